import {
  type AccountConfig,
  DEFAULT_ACCOUNT_ID,
  type DuplicateAccount,
  findIdProblems,
  findKeys,
  type KeyedAccount,
  splitDuplicates,
  toAccountConfig,
  type Variables,
} from './config/accounts.ts';
import { type AccountsFile, parseAccountsFile } from './config/accounts-file.ts';
import type { DatabaseConfig } from './config/database-url.ts';
import { type Environment, environment } from './config/environment.ts';
import { givenText } from './config/given-text.ts';
import type { LogLevel } from './config/plain-values.ts';
import type { ThresholdEntry } from './config/thresholds.ts';
import { VARIABLES, type VariableName } from './config/variables.ts';

/** How Slack reaches the bot. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

/** Everything the operator decides, checked. Durations are in ms. */
export interface Config {
  readonly accounts: readonly AccountConfig[];
  /** Accounts left out because their key is another's; worth a line in the log at start. */
  readonly duplicates: readonly DuplicateAccount[];
  readonly deepseekTimeoutMs: number;
  readonly slack: {
    readonly botToken: string;
    /** Ends in a slash. */
    readonly apiUrl: string;
    readonly transport: SlackTransport;
  };
  /** Five or six fields, separated by single spaces. */
  readonly checkCron: string;
  readonly timezone: string;
  readonly alertChannel: string | null;
  readonly alertThresholds: readonly ThresholdEntry[];
  /** Falls back to `alertChannel`. */
  readonly operatorChannel: string | null;
  readonly blindAfterMs: number;
  readonly confirmAfterMs: number;
  readonly databaseUrl: DatabaseConfig;
  /** Ids of people and of user groups; empty: nobody is named. */
  readonly adminUsers: readonly string[];
  readonly allowExternal: boolean;
  readonly logLevel: LogLevel;
}

/** The operator's mistakes: `message` is the whole answer, a line for each, beginning with the variable's name and without any value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Given = Readonly<Partial<Record<VariableName, string>>>;

/** The configuration, or a `ConfigError` about everything that is wrong with it. `readFile` may throw; it is asked for ACCOUNTS_FILE only. */
export function parseConfig(env: Variables, readFile: (path: string) => string): Config {
  const given = readGiven(env);
  const parsed = environment.safeParse(given);
  const file = readAccountsFile(given.ACCOUNTS_FILE, readFile);
  const { keyed, problems: keyProblems } = findKeys(file.accounts, env);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...findGaps(given),
    ...file.problems.map((problem) => `ACCOUNTS_FILE ${problem}`),
    ...findIdProblems(file.accounts, given.DEEPSEEK_API_KEY !== undefined),
    ...keyProblems,
  ];
  const transport = parsed.success ? chooseTransport(parsed.data) : null;
  if (!parsed.success || transport === null || problems.length > 0) {
    throw new ConfigError([...new Set(problems)].join('\n'));
  }
  return assemble(parsed.data, keyed, transport);
}

function readGiven(env: Variables): Given {
  const entries = VARIABLES.map(({ name, fallback }) => [name, givenText(env[name]) ?? fallback ?? undefined]);
  return Object.fromEntries(entries);
}

function readAccountsFile(path: string | undefined, readFile: (path: string) => string): AccountsFile {
  if (path === undefined) return { accounts: [], problems: [] };
  try {
    return parseAccountsFile(readFile(path));
  } catch {
    return { accounts: [], problems: ['must be the path of a YAML file that the bot can read'] };
  }
}

/** What is missing beside what was given; each sentence begins with the names that would fill the gap. */
function findGaps(given: Given): readonly string[] {
  const gaps: string[] = [];
  if (given.DEEPSEEK_API_KEY === undefined && given.ACCOUNTS_FILE === undefined) {
    gaps.push(
      'DEEPSEEK_API_KEY or ACCOUNTS_FILE is missing: a key (sk-…) or the path of a file like accounts.example.yaml',
    );
  }
  if (given.SLACK_APP_TOKEN === undefined && given.SLACK_SIGNING_SECRET === undefined) {
    gaps.push(
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: the app-level token (xapp-…) for Socket Mode, or the signing secret for HTTP',
    );
  }
  if (given.ALERT_THRESHOLDS !== undefined && given.ALERT_CHANNEL === undefined) {
    gaps.push('ALERT_CHANNEL is missing: ALERT_THRESHOLDS needs a channel to warn, by its id such as C0123456789');
  }
  return gaps;
}

function chooseTransport(data: Environment): SlackTransport | null {
  if (data.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: data.SLACK_APP_TOKEN };
  if (data.SLACK_SIGNING_SECRET === undefined) return null;
  return { kind: 'http', signingSecret: data.SLACK_SIGNING_SECRET, host: data.HOST, port: data.PORT };
}

function assemble(data: Environment, keyed: readonly KeyedAccount[], transport: SlackTransport): Config {
  const fromFile = keyed.map((account) => toAccountConfig(account, data.DEEPSEEK_BASE_URL));
  const alertChannel = data.ALERT_CHANNEL ?? null;
  return {
    ...splitDuplicates([...defaultAccount(data), ...fromFile]),
    deepseekTimeoutMs: data.DEEPSEEK_TIMEOUT,
    slack: { botToken: data.SLACK_BOT_TOKEN, apiUrl: data.SLACK_API_URL, transport },
    checkCron: data.CHECK_CRON,
    timezone: data.TIMEZONE,
    alertChannel,
    alertThresholds: data.ALERT_THRESHOLDS ?? [],
    operatorChannel: data.OPERATOR_CHANNEL ?? alertChannel,
    blindAfterMs: data.BLIND_AFTER,
    confirmAfterMs: data.CONFIRM_AFTER,
    databaseUrl: data.DATABASE_URL,
    adminUsers: data.ADMIN_USERS ?? [],
    allowExternal: data.ALLOW_EXTERNAL,
    logLevel: data.LOG_LEVEL,
  };
}

function defaultAccount(data: Environment): readonly AccountConfig[] {
  if (data.DEEPSEEK_API_KEY === undefined) return [];
  const base = { apiKey: data.DEEPSEEK_API_KEY, baseUrl: data.DEEPSEEK_BASE_URL, ownerId: null, runbookUrl: null };
  return [{ id: DEFAULT_ACCOUNT_ID, label: DEFAULT_ACCOUNT_ID, keyVariable: 'DEEPSEEK_API_KEY', ...base }];
}
