import { setTimeout as delay } from 'node:timers/promises';
import { createWorld, OPS, WAIT_MS, type World } from '../e2e/world.ts';
import { yuan } from '../e2e/yuan.ts';
import { readAnnounced, TEST } from './announced-steps.ts';
import { expectSteps, type Seen, type Tier } from './expected-steps.ts';
import { holdReadings } from './held-readings.ts';
import type { KillPoint } from './kill-points.ts';
import { judge, type Verdict } from './oracle.ts';

/** What one life of an account under a fault came to. */
export interface Run {
  /** How often the fault really happened. */
  readonly hits: number;
  readonly verdict: Verdict;
}

export interface RunOptions {
  /** What the bot's token may do. */
  readonly scopes: readonly string[];
  /** Gives a file for the bots' logs. */
  readonly keepLog: () => string;
}

const TIERS: readonly Tier[] = [
  { threshold: 5000, severity: 'warning' },
  { threshold: 1000, severity: 'critical' },
];
const RULES = {
  ALERT_CHANNEL: OPS,
  ALERT_THRESHOLDS: '50 CNY, 10 CNY critical',
  // A held reading must not end by itself.
  DEEPSEEK_TIMEOUT: '60s',
};
/** Four steps: fired, escalated, eased, resolved. */
const BALANCES = ['60.00', '45.00', '8.00', '30.00', '30.00', '60.00', '60.00'] as const;
const LONGEST_RUN_MS = 120_000;

/** Plays a fall and its end, kills the bot at each step and starts it again, and asks the oracle what Slack holds. */
export async function playKilled(point: KillPoint, options: RunOptions): Promise<Run> {
  const world = await createWorld(options);
  const ended = new AbortController();
  try {
    return await Promise.race([play(world, point), rejectLate(ended.signal)]);
  } finally {
    ended.abort();
    await world.close();
  }
}

async function play(world: World, point: KillPoint): Promise<Run> {
  const readings = holdReadings(world);
  const seen: Seen[] = [];
  const see = (balance: string): readonly string[] => {
    seen.push({ at: seen.length, total: Math.round(Number(balance) * 100) });
    return expectSteps(TIERS, seen, 0);
  };
  let hits = 0;
  let missing = 0;
  let expected: readonly string[] = [];
  let bot = await world.spawnBot(RULES);
  for (const balance of BALANCES) {
    const known = expected.length;
    world.deepseek.set(world.key, yuan(balance));
    expected = see(balance);
    if (expected.length === known) {
      await readings.readOnce(bot);
      continue;
    }
    await readings.waitForAsker();
    if (await point.strike(world, bot, readings.letThrough)) {
      hits += 1;
      readings.forget();
      bot = await world.spawnBot(RULES);
      // Whether the killed process stored its reading or not: the same balance once more makes no further step.
      expected = see(balance);
      await readings.readOnce(bot);
    }
    missing += await countMissing(world, expected.length - missing);
  }
  await settle(world);
  return { hits, verdict: judge(expected, readAnnounced(world.roots())) };
}

/** Waits for so many steps and gives how many did not come: that is the oracle's business, and no later step waits for them again. */
async function countMissing(world: World, count: number): Promise<number> {
  const announced = (): number => readAnnounced(world.roots()).length;
  await world.slack.waitFor(() => announced() >= count, WAIT_MS, 'the step').catch(() => undefined);
  return Math.max(0, count - announced());
}

/** Posts a test: writes to a channel are done in order, so everything before it is settled when it is there. */
async function settle(world: World): Promise<void> {
  await world.type('test');
  await world.slack.waitFor(() => world.roots().some(({ text }) => text.startsWith(TEST)), WAIT_MS, 'the test');
}

async function rejectLate(signal: AbortSignal): Promise<never> {
  await delay(LONGEST_RUN_MS, undefined, { signal });
  throw new Error(`A run takes longer than ${LONGEST_RUN_MS} ms.`);
}
