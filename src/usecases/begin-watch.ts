import { createHmac } from 'node:crypto';
import { type AccountStatus, readGap } from '../domain/account.ts';
import { formatDuration } from '../domain/duration.ts';
import { formatTyped } from '../domain/money.ts';
import { covers, type Rule } from '../domain/rule.ts';
import type { AccountKey, AccountSetup, StoredAccount } from '../ports.ts';
import type { CheckDeps } from './check-account.ts';
import { type Core, longestGap } from './core.ts';
import { readCoverage } from './coverage.ts';
import { introduceBot } from './introduce-bot.ts';
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
  if (wish.alertChannel !== null) await introduceBot(core, workspaceId, wish.alertChannel);
  const rules = await store.rules.listAll(workspaceId);
  for (const account of await readCoverage(core, workspaceId)) logAccount(core, account, rules);
  return (_, { id, keyFingerprint }) => keys.get(`${id}/${keyFingerprint}`);
}

/** What is watched, who is told, what was left when it was last read; and since when nobody looked. */
function logAccount(
  { log, settings, now }: Core,
  { id, label, status }: StoredAccount & { readonly status: AccountStatus },
  rules: readonly Rule[],
): void {
  const channels = [...new Set(rules.filter((rule) => covers(rule, id)).map(({ channelId }) => channelId))];
  const wallets = status.wallets.map(({ currency, total }) => formatTyped({ currency, micros: total }));
  const fields = { account: id, label, channels, wallets, lastReadAt: isoTime(status.lastReadAt) };
  if (channels.length > 0) log.info(fields, 'account is watched');
  else log.warn(fields, 'no channel is warned about this account; type /deepseek-balance threshold 50 CNY');
  if (status.lastReadAt === null) return;
  const maxGapMs = longestGap(settings.twoChecksAfter(status.lastReadAt));
  const gap = readGap(status, { startedAt: now(), maxGapMs });
  if (gap === null) return;
  const lasted = formatDuration(gap.until - gap.from);
  log.warn({ account: id, from: isoTime(gap.from), until: isoTime(gap.until), lasted }, 'nobody watched this account');
}

function isoTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** What tells one key of an account from another, and tells nothing of the key. */
export function fingerprintOf(apiKey: string, salt: string): string {
  return createHmac('sha256', salt).update(apiKey).digest('hex').slice(0, FINGERPRINT_LENGTH);
}
