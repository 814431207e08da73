import type { AccountSettings } from '../config/account-settings.ts';
import type { AccountConfig } from '../config/accounts.ts';
import { createDeepSeekClient } from '../deepseek/client.ts';
import type { ReadOutcome } from '../ports.ts';
import { UsageError } from './usage-error.ts';

export interface ReadAccount {
  readonly account: AccountConfig;
  readonly outcome: ReadOutcome;
}

/** The accounts to check: all of them, or the one with this id, also when it shares its key with another. @throws UsageError */
export function chooseAccounts(settings: AccountSettings, id: string | undefined): readonly AccountConfig[] {
  if (id === undefined) return settings.accounts;
  const sameAs = settings.duplicates.find((duplicate) => duplicate.id === id)?.sameAs ?? id;
  const account = settings.accounts.find((each) => each.id === sameAs);
  if (account !== undefined) return [{ ...account, id, label: sameAs === id ? account.label : id }];
  const known = [...settings.accounts, ...settings.duplicates].map((each) => each.id);
  throw new UsageError(`--account names no account that is configured; known are ${known.join(', ')}.`);
}

/** Reads all accounts at the same time, each with up to three tries. */
export async function readAccounts(
  accounts: readonly AccountConfig[],
  timeoutMs: number,
): Promise<readonly ReadAccount[]> {
  const client = createDeepSeekClient({ timeoutMs });
  try {
    return await Promise.all(
      accounts.map(async (account) => ({ account, outcome: await client.read(account, 'background') })),
    );
  } finally {
    await client.close();
  }
}
