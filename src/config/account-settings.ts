import { type AccountVariables, accountVariables } from './account-variables.ts';
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
} from './accounts.ts';
import { type AccountsFile, parseAccountsFile } from './accounts-file.ts';
import { ConfigError } from './config-error.ts';
import { type Given, readGiven } from './given-text.ts';

/** What it takes to read every account, checked. */
export interface AccountSettings {
  readonly accounts: readonly AccountConfig[];
  /** Accounts left out because their key is another's; worth a line in the log at start. */
  readonly duplicates: readonly DuplicateAccount[];
  readonly deepseekTimeoutMs: number;
}

interface FoundAccounts {
  readonly keyed: readonly KeyedAccount[];
  /** That no account is configured at all. */
  readonly gaps: readonly string[];
  /** What is wrong with the accounts file and the keys it names. */
  readonly problems: readonly string[];
}

/**
 * As `parseConfig`, but only what reading balances needs: no variable of Slack or the database is looked at. With `only`, keys
 * of other accounts may be missing: a machine that reads one account need not hold them.
 */
export function parseAccountSettings(
  env: Variables,
  readFile: (path: string) => string,
  only?: string,
): AccountSettings {
  const given = readGiven(env);
  const parsed = accountVariables.safeParse(given);
  const { keyed, gaps, problems } = findAccounts(given, env, readFile, only);
  const wrong = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const all = [...wrong, ...gaps, ...problems];
  if (!parsed.success || all.length > 0) throw new ConfigError([...new Set(all)].join('\n'));
  return assembleAccounts(parsed.data, keyed);
}

/** The accounts of ACCOUNTS_FILE with their keys, and everything that is wrong with them. `readFile` may throw. */
export function findAccounts(
  given: Given,
  env: Variables,
  readFile: (path: string) => string,
  only?: string,
): FoundAccounts {
  const file = readAccountsFile(given.ACCOUNTS_FILE, readFile);
  const chosen = file.accounts.filter(({ id }) => id === only);
  const { keyed, problems } = findKeys(chosen.length > 0 ? chosen : file.accounts, env);
  return {
    keyed,
    gaps: findKeyGap(given),
    problems: [
      ...file.problems.map((problem) => `ACCOUNTS_FILE ${problem}`),
      ...findIdProblems(file.accounts, given.DEEPSEEK_API_KEY !== undefined),
      ...problems,
    ],
  };
}

/** All accounts, the one of DEEPSEEK_API_KEY first, those with another's key set apart. */
export function assembleAccounts(data: AccountVariables, keyed: readonly KeyedAccount[]): AccountSettings {
  const fromFile = keyed.map((account) => toAccountConfig(account, data.DEEPSEEK_BASE_URL));
  return {
    ...splitDuplicates([...defaultAccount(data), ...fromFile]),
    deepseekTimeoutMs: data.DEEPSEEK_TIMEOUT,
  };
}

function readAccountsFile(path: string | undefined, readFile: (path: string) => string): AccountsFile {
  if (path === undefined) return { accounts: [], problems: [] };
  try {
    return parseAccountsFile(readFile(path));
  } catch {
    return { accounts: [], problems: ['must be the path of a YAML file that the bot can read'] };
  }
}

function findKeyGap(given: Given): readonly string[] {
  return given.DEEPSEEK_API_KEY === undefined && given.ACCOUNTS_FILE === undefined
    ? ['DEEPSEEK_API_KEY or ACCOUNTS_FILE is missing: a key (sk-…) or the path of a file like accounts.example.yaml']
    : [];
}

function defaultAccount(data: AccountVariables): readonly AccountConfig[] {
  if (data.DEEPSEEK_API_KEY === undefined) return [];
  const base = { apiKey: data.DEEPSEEK_API_KEY, baseUrl: data.DEEPSEEK_BASE_URL, ownerId: null, runbookUrl: null };
  return [{ id: DEFAULT_ACCOUNT_ID, label: DEFAULT_ACCOUNT_ID, keyVariable: 'DEEPSEEK_API_KEY', ...base }];
}
