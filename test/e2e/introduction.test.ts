import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorld, OPS, WAIT_MS, type World } from './world.ts';
import { yuan } from './yuan.ts';

const RULE = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' };
const HELLO = '👋 Hello!';

async function openWorld(): Promise<World> {
  const world = await createWorld({ introduced: false });
  onTestFinished(() => world.close());
  world.deepseek.set(world.key, yuan('45.00'));
  return world;
}

function firstLines(world: World): readonly string[] {
  return world.roots().map(({ text }) => text.split('\n')[0] ?? '');
}

async function waitForAlert(world: World): Promise<void> {
  await world.slack.waitFor(() => firstLines(world).some((line) => line.includes('is down to')), WAIT_MS, 'the alert');
}

describe('the bot introduces itself in ALERT_CHANNEL', () => {
  it('before the alert of its first reading, and says what it watches', async () => {
    const world = await openWorld();
    await world.startBot(RULE);
    await waitForAlert(world);
    expect(firstLines(world)).toEqual([expect.stringContaining(HELLO), expect.stringContaining('¥45.00')]);
    expect(world.roots()[0]?.text).toContain('#1 warn when the total of any account falls below ¥50.00');
  });

  it('once, whatever is killed and started, also two at once', async () => {
    const world = await openWorld();
    const first = await world.spawnBot(RULE);
    await waitForAlert(world);
    await first.kill();
    await Promise.all([world.spawnBot(RULE), world.spawnBot(RULE)]);
    await world.type('test');
    expect(firstLines(world).filter((line) => line.includes(HELLO))).toHaveLength(1);
  });

  it('when the channel opens, if it was closed at the time', async () => {
    const world = await openWorld();
    world.slack.archive(OPS);
    await world.startBot(RULE);
    await world.deepseek.waitForRequests(2);
    world.slack.unarchive(OPS);
    await world.type('');
    await waitForAlert(world);
    expect(firstLines(world)[0]).toContain(HELLO);
  });

  it('not without one', async () => {
    const world = await openWorld();
    await world.startBot();
    await world.deepseek.waitForRequests(2);
    await world.type('test');
    expect(firstLines(world)).toEqual([expect.stringContaining('TEST')]);
  });
});
