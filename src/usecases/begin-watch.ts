import { createHmac } from 'node:crypto';
import { covers } from '../domain/rule.ts';
import type { AccountKey, AccountSetup } from '../ports.ts';
import type { CheckDeps } from './check-account.ts';
import type { Core } from './core.ts';
import { type ConfigurationWish, syncConfiguration } from './sync-configuration.ts';

export interface WatchWish extends Omit<ConfigurationWish, 'accounts'> {
  readonly accounts: readonly (Omit<AccountSetup, 'keyFingerprint'> & { readonly apiKey: string })[];
  /** Accounts that are not read because their key is another's. */
  readonly duplicates: readonly { readonly id: string; readonly sameAs: string }[];
}

const FINGERPRINT_LENGTH = 16;

/**
 * Brings the store up to date at a start: accounts and configured rules, another try for what was paused; names what nobody
 * watches. Returns the keys, each for as long as no other process has stored another one for its account.
 */
export async function beginWatch(core: Core, wish: WatchWish): Promise<CheckDeps['findKey']> {
  const { store, log, now } = core;
  const { workspaceId } = wish;
  const { fingerprintSalt } = await store.workspaces.ensure(workspaceId, now());
  await store.workspaces.setPaused(workspaceId, null);
  await store.channels.tryAll(workspaceId, now());
  const keys = new Map<string, AccountKey>();
  const accounts = wish.accounts.map(({ apiKey, ...account }): AccountSetup => {
    const keyFingerprint = fingerprintOf(apiKey, fingerprintSalt);
    keys.set(`${account.id}/${keyFingerprint}`, { id: account.id, apiKey, baseUrl: account.baseUrl });
    return { ...account, keyFingerprint };
  });
  await syncConfiguration(core, { ...wish, accounts });
  for (const { id, sameAs } of wish.duplicates) {
    log.warn({ account: id, sameAs }, 'two accounts have the same key; the second is not read');
  }
  const rules = await store.rules.listAll(workspaceId);
  for (const { id } of wish.accounts) {
    const covered = rules.some((rule) => covers(rule, id));
    if (covered) log.info({ account: id }, 'account is watched');
    else log.warn({ account: id }, 'no channel is warned about this account; type /deepseek-balance threshold 50 CNY');
  }
  return (_, { id, keyFingerprint }) => keys.get(`${id}/${keyFingerprint}`);
}

function fingerprintOf(apiKey: string, salt: string): string {
  return createHmac('sha256', salt).update(apiKey).digest('hex').slice(0, FINGERPRINT_LENGTH);
}
