import { ConfigError, parseConfig } from '../config.ts';
import {
  type AccountConfig,
  DEFAULT_ACCOUNT_ID,
  type DuplicateAccount,
  findKeys,
  splitDuplicates,
  toAccountConfig,
  type Variables,
} from './accounts.ts';
import { parseAccountsFile } from './accounts-file.ts';
import { environment } from './environment.ts';
import { givenText } from './given-text.ts';
import type { ThresholdEntry } from './thresholds.ts';
import { VARIABLES } from './variables.ts';

/** What can be used of a configuration that is perhaps not complete; null and empty where a variable is missing or wrong. */
export interface UsableConfig {
  /** As `ConfigError` words them; empty: everything is right. */
  readonly problems: readonly string[];
  readonly botToken: string | null;
  /** Of Socket Mode; null with HTTP too. */
  readonly appToken: string | null;
  readonly slackApiUrl: string | null;
  readonly accounts: readonly AccountConfig[];
  readonly duplicates: readonly DuplicateAccount[];
  readonly deepseekTimeoutMs: number | null;
  readonly databasePath: string | null;
  readonly schedule: { readonly cron: string; readonly timezone: string } | null;
  readonly alertChannel: string | null;
  readonly operatorChannel: string | null;
  readonly alertThresholds: readonly ThresholdEntry[];
  readonly adminUsers: readonly string[];
}

type Schemas = typeof environment.shape;

/** Reads each variable by itself; never throws. */
export function readUsable(env: Variables, readFile: (path: string) => string): UsableConfig {
  const get = createGetter(env);
  const cron = get('CHECK_CRON');
  const timezone = get('TIMEZONE');
  return {
    problems: findProblems(env, readFile),
    botToken: get('SLACK_BOT_TOKEN') ?? null,
    appToken: get('SLACK_APP_TOKEN') ?? null,
    slackApiUrl: get('SLACK_API_URL') ?? null,
    ...splitDuplicates([...findDefault(get), ...findOthers(get, env, readFile)]),
    deepseekTimeoutMs: get('DEEPSEEK_TIMEOUT') ?? null,
    databasePath: get('DATABASE_URL')?.path ?? null,
    schedule: cron === undefined || timezone === undefined ? null : { cron, timezone },
    alertChannel: get('ALERT_CHANNEL') ?? null,
    operatorChannel: get('OPERATOR_CHANNEL') ?? null,
    alertThresholds: get('ALERT_THRESHOLDS') ?? [],
    adminUsers: get('ADMIN_USERS') ?? [],
  };
}

type Get = <N extends keyof Schemas>(name: N) => Schemas[N]['_output'] | undefined;

function createGetter(env: Variables): Get {
  const text = (name: string): string | undefined =>
    givenText(env[name]) ?? VARIABLES.find((variable) => variable.name === name)?.fallback ?? undefined;
  return (name) => environment.shape[name].safeParse(text(name)).data;
}

function findProblems(env: Variables, readFile: (path: string) => string): readonly string[] {
  try {
    parseConfig(env, readFile);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

function findDefault(get: Get): readonly AccountConfig[] {
  const apiKey = get('DEEPSEEK_API_KEY');
  const baseUrl = get('DEEPSEEK_BASE_URL');
  if (apiKey === undefined || baseUrl === undefined) return [];
  const id = DEFAULT_ACCOUNT_ID;
  return [{ id, label: id, apiKey, baseUrl, keyVariable: 'DEEPSEEK_API_KEY', ownerId: null, runbookUrl: null }];
}

function findOthers(get: Get, env: Variables, readFile: (path: string) => string): readonly AccountConfig[] {
  const path = get('ACCOUNTS_FILE');
  const baseUrl = get('DEEPSEEK_BASE_URL');
  if (path === undefined) return [];
  const { keyed } = findKeys(readAccounts(path, readFile), env);
  return keyed.flatMap((account) => {
    const base = account.base_url ?? baseUrl;
    return base === undefined ? [] : [toAccountConfig(account, base)];
  });
}

function readAccounts(path: string, readFile: (path: string) => string) {
  try {
    return parseAccountsFile(readFile(path)).accounts;
  } catch {
    return [];
  }
}
