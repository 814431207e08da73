import { type AccountSettings, assembleAccounts, findAccounts } from './config/account-settings.ts';
import type { Variables } from './config/accounts.ts';
import { ConfigError } from './config/config-error.ts';
import type { DatabaseConfig } from './config/database-url.ts';
import { type Environment, environment } from './config/environment.ts';
import { type Given, readGiven } from './config/given-text.ts';
import type { LogFormat, LogLevel } from './config/plain-values.ts';
import { findPrices } from './config/prices-file.ts';
import type { ThresholdEntry } from './config/thresholds.ts';

import type { PriceTable } from './domain/prices.ts';

export { ConfigError };

/** How Slack reaches the bot. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

/** Where the bot listens for programs, and what they must know. */
export interface OpsConfig {
  readonly host: string;
  readonly port: number;
  readonly reportToken: string;
}

/** Everything the operator decides, checked. Durations are in ms. */
export interface Config extends AccountSettings {
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
  /** DeepSeek's own, or those of PRICES_FILE. */
  readonly prices: PriceTable;
  /** Falls back to `alertChannel`. */
  readonly operatorChannel: string | null;
  readonly blindAfterMs: number;
  readonly confirmAfterMs: number;
  readonly databaseUrl: DatabaseConfig;
  /** Ids of people and of user groups; empty: nobody is named. */
  readonly adminUsers: readonly string[];
  readonly allowExternal: boolean;
  /** Null: it does not listen. */
  readonly ops: OpsConfig | null;
  /** Fetched after every complete round; null: nothing is. Its path is a secret. */
  readonly heartbeatUrl: string | null;
  readonly logLevel: LogLevel;
  /** Null: whatever suits the output. */
  readonly logFormat: LogFormat | null;
}

/** The configuration, or a `ConfigError` about everything that is wrong with it. `readFile` may throw; it is asked for ACCOUNTS_FILE and PRICES_FILE only. */
export function parseConfig(env: Variables, readFile: (path: string) => string): Config {
  const given = readGiven(env);
  const parsed = environment.safeParse(given);
  const found = findAccounts(given, env, readFile);
  const prices = findPrices(given.PRICES_FILE, readFile);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...found.gaps,
    ...findGaps(given),
    ...found.problems,
    ...('problem' in prices ? [`PRICES_FILE ${prices.problem}`] : []),
  ];
  const transport = parsed.success ? chooseTransport(parsed.data) : null;
  if (!parsed.success || transport === null || 'problem' in prices || problems.length > 0) {
    throw new ConfigError([...new Set(problems)].join('\n'));
  }
  return assemble(parsed.data, assembleAccounts(parsed.data, found.keyed), { transport, prices });
}

/** What is missing beside what was given; each sentence begins with the names that would fill the gap. */
function findGaps(given: Given): readonly string[] {
  const gaps: string[] = [];
  if (given.SLACK_APP_TOKEN === undefined && given.SLACK_SIGNING_SECRET === undefined) {
    gaps.push(
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: the app-level token (xapp-…) for Socket Mode, or the signing secret for HTTP',
    );
  }
  if (given.ALERT_THRESHOLDS !== undefined && given.ALERT_CHANNEL === undefined) {
    gaps.push('ALERT_CHANNEL is missing: ALERT_THRESHOLDS needs a channel to warn, by its id such as C0123456789');
  }
  if (given.OPS_PORT !== undefined && given.REPORT_TOKEN === undefined) {
    gaps.push(
      'REPORT_TOKEN is missing: OPS_PORT needs a secret of at least 16 characters, such as from: openssl rand -hex 24',
    );
  }
  return gaps;
}

function chooseTransport(data: Environment): SlackTransport | null {
  if (data.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: data.SLACK_APP_TOKEN };
  if (data.SLACK_SIGNING_SECRET === undefined) return null;
  return { kind: 'http', signingSecret: data.SLACK_SIGNING_SECRET, host: data.HOST, port: data.PORT };
}

function assembleOps({ OPS_PORT: port, OPS_HOST: host, REPORT_TOKEN: reportToken }: Environment): OpsConfig | null {
  return port === undefined || reportToken === undefined ? null : { host, port, reportToken };
}

function assemble(
  data: Environment,
  accounts: AccountSettings,
  { transport, prices }: { readonly transport: SlackTransport; readonly prices: PriceTable },
): Config {
  const alertChannel = data.ALERT_CHANNEL ?? null;
  return {
    ...accounts,
    slack: { botToken: data.SLACK_BOT_TOKEN, apiUrl: data.SLACK_API_URL, transport },
    checkCron: data.CHECK_CRON,
    timezone: data.TIMEZONE,
    alertChannel,
    alertThresholds: data.ALERT_THRESHOLDS ?? [],
    prices,
    operatorChannel: data.OPERATOR_CHANNEL ?? alertChannel,
    blindAfterMs: data.BLIND_AFTER,
    confirmAfterMs: data.CONFIRM_AFTER,
    databaseUrl: data.DATABASE_URL,
    adminUsers: data.ADMIN_USERS ?? [],
    allowExternal: data.ALLOW_EXTERNAL,
    ops: assembleOps(data),
    heartbeatUrl: data.HEARTBEAT_URL ?? null,
    logLevel: data.LOG_LEVEL,
    logFormat: data.LOG_FORMAT ?? null,
  };
}
