import { describe, expect, it } from 'vitest';
import { runBackup } from '../../src/cli/backup.ts';
import { openTerminal } from '../cli/open-terminal.ts';
import { settleWrites } from './one-fall.ts';
import { paceReadings } from './paced-readings.ts';
import { readTold } from './told.ts';
import { createWorld, type Env, OPS, WAIT_MS, type World } from './world.ts';

const RULE = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' };

/** Copies the database of a world, whose bot runs, and returns the environment of a bot on the copy. */
async function backUpWorld({ env }: World): Promise<Env> {
  const copy = `${(env['DATABASE_URL'] ?? '').replace('file:', '')}.copy`;
  expect(await runBackup(openTerminal(env).terminal, copy)).toBe(0);
  return { ...RULE, DATABASE_URL: `file:${copy}` };
}

/** What was said, but for tests. */
const news = (world: World) => readTold(world).filter((entry) => !entry.includes('TEST, nothing is wrong'));
const ALERT = expect.stringContaining('posted ⚠️ Warning: default is down to ¥45.00');
const RESOLVED = expect.stringContaining('reply ✅ Resolved: default has ¥60.00');

describe('a bot that is started on a backup', () => {
  it('says nothing again, and goes on with the alert', async ({ onTestFinished }) => {
    const world = await createWorld();
    onTestFinished(() => world.close());
    const readings = paceReadings(world);
    const first = await world.spawnBot(RULE);
    await readings.read('60', 0);
    await readings.read('45', 1);
    const restored = await backUpWorld(world);
    await first.kill();
    await world.spawnBot(restored);
    await readings.read('45', 1);
    await settleWrites(world);
    expect(news(world)).toEqual([ALERT]);
    await readings.read('60', 0);
    await readings.read('60', 0);
    await settleWrites(world);
    expect(news(world)).toEqual([ALERT, RESOLVED]);
  });

  it.for([true, false])(
    'says once what waited for Slack when the backup was made, whether it was sent afterwards or not: %s',
    async (sent, { onTestFinished }) => {
      const world = await createWorld();
      onTestFinished(() => world.close());
      const readings = paceReadings(world);
      const first = await world.spawnBot(RULE);
      await readings.read('60', 0);
      await world.slack.outage('refuse');
      await readings.read('45', 0);
      await world.waitForLines('not delivered yet', 1);
      const restored = await backUpWorld(world);
      if (!sent) await first.kill();
      await world.slack.outage(null);
      if (sent) {
        await world.slack.waitFor(() => world.roots().length > 0, WAIT_MS, 'the alert');
        await first.kill();
      }
      await world.spawnBot(restored);
      await readings.read('45', 0);
      await world.slack.waitFor(() => world.roots().length > 0, WAIT_MS, 'the alert');
      await settleWrites(world);
      expect(news(world)).toEqual([ALERT]);
    },
  );
});
