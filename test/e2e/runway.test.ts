import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createFastWorld, type FastWorld } from './fast-world.ts';
import { readTold } from './told.ts';
import { ALICE } from './world.ts';
import { yuan } from './yuan.ts';

const EVERY_MS = 5 * MINUTE_MS;

describe('money that goes at ¥2 an hour and then, by a leak, at ¥30', () => {
  let world: FastWorld & { close(): Promise<void> };
  let left = 400;
  beforeEach(async () => {
    world = await createFastWorld({ env: { ALERT_THRESHOLDS: '1 CNY' } });
    onTestFinished(() => world.close());
    left = 400;
    await spend(32, 2);
  });

  /** Some hours of readings, of which each finds less. */
  async function spend(hours: number, perHour: number): Promise<void> {
    for (let ms = 0; ms < hours * HOUR_MS; ms += EVERY_MS) {
      world.advance(EVERY_MS - SECOND_MS);
      left -= (perHour * EVERY_MS) / HOUR_MS;
      await world.read(yuan(left.toFixed(2)));
    }
  }

  const alerts = (): readonly string[] =>
    readTold(world).filter((entry) => !entry.startsWith(`posted <@${ALICE}> set`));

  it('is told in the answer: how fast it goes, how long it lasts, what would last a month', async () => {
    world.deepseek.play(world.key, [yuan(left.toFixed(2))]);
    const answer = await world.show();
    expect(answer).toMatch(/Spending ¥4\d\.\d\d a day\./);
    expect(answer).toMatch(/It lasts about \d to \d+ days\./);
    expect(answer).toMatch(/To last 30 days: top up about ¥[\d,]+; a threshold of ¥\d+ warns about 3 days ahead\./);
  });

  it('warns once when it will not last, and is over after two readings of enough', async () => {
    expect(await world.set('runway 3d')).toContain('#4 warn when the CNY money of any account lasts less than 3 days');
    await spend(1, 2);
    expect(alerts()).toEqual([]);
    await spend(3, 30);
    const told = alerts();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^posted ⚠️ Warning: default lasts about \S+ to \S+ days \(threshold 3 days\), ¥\d+\.\d\d is left\.$/m,
    );
    expect(told[0]).toContain('Ends: when the money lasts 3 days 18 hours or more.');
    left += 20_000;
    await spend(0.25, 2);
    expect(alerts()).toHaveLength(2);
    expect(alerts()[1]).toMatch(/✅ Resolved: default has ¥2\d,\d{3}\.\d\d, after .+\. It lasts /);
    expect(alerts()[1]).toContain('A top-up of at least ¥19,9');
  });

  it('is judged at once by a rule that was set while it will not last', async () => {
    expect(await world.set('runway 60d critical')).toContain('#4 ends when the money lasts 75 days or more.');
    expect(alerts()).toEqual([expect.stringContaining('🔴 Critical: default lasts about')]);
    expect(world.roots().at(-1)?.text).toContain('(threshold 60 days)');
  });

  it('fires for one reading alone never', async () => {
    await world.set('runway 3d');
    world.advance(EVERY_MS);
    await world.read(yuan('20.00'));
    expect(alerts()).toEqual([]);
    world.advance(EVERY_MS);
    await world.read(yuan('19.90'));
    expect(alerts()).toHaveLength(1);
  });
});

/** A wallet with so much that goes as `spend` says. */
async function open(start: number) {
  const world = await createFastWorld({ env: { ALERT_THRESHOLDS: '1 CNY', CHECK_CRON: '*/5 * * * *' } });
  onTestFinished(() => world.close());
  let left = start;
  return {
    world,
    left: () => left,
    leave: (units: number): void => void (left -= units),
    spend: async (hours: number, perHour: number): Promise<void> => {
      for (let ms = 0; ms < hours * HOUR_MS; ms += EVERY_MS) {
        world.advance(EVERY_MS - SECOND_MS);
        left -= (perHour * EVERY_MS) / HOUR_MS;
        await world.read(yuan(left.toFixed(2)));
      }
    },
    alerts: () => readTold(world).filter((entry) => !entry.startsWith(`posted <@${ALICE}> set`)),
  };
}

it('money that leaves at once, a refund or an expiry, fires nothing by one reading', async () => {
  const { world, leave, left, spend, alerts } = await open(600);
  await spend(40, 2);
  await world.set('runway 3d');
  expect(alerts()).toEqual([]);
  leave(200);
  world.advance(EVERY_MS);
  await world.read(yuan(left().toFixed(2)));
  expect(alerts()).toEqual([]);
  await spend(1, 2);
  expect(alerts()).toEqual([]);
});

it('ten idle minutes after a day in which nobody read resolve nothing', async () => {
  const { world, leave, spend, alerts } = await open(220);
  await spend(60, 2);
  await world.set('runway 5d');
  world.advance(25 * HOUR_MS);
  leave(50);
  await spend(0.25, 0);
  expect(alerts().filter((told) => told.includes('Resolved'))).toEqual([]);
});

it('ten busy minutes after a day in which nobody read fire nothing', async () => {
  const { world, leave, spend, alerts } = await open(3000);
  await spend(60, 2);
  await world.set('runway 5d');
  world.advance(25 * HOUR_MS);
  leave(50);
  await spend(1 / 12, 2);
  await spend(2 / 12, 120);
  expect(alerts()).toEqual([]);
});
