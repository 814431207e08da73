import { describe, expect, it } from 'vitest';
import { ONE_FALL, readFall, settleWrites } from './one-fall.ts';
import { paceReadings } from './paced-readings.ts';
import { type BotProcess, createWorld, OPS, WAIT_MS, type World } from './world.ts';

const RULE = { ALERT_CHANNEL: OPS, ALERT_THRESHOLDS: '50 CNY' };
const NEVER_MS = 60_000;

type Kill = (world: World, bot: BotProcess, decide: () => Promise<void>) => Promise<void>;

/** Slack does not answer the next message, which it has stored or not; the bot is killed while it waits. */
function inFlight(stored: boolean): Kill {
  return async ({ slack }, bot, decide) => {
    const posts = () => slack.requests.filter(({ method }) => method === 'chat.postMessage');
    const before = posts().length;
    slack.faults.add({ method: 'chat.postMessage', fault: { kind: 'slow', ms: NEVER_MS, stored } });
    await decide();
    await slack.waitFor(
      () =>
        posts()
          .slice(before)
          .some((post) => post.stored === stored),
      WAIT_MS,
      'the write',
    );
    await bot.kill();
  };
}

/** The bot is killed as soon as it has decided, wherever its message is then. */
const atOnce: Kill = async (_world, bot, decide) => {
  const { length } = bot.lines;
  const decided = bot.waitForLine((line) => line.includes('decided to speak'), length);
  await Promise.all([decided.then(() => bot.kill()), decide()]);
};

describe('kill -9 while a message is delivered', () => {
  it.concurrent.for([
    ['at once after the decisions', atOnce, atOnce],
    ['before Slack has the root, after it has the reply', inFlight(false), inFlight(true)],
    ['after Slack has the root, before it has the reply', inFlight(true), inFlight(false)],
  ] as const)('still gives one root and one reply: %s', async ([, killAtRoot, killAtReply], { onTestFinished }) => {
    const world = await createWorld();
    onTestFinished(() => world.close());
    const readings = paceReadings(world);
    const first = await world.spawnBot(RULE);
    await readings.read('60', 0);
    await killAtRoot(world, first, () => readings.read('45', 0));
    const second = await world.spawnBot(RULE);
    await world.slack.waitFor(() => world.roots().length > 0, WAIT_MS, 'the root');
    await readings.read('60', 0);
    await killAtReply(world, second, () => readings.read('60', 0));
    await world.spawnBot(RULE);
    await readings.read('60', 0);
    await settleWrites(world);
    expect(readFall(world)).toEqual(ONE_FALL);
  });
});
