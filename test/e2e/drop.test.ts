import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SECOND_MS } from '../../src/domain/duration.ts';
import { createFastWorld, type FastWorld } from './fast-world.ts';
import { paceReadings } from './paced-readings.ts';
import { readTold } from './told.ts';
import { ALICE, createWorld } from './world.ts';
import { yuan } from './yuan.ts';

/** A reading a minute after the last one. */
async function readMinute(world: FastWorld, balance: number): Promise<void> {
  world.advance(59 * SECOND_MS);
  await world.read(yuan(balance.toFixed(2)));
}

/** What was told about falls: no notices of rules. */
function alertsOf(world: FastWorld): readonly string[] {
  return readTold(world).filter((entry) => !entry.startsWith(`posted <@${ALICE}> set`));
}

describe('a leak from ¥200 to ¥20 in half an hour, with a top-up of ¥100 in its middle', () => {
  /** One reading a minute; ¥280 go in 30 minutes. */
  const LEAK = Array.from({ length: 31 }, (_, minute) => 200 - (280 / 30) * minute + (minute > 15 ? 100 : 0));
  let world: FastWorld & { close(): Promise<void> };
  beforeEach(async () => {
    world = await createFastWorld({ env: { ALERT_THRESHOLDS: '1 CNY' } });
    onTestFinished(() => world.close());
    await readMinute(world, 200);
  });

  /** How many minutes went by until the first alert, and everything that was told in the end. */
  async function play(
    balances: readonly number[],
  ): Promise<{ readonly after: number; readonly told: readonly string[] }> {
    let after = -1;
    for (const [minute, balance] of balances.entries()) {
      await readMinute(world, balance);
      if (after === -1 && alertsOf(world).length > 0) after = minute;
    }
    return { after, told: alertsOf(world) };
  }

  it('alerts within one check of the limit, once, with what fell and what is left', async () => {
    await world.set('drop 100 CNY in 1h critical');
    const { after, told } = await play(LEAK);
    // ¥100 are gone after 10.7 minutes.
    expect(after).toBe(11);
    expect(told).toEqual([
      expect.stringContaining('🔴 Critical: default fell by ¥102.67 within 1 h (threshold ¥100.00), ¥97.33 is left.'),
    ]);
    world.advance(60 * SECOND_MS);
    await world.tick();
    const root = world.roots().find(({ text }) => text.includes('default fell by'));
    expect(root?.text).toContain('Critical: default fell by at least ¥2');
    expect(root?.text).toContain('Money came in meanwhile; what was spent between those two checks is unknown');
  });

  it('alerts after the top-up too: it hides nothing outside of its own minute', async () => {
    await world.set('drop 200 CNY in 1h');
    const { after, told } = await play(LEAK);
    // ¥200 are gone after 21.4 minutes, the minute of the top-up is not known: one check later.
    expect(after).toBe(23);
    expect(told).toEqual([
      expect.stringContaining(
        '⚠️ Warning: default fell by at least ¥205.34 within 1 h (threshold ¥200.00), ¥85.33 is left.',
      ),
    ]);
  });

  it('takes a percentage of what was there at the start and what came in', async () => {
    await world.set('drop 60% in 1h');
    const { after, told } = await play(LEAK);
    // 60 % of the first ¥200 would be ¥120, after 12.9 minutes; with the top-up it is 60 % of ¥290.67.
    expect(after).toBe(13);
    expect(told).toEqual([expect.stringContaining('default fell by 60.66% (¥121.33) within 1 h (threshold 60%)')]);
  });

  it('ends with two calm readings once it left the window, and begins anew after that', async () => {
    await world.set('drop 100 CNY in 1h');
    await play(LEAK);
    for (let minute = 0; minute < 60; minute += 1) await readMinute(world, 20);
    expect(alertsOf(world).at(-1)).toContain('✅ Resolved: default has ¥20.00');
    expect(alertsOf(world)).toHaveLength(2);
    await play([140, 35]);
    expect(alertsOf(world).at(-1)).toContain('default fell by at least ¥105.00 within 1 h');
  });

  it('is what somebody is told who asks', async () => {
    await world.set('drop 100 CNY in 1h critical');
    await play(LEAK.slice(0, 13));
    expect(await world.show()).toContain('🔴 default fell by ¥112.00 within 1 h.');
  });

  it('joins the episode of its account as a reply of its own', async () => {
    await world.set('drop 100 CNY in 1h');
    await world.set('drop 60% in 24h');
    await world.set('drop 150 CNY in 1h');
    const { told } = await play(LEAK);
    expect(told).toEqual([
      expect.stringContaining('posted ⚠️ Warning: default fell by ¥102.67 within 1 h'),
      expect.stringContaining('reply ⚠️ Warning: default fell by 60.66% (¥121.33) within 24 h'),
      expect.stringContaining('broadcast ⚠️ Warning: default fell by at least ¥158.67 within 1 h (threshold ¥150.00)'),
    ]);
  });
});

describe('what is no sudden fall', () => {
  let world: FastWorld & { close(): Promise<void> };
  beforeEach(async () => {
    world = await createFastWorld({ env: { ALERT_THRESHOLDS: '1 CNY' } });
    onTestFinished(() => world.close());
    await readMinute(world, 200);
    await world.set('drop 30 CNY in 1h');
  });

  it('a weekend in which the bot did not run', async () => {
    world.advance(48 * 3600 * SECOND_MS);
    await readMinute(world, 140);
    await readMinute(world, 139);
    expect(alertsOf(world)).toEqual([]);
  });

  it('but money that went quickly while the bot did not run is, with the time nobody watched', async () => {
    world.advance(2 * 3600 * SECOND_MS);
    await readMinute(world, 20);
    expect(alertsOf(world)).toEqual([expect.stringContaining('default fell by about ¥89.')]);
    expect(world.roots().at(-1)?.text).toContain('The balance was not checked from');
  });
});

it('a fall is remembered across kill -9 and a restart', async () => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  const readings = paceReadings(world);
  let bot = await world.spawnBot();
  await readings.read('100', 0);
  await world.type('drop 30 CNY in 1h');
  await readings.read('85', 1);
  await bot.kill();
  bot = await world.spawnBot();
  await readings.read('69', 2);
  await bot.kill();
  await world.spawnBot();
  await readings.read('68', 2);
  const falls = readTold(world).filter((entry) => entry.includes('default fell by'));
  expect(falls).toEqual([
    expect.stringContaining('default fell by ¥31.00 within 1 h (threshold ¥30.00), ¥69.00 is left.'),
  ]);
});
