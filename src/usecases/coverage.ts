import type { AccountStatus } from '../domain/account.ts';
import type { StoredAccount, Tables } from '../ports.ts';

/** Every account with what was read of it last. */
export async function readCoverage(
  { store }: { readonly store: Pick<Tables, 'accounts'> },
  workspaceId: string,
): Promise<readonly (StoredAccount & { readonly status: AccountStatus })[]> {
  const accounts = await store.accounts.list(workspaceId);
  return Promise.all(
    accounts.map(async (account) => ({ ...account, status: await store.accounts.getStatus(workspaceId, account.id) })),
  );
}
