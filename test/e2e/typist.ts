import { createServer } from 'node:net';
import type { BotOptions } from '../../src/app.ts';
import type { Interaction } from '../../src/demo/slack/interaction.ts';
import type { Root } from '../../src/demo/slack/message.ts';
import { ALICE, type Env, WAIT_MS, type World } from './world.ts';

/** One command and what became of it. */
export interface Typed {
  readonly interaction: Interaction;
  /** The private answer. */
  readonly text: string;
  /** What the channel saw of it when the answer was there. */
  readonly notices: readonly string[];
}

export interface Typist {
  /** Types a command and waits for its answer. */
  type(text: string, where?: { readonly user?: string; readonly command?: string }): Promise<Typed>;
  readonly channel: string;
}

/** Types into one channel and keeps what was typed in `typed`, so that a test can look at all of it at the end. */
export function createTypist(world: World, channel: string, typed: Typed[] = []): Typist {
  return {
    channel,
    async type(text, { user = ALICE, command = '/deepseek-balance' } = {}) {
      const before = world.roots(channel).length;
      const interaction = await world.slack.command({ user, channel, text, command });
      const answer = await interaction.answer(WAIT_MS);
      const one = { interaction, text: answer.text, notices: noticesOf(world.roots(channel).slice(before)) };
      typed.push(one);
      return one;
    },
  };
}

function noticesOf(roots: readonly Root[]): readonly string[] {
  return roots.map((root) => root.text);
}

/** Adds a channel of its own for each test: rules and notices of one never show in another. */
export function createChannels(
  world: World,
): (more?: Parameters<typeof world.slack.workspace.addChannel>[0]) => string {
  let count = 0;
  return (more) => {
    count += 1;
    const id = more?.id ?? `C0TEST${String(count).padStart(4, '0')}`;
    world.slack.workspace.addChannel({ name: `test-${count}`, members: [ALICE], botIsMember: true, ...more, id });
    return id;
  };
}

/** Starts a bot and waits for its connection: over a socket, `start` does not wait for Slack. */
export async function startOverSocket(world: World, env: Env = {}, timing?: BotOptions['timing']): Promise<void> {
  await world.startBot(env, timing);
  await world.slack.waitFor(({ connections }) => connections.count > 0, WAIT_MS, 'the connection of the bot');
}

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** Starts a bot that listens, and makes the stand-in deliver over signed HTTP. */
export async function startOverHttp(world: World, env: Env = {}, timing?: BotOptions['timing']): Promise<void> {
  const port = await findFreePort();
  world.slack.deliverOverHttp({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET });
  await world.startBot(
    { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: String(port), ...env },
    timing,
  );
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => resolve(undefined));
  await promise;
  const address = server.address();
  await server[Symbol.asyncDispose]();
  if (address === null || typeof address === 'string') throw new RangeError('the server has no port');
  return address.port;
}
