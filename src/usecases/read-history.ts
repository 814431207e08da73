import { shownWallets } from '../domain/account-view.ts';
import type { HistoryAnswer } from '../domain/answer.ts';
import { DEFAULT_ZONE } from '../domain/calendar.ts';
import { MINUTE_MS, WEEK_MS } from '../domain/duration.ts';
import { readWalletHistory, type WalletHistory } from '../domain/wallet-history.ts';
import type { StoredAccount, Tables } from '../ports.ts';
import type { Asker } from './change-rules.ts';
import { longestGap, type Settings } from './core.ts';

export interface HistoryDeps {
  readonly store: Pick<Tables, 'accounts'>;
  readonly settings: Pick<Settings, 'twoChecksAfter'>;
  /** UTC milliseconds. */
  readonly now: () => number;
}

export interface HistoryWish {
  /** Null: all accounts. */
  readonly accountId: string | null;
  readonly windowMs: number;
  /** A name of the IANA list. */
  readonly zone: string;
  /** How many a chart can show. */
  readonly mostPoints: number;
}

const POINT_EVERY_MS = 2 * MINUTE_MS;
/** What is usual for a wallet is told by this much more (ms) than what is asked for. */
const USUAL_MS = WEEK_MS;

/** As `readHistory`, by the days of the asker's channel. */
export async function showHistory(
  deps: HistoryDeps & { readonly store: Pick<Tables, 'channels'> },
  { workspaceId, channelId }: Pick<Asker, 'workspaceId' | 'channelId'>,
  wish: Omit<HistoryWish, 'zone'>,
): Promise<HistoryAnswer> {
  const { zone } = await deps.store.channels.getSettings(workspaceId, channelId);
  return readHistory(deps, workspaceId, { ...wish, zone: zone ?? DEFAULT_ZONE });
}

/** What became of the balances (all, or one account's) in the time before now, from what is stored. */
export async function readHistory(
  deps: HistoryDeps,
  workspaceId: string,
  { accountId, windowMs, zone, mostPoints }: HistoryWish,
): Promise<HistoryAnswer> {
  const now = deps.now();
  const all = await deps.store.accounts.list(workspaceId);
  const accounts = [];
  for (const account of all.filter(({ id }) => accountId === null || id === accountId)) {
    const { id, label, ownerId, runbookUrl } = account;
    const wallets = await readWallets(deps, workspaceId, account, { since: now - windowMs, now, zone, mostPoints });
    accounts.push({ info: { id, label, ownerId, runbookUrl }, wallets });
  }
  return { accounts, windowMs, zone, now };
}

async function readWallets(
  { store, settings }: HistoryDeps,
  workspaceId: string,
  { id, series }: StoredAccount,
  { since, now, ...chart }: Pick<HistoryWish, 'zone' | 'mostPoints'> & { readonly since: number; readonly now: number },
): Promise<readonly WalletHistory[]> {
  const status = await store.accounts.getStatus(workspaceId, id);
  const found: WalletHistory[] = [];
  for (const { currency } of shownWallets(status)) {
    const rows = await store.accounts.listTotals(workspaceId, { id, series, currency }, since - USUAL_MS);
    const history = readWalletHistory(rows, {
      since,
      now,
      ...chart,
      longestGapAfter: (instant) => longestGap(settings.twoChecksAfter(instant)),
      pointEveryMs: POINT_EVERY_MS,
    });
    if (history !== undefined) found.push(history);
  }
  return found;
}
