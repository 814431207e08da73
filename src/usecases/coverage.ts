import type { AccountStatus } from '../domain/account.ts';
import type { StoredAccount } from '../ports.ts';
import type { Core } from './core.ts';

/** Every account with what was read of it last. */
export async function readCoverage(
  { store }: Pick<Core, 'store'>,
  workspaceId: string,
): Promise<readonly (StoredAccount & { readonly status: AccountStatus })[]> {
  const accounts = await store.accounts.list(workspaceId);
  return Promise.all(
    accounts.map(async (account) => ({ ...account, status: await store.accounts.getStatus(workspaceId, account.id) })),
  );
}
