import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Phase } from '../../src/demo/slack/request-log.ts';
import { type BotProcess, WAIT_MS, type World } from '../e2e/world.ts';

/** A moment at which the bot's process is killed with SIGKILL. */
export interface KillPoint {
  readonly name: string;
  /** Lets a reading through that has a step, and kills the bot in the middle of what follows; false: the moment never came. */
  strike(world: World, bot: BotProcess, letThrough: () => void): Promise<boolean>;
}

/** About as long as it takes from DeepSeek's answer to the end of a delivery. */
const LONGEST_RANDOM_MS = 80;

const ON_REPLY: KillPoint = {
  name: "DeepSeek's reply is sent",
  async strike(_world, bot, letThrough) {
    letThrough();
    await nextTurn();
    await bot.kill();
    return true;
  },
};

const ON_DECISION: KillPoint = {
  name: 'the transaction is done',
  async strike(_world, bot, letThrough) {
    const decided = bot.waitForLine((line) => line.includes('decided to speak'), bot.lines.length);
    letThrough();
    const came = await decided.then(
      () => true,
      () => false,
    );
    if (came) await bot.kill();
    return came;
  },
};

export const KILL_POINTS: readonly KillPoint[] = [
  ON_REPLY,
  ON_DECISION,
  onWrite('Slack has the request, and loses it', 'received'),
  onWrite('Slack has stored, and did not answer', 'stored'),
  onWrite('Slack has answered', 'answered'),
];

export const RANDOM_KILL: KillPoint = {
  name: 'any moment',
  async strike(_world, bot, letThrough) {
    letThrough();
    await delay(Math.random() * LONGEST_RANDOM_MS);
    await bot.kill();
    return true;
  },
};

/** While a message is posted; the signal is sent before Slack goes on. */
function onWrite(name: string, phase: Phase): KillPoint {
  return {
    name,
    async strike({ slack }, bot, letThrough) {
      let struck = false;
      const stop = slack.onRequest((method, _args, at) => {
        if (struck || method !== 'chat.postMessage' || at !== phase) return;
        struck = true;
        // Otherwise Slack would go on to store it.
        if (phase === 'received') slack.faults.add({ method, fault: { kind: 'dropped', stored: false } });
        bot.child.kill('SIGKILL');
      });
      letThrough();
      await slack.waitFor(() => struck, WAIT_MS, name).catch(() => false);
      stop();
      if (struck) await bot.kill();
      return struck;
    },
  };
}
