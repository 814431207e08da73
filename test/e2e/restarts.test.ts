import { describe, expect, it } from 'vitest';
import { ONE_FALL, readFall } from './one-fall.ts';
import { paceReadings } from './paced-readings.ts';
import { createWorld, OPS } from './world.ts';

const RULE = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' };

/** Balances in yuan, and how many Slack writes are done after each: the root, three edits of it, the reply. */
const FALL = [
  ['60', 0],
  ['45', 1],
  ['44', 2],
  ['60', 3],
  ['60', 5],
] as const;
const AFTERWARDS = ['60', 5] as const;

describe.concurrent('60 → 45 → 44 → 60 → 60 with rule 50, one reading per second, is one root and one reply', () => {
  it.for([[[1, 3, 5]], [[2, 4]]] as const)(
    'with kill -9 and a restart after each of the readings %j',
    async ([kills], { onTestFinished }) => {
      const world = await createWorld();
      onTestFinished(() => world.close());
      const readings = paceReadings(world);
      let bot = await world.spawnBot(RULE);
      for (const [index, [balance, writes]] of FALL.entries()) {
        await readings.read(balance, writes);
        if (!kills.some((kill) => kill === index + 1)) continue;
        // The next process starts when this one is gone.
        await bot.kill();
        bot = await world.spawnBot(RULE);
      }
      await readings.read(...AFTERWARDS);
      await readings.read(...AFTERWARDS);
      expect(readFall(world)).toEqual(ONE_FALL);
    },
  );

  it('with two processes on one database, which take turns', async ({ onTestFinished }) => {
    const world = await createWorld();
    onTestFinished(() => world.close());
    const readings = paceReadings(world);
    // Long enough for the other process to find each write while it is under way.
    world.slack.faults.add({ method: 'chat.postMessage', times: 2, fault: { kind: 'slow', ms: 200 } });
    world.slack.faults.add({ method: 'chat.update', times: 3, fault: { kind: 'slow', ms: 200 } });
    const bots = await Promise.all([world.spawnBot(RULE), world.spawnBot(RULE)]);
    for (const [index, [balance, writes]] of [...FALL, AFTERWARDS, AFTERWARDS].entries()) {
      // Both have asked and wait, and the one that asked first is answered.
      await world.deepseek.waitForRequests(index + bots.length);
      await readings.read(balance, writes);
    }
    const checks = bots.map(({ lines }) => lines.filter((line) => line.includes('account checked')).length);
    expect(Math.min(...checks)).toBe(3);
    expect(readFall(world)).toEqual(ONE_FALL);
  });
});
