import { join } from 'node:path';
import { createBot } from '../app.ts';
import { parseConfig } from '../config.ts';
import { formatDecimal } from '../domain/money.ts';
import { createLog } from '../ops/log.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from './deepseek/sample-deepseek.ts';
import { layPast } from './past.ts';
import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN } from './slack/options.ts';
import { type SlackStandIn, startSlack } from './slack/stand-in.ts';

/** The key of the sample account. */
export const SAMPLE_KEY = 'sk-demo-0000000000000000000000000000';
export const ALICE = 'U0ALICE000';
export const OPS = 'C0OPS00000';
export const WAIT_MS = 8000;

/** What it has at the beginning, in micros: ¥71.46. */
const SAMPLE_MONEY = { granted: 10_000_000, toppedUp: 61_460_000 };

const CHANNELS = [
  { id: OPS, name: 'ops', members: [ALICE], botIsMember: true },
  { id: 'C0OTHER000', name: 'other', members: [ALICE], botIsMember: true },
];

/** The stand-in for Slack, the sample DeepSeek and the real bot between them, connected over real sockets. */
export interface Stage {
  readonly slack: SlackStandIn;
  readonly deepseek: SampleDeepSeek;
  /** Ends all three. */
  close(): Promise<void>;
}

export interface StageOptions {
  /** For the database. */
  readonly folder: string;
  /** Variables of the bot's configuration that differ from the demo's own. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Least time between two edits of one message that no news asks for. */
  readonly updateEveryMs: number;
  /** Whether the sample account was watched before, for a week. */
  readonly hasPast: boolean;
}

/** Sets the stage with a sample account of ¥71.46. Throws a `ConfigError` when a variable is wrong; then nothing is left running. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const deepseek = await startSampleDeepSeek();
  const slack = await startSlack({
    users: [{ id: ALICE, name: 'alice' }],
    channels: CHANNELS,
    bot: { userId: 'U0BOT00000', botId: 'B0BOT00000', appId: 'A0APP00000', name: 'DeepSeek Balance' },
  });
  deepseek.set(SAMPLE_KEY, {
    wallets: { CNY: { granted: formatDecimal(SAMPLE_MONEY.granted), toppedUp: formatDecimal(SAMPLE_MONEY.toppedUp) } },
  });
  let stopBot = async (): Promise<void> => {};
  const close = async (): Promise<void> => {
    await stopBot();
    await slack.close();
    await deepseek.close();
  };
  try {
    if (options.hasPast) await layPast(databaseOf(options), SAMPLE_KEY, SAMPLE_MONEY, Date.now());
    const bot = await createDemoBot(slack, deepseek, options);
    stopBot = () => bot.stop();
    await bot.start();
    await slack.waitFor((it) => it.connections.count > 0, WAIT_MS, 'the bot to connect');
    return { slack, deepseek, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function databaseOf({ folder }: StageOptions): string {
  return join(folder, 'bot.db');
}

function createDemoBot(slack: SlackStandIn, deepseek: SampleDeepSeek, options: StageOptions) {
  const config = parseConfig(
    {
      DEEPSEEK_API_KEY: SAMPLE_KEY,
      DEEPSEEK_BASE_URL: deepseek.baseUrl,
      SLACK_BOT_TOKEN: DEFAULT_BOT_TOKEN,
      SLACK_APP_TOKEN: DEFAULT_APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      CHECK_CRON: '* * * * * *',
      CONFIRM_AFTER: '1s',
      DATABASE_URL: `file:${databaseOf(options)}`,
      ...options.variables,
    },
    () => '',
  );
  const log = createLog({ level: 'silent', secrets: [] });
  const timing = { tickEveryMs: 200, updateEveryMs: options.updateEveryMs };
  return createBot(config, { log, version: 'demo', timing });
}
