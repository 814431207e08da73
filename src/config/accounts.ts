import type { FileAccount } from './accounts-file.ts';
import { givenText } from './given-text.ts';
import { type Parsed, refused } from './text-schema.ts';
import { parseApiKey } from './tokens.ts';

/** One DeepSeek account that the bot reads. */
export interface AccountConfig {
  readonly id: string;
  readonly label: string;
  readonly apiKey: string;
  /** Name of the variable that holds the key. */
  readonly keyVariable: string;
  readonly baseUrl: string;
  /** A person's id in Slack (`U…` or `W…`). */
  readonly ownerId: string | null;
  readonly runbookUrl: string | null;
}

/** An account that was left out because its key is another's. */
export interface DuplicateAccount {
  readonly id: string;
  readonly sameAs: string;
}

/** The account that DEEPSEEK_API_KEY stands for. */
export const DEFAULT_ACCOUNT_ID = 'default';

/** The environment, unread. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** An account of the file together with the key that its variable holds. */
export interface KeyedAccount extends FileAccount {
  readonly apiKey: string;
}

/** Looks up the keys; a problem is a line about a variable that holds no usable one. */
export function findKeys(
  accounts: readonly FileAccount[],
  env: Variables,
): { readonly keyed: readonly KeyedAccount[]; readonly problems: readonly string[] } {
  const keyed: KeyedAccount[] = [];
  const problems: string[] = [];
  for (const account of accounts) {
    const key = readKey(account, env);
    if (key.ok) keyed.push({ ...account, apiKey: key.value });
    else problems.push(`${account.api_key_env} ${key.problem}`);
  }
  return { keyed, problems };
}

function readKey({ id, api_key_env: name }: FileAccount, env: Variables): Parsed<string> {
  const text = givenText(env[name]);
  return text === undefined
    ? refused(`is missing: account ${id} in ACCOUNTS_FILE reads its API key from it`)
    : parseApiKey(text);
}

/** A line per id that is used more than once. */
export function findIdProblems(accounts: readonly FileAccount[], hasDefault: boolean): readonly string[] {
  const taken = new Set(hasDefault ? [DEFAULT_ACCOUNT_ID] : []);
  return accounts.flatMap(({ id }) => {
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    const isDefault = hasDefault && id === DEFAULT_ACCOUNT_ID;
    const why = isDefault ? 'is already the account of DEEPSEEK_API_KEY' : 'is used twice';
    return [`ACCOUNTS_FILE account id ${id} ${why}; every account needs an id of its own`];
  });
}

export function toAccountConfig(account: KeyedAccount, defaultBaseUrl: string): AccountConfig {
  return {
    id: account.id,
    label: account.label ?? account.id,
    apiKey: account.apiKey,
    keyVariable: account.api_key_env,
    baseUrl: account.base_url ?? defaultBaseUrl,
    ownerId: account.owner ?? null,
    runbookUrl: account.runbook_url ?? null,
  };
}

/** Two keys with the same value are one account: the first stays, so that no balance is watched or counted twice. */
export function splitDuplicates(all: readonly AccountConfig[]): {
  readonly accounts: readonly AccountConfig[];
  readonly duplicates: readonly DuplicateAccount[];
} {
  const firstByKey = new Map<string, string>();
  const accounts: AccountConfig[] = [];
  const duplicates: DuplicateAccount[] = [];
  for (const account of all) {
    const sameAs = firstByKey.get(account.apiKey);
    if (sameAs !== undefined) {
      duplicates.push({ id: account.id, sameAs });
      continue;
    }
    firstByKey.set(account.apiKey, account.id);
    accounts.push(account);
  }
  return { accounts, duplicates };
}
