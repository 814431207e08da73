import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Bot, type BotOptions, createBot } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import { createChanges } from '../../src/demo/slack/changes.ts';
import type { Message, Root } from '../../src/demo/slack/message.ts';
import type { SlackOptions } from '../../src/demo/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../src/demo/slack/stand-in.ts';
import { createLog } from '../../src/ops/log.ts';
import { openStore } from '../../src/store/store.ts';
import { keepSuiteLog, secretsOf } from '../suite-log.ts';

export const OPS = 'C0OPS00000';
export const ALICE = 'U0ALICE000';
export const WAIT_MS = 20_000;
/** Short waits: what takes seconds in production takes tenths of seconds here, by the same code. */
const TEST_TIMING: NonNullable<BotOptions['timing']> = {
  tickEveryMs: 50,
  leaseMs: 1500,
  graceMs: 200,
  secondLookMs: 100,
  updateEveryMs: 200,
  maxBackoffMs: 300,
  slackTimeoutMs: 1000,
};

export type Env = Readonly<Record<string, string>>;

export interface WorldOptions {
  readonly slack?: SlackOptions;
  /** Whether the bot has introduced itself in an earlier life, as nearly every test wants it; true unless told otherwise. */
  readonly introduced?: boolean;
  /** Swaps DeepSeek's rows at random. */
  readonly random?: () => number;
  /** What the bot's token may do; everything unless told otherwise. */
  readonly scopes?: readonly string[];
  /** Gives a file for the log, which must not contain these secrets; the suite's log unless told otherwise. */
  readonly keepLog?: (secrets: readonly string[]) => string;
}

/** A bot as a child process, and its log line by line. */
export interface BotProcess {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves with the first line, now or later, that `fits` after the line number `from`. */
  waitForLine(fits: (line: string) => boolean, from?: number): Promise<number>;
  /** `kill -9`, resolving when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** One Slack, one DeepSeek and one folder for the database; every bot in it is ended with it. */
export interface World {
  readonly slack: SlackStandIn;
  readonly deepseek: SampleDeepSeek;
  /** The account `default`'s key. */
  readonly key: string;
  /** The environment of a bot of this world: Socket Mode, one check per second, no wait for confirmation. */
  readonly env: Env;
  /** Starts the bot within this process. */
  startBot(env?: Env, timing?: BotOptions['timing']): Promise<Bot>;
  /** Starts the bot as a process of its own; resolves when it is connected to Slack. */
  spawnBot(env?: Env, timing?: BotOptions['timing']): Promise<BotProcess>;
  /** Resolves when this world's bot processes, dead ones included, have together logged `count` lines with `text`. */
  waitForLines(text: string, count: number): Promise<void>;
  /** Types a command as Alice in #ops and resolves with the text of its private answer. */
  type(
    text: string,
    where?: { readonly user?: string; readonly channel?: string; readonly command?: string },
  ): Promise<string>;
  roots(channel?: string): readonly Root[];
  /** All replies of all roots of a channel, oldest first. */
  replies(channel?: string): readonly Message[];
  close(): Promise<void>;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-test-'));
  const secret = randomBytes(12).toString('hex');
  const key = `sk-${secret}`;
  const tokens = { bot: `xoxb-${secret}`, app: `xapp-${secret}` };
  const keepLog = options.keepLog ?? keepSuiteLog;
  const suiteLog = keepLog([key, tokens.bot, tokens.app]);
  const deepseek = await startSampleDeepSeek(options.random === undefined ? {} : { random: options.random });
  const slack = await startSlack({
    users: [{ id: ALICE, name: 'alice', is_admin: true }],
    channels: [{ id: OPS, name: 'ops', members: [ALICE], botIsMember: true }],
    limits: false,
    tokens: { [tokens.bot]: options.scopes ?? ALL_SCOPES },
    appToken: tokens.app,
    ...options.slack,
  });
  const env: Env = {
    DEEPSEEK_API_KEY: key,
    DEEPSEEK_BASE_URL: deepseek.baseUrl,
    DEEPSEEK_TIMEOUT: '2s',
    SLACK_BOT_TOKEN: tokens.bot,
    SLACK_APP_TOKEN: tokens.app,
    SLACK_API_URL: slack.apiUrl,
    CHECK_CRON: '* * * * * *',
    CONFIRM_AFTER: '0s',
    DATABASE_URL: `file:${join(folder, 'bot.db')}`,
    LOG_LEVEL: 'debug',
  };
  if (options.introduced !== false) await markIntroduced(join(folder, 'bot.db'));
  const bots = new Set<Bot>();
  const processes = new Set<BotProcess>();
  const written = createChanges();
  return {
    slack,
    deepseek,
    key,
    env,
    async startBot(more = {}, timing = {}) {
      keepLog(secretsOf(more));
      const config = parseConfig({ ...env, ...more }, () => '');
      const log = createLog({
        level: 'debug',
        secrets: [],
        destination: { write: (line) => appendFileSync(suiteLog, line) },
      });
      const bot = await createBot(config, { log, version: '0.0.0-test', timing: { ...TEST_TIMING, ...timing } });
      bots.add(bot);
      await bot.start();
      return bot;
    },
    async spawnBot(more = {}, timing = {}) {
      keepLog(secretsOf(more));
      const bot = spawnBot({ ...env, ...more }, { ...TEST_TIMING, ...timing }, suiteLog, written.changed);
      processes.add(bot);
      await bot.waitForLine((line) => line.includes('connected to Slack'));
      return bot;
    },
    async waitForLines(text, count) {
      const fits = () => [...processes].flatMap(({ lines }) => lines).filter((line) => line.includes(text));
      await written.waitFor(() => fits().length >= count, WAIT_MS, `${count} log lines with "${text}"`);
    },
    async type(text, { user = ALICE, channel = OPS, command = '/deepseek-balance' } = {}) {
      const interaction = await slack.command({ user, channel, text, command });
      return (await interaction.answer(WAIT_MS)).text;
    },
    roots: (channel = OPS) => slack.messages(channel),
    replies: (channel = OPS) => slack.messages(channel).flatMap((root) => root.replies),
    async close() {
      await Promise.all([...bots].map((bot) => bot.stop()));
      await Promise.all([...processes].map((bot) => bot.kill()));
      await slack.close();
      await deepseek.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A file as an earlier bot left it: nothing in it but that it has said hello. */
async function markIntroduced(path: string): Promise<void> {
  const store = await openStore(path);
  await store.workspaces.ensure('self', Date.now());
  await store.workspaces.markIntroduced('self', Date.now());
  await store.close();
}

/** Where Node keeps compiled modules for the next bot process. */
const COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/bot-process');

export const ALL_SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'chat:write.public',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'im:history',
  'usergroups:read',
];

function spawnBot(env: Env, timing: BotOptions['timing'], suiteLog: string, onLine: () => void): BotProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bot-process.ts'), JSON.stringify(timing)], {
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiters = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      appendFileSync(suiteLog, `${line}\n`);
      for (const wake of waiters) wake();
      onLine();
    });
  }
  const exited = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return {
    child,
    lines,
    waitForLine: (fits, from = 0) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiters.delete(look);
          reject(new Error(`the bot did not write the expected line; its last ones:\n${lines.slice(-8).join('\n')}`));
        }, WAIT_MS);
        const look = (): void => {
          const index = lines.findIndex((line, at) => at >= from && fits(line));
          if (index === -1) return;
          clearTimeout(timer);
          waiters.delete(look);
          resolve(index);
        };
        waiters.add(look);
        look();
      }),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}
