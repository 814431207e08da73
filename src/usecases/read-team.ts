import { fundedWallets } from '../domain/account-view.ts';
import type { TopUpAnswer, VersionAnswer } from '../domain/answer.ts';
import type { Core } from './core.ts';
import { readCoverage } from './coverage.ts';

const USUAL_CURRENCIES = ['CNY', 'USD'];

interface Words {
  readonly accountIds: readonly string[];
  /** The same accounts with the names that alerts show. */
  readonly accounts: readonly { readonly id: string; readonly label: string }[];
  readonly currencies: readonly string[];
}

/** A team's own words: its accounts and its currencies, those that hold money first. */
export async function readVocabulary(deps: Pick<Core, 'store'>, workspaceId: string): Promise<Words> {
  const accounts = await readCoverage(deps, workspaceId);
  const funded = accounts.flatMap(({ status }) => fundedWallets(status).toSorted((a, b) => b.total - a.total));
  const listed = accounts.flatMap(({ status }) => status.wallets);
  const currencies = [...funded, ...listed].map((wallet) => wallet.currency);
  return {
    accountIds: accounts.map((account) => account.id),
    accounts: accounts.map(({ id, label }) => ({ id, label })),
    currencies: [...new Set(currencies.length > 0 ? currencies : USUAL_CURRENCIES)],
  };
}

/** Who pays for which account. */
export async function readTopUp({ store }: Pick<Core, 'store'>, workspaceId: string): Promise<TopUpAnswer> {
  const accounts = await store.accounts.list(workspaceId);
  return { accounts: accounts.map(({ id, label, ownerId, runbookUrl }) => ({ id, label, ownerId, runbookUrl })) };
}

/** Which release runs and when it last read an account. */
export async function readVersion(
  deps: Pick<Core, 'store'>,
  workspaceId: string,
  version: string,
): Promise<VersionAnswer> {
  const accounts = await readCoverage(deps, workspaceId);
  const checks = accounts.flatMap(({ status }) => status.lastReadAt ?? []);
  return { version, lastCheckAt: checks.length === 0 ? null : Math.max(...checks), accounts: accounts.length };
}
