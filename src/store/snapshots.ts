import type { ObservedTotal } from '../domain/fall.ts';
import type { Snapshot, Wallet } from '../domain/reading.ts';
import { writeFlag } from './columns.ts';
import type { Db } from './database.ts';

interface SnapshotTimes {
  readonly now: number;
  readonly maxGapMs: number;
}

/**
 * One row per wallet and change: an unchanged wallet extends its last row when that was seen at most `maxGapMs` ago, so that
 * storage grows with changes and gaps stay visible.
 */
export async function saveSnapshot(
  db: Db,
  workspaceId: string,
  account: { readonly id: string; readonly series: number },
  snapshot: Snapshot,
  times: SnapshotTimes,
): Promise<void> {
  for (const wallet of snapshot.wallets) {
    await saveWallet(db, { workspaceId, ...account, wallet, available: writeFlag(snapshot.available) }, times);
  }
}

interface WalletOfAccount {
  readonly workspaceId: string;
  readonly id: string;
  readonly series: number;
  readonly wallet: Wallet;
  readonly available: number | null;
}

async function saveWallet(
  db: Db,
  { workspaceId, id, series, wallet, available }: WalletOfAccount,
  times: SnapshotTimes,
): Promise<void> {
  const last = await db
    .selectFrom('snapshots')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', id)
    .where('currency', '=', wallet.currency)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSame =
    last !== undefined &&
    last.series === series &&
    last.total === wallet.total &&
    last.granted === wallet.granted &&
    last.topped_up === wallet.toppedUp &&
    last.available === available;
  if (isSame && follows(last.observed_until, times)) {
    await db.updateTable('snapshots').set({ observed_until: times.now }).where('id', '=', last.id).execute();
    return;
  }
  await db
    .insertInto('snapshots')
    .values({
      workspace_id: workspaceId,
      account_id: id,
      series,
      currency: wallet.currency,
      total: wallet.total,
      granted: wallet.granted,
      topped_up: wallet.toppedUp,
      available,
      observed_from: times.now,
      observed_until: times.now,
    })
    .execute();
}

/** A last row that lies in the future was stored under a wrong clock and is not extended. */
function follows(until: number, { now, maxGapMs }: SnapshotTimes): boolean {
  return until <= now && now - until <= maxGapMs;
}

/**
 * What was seen of a wallet of the series since an instant, and the row before: whatever changed first did so from there.
 * Rows are in the order in which they were stored, whatever the clock said.
 */
export async function listTotals(
  db: Db,
  workspaceId: string,
  { id, series, currency }: { readonly id: string; readonly series: number; readonly currency: string },
  since: number,
): Promise<readonly ObservedTotal[]> {
  const ofWallet = db
    .selectFrom('snapshots')
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', id)
    .where('currency', '=', currency)
    .where('series', '=', series);
  const before = await ofWallet
    .where('observed_until', '<', since)
    .select('id')
    .orderBy('observed_until', 'desc')
    .limit(1)
    .executeTakeFirst();
  return ofWallet
    .where('id', '>=', before?.id ?? 0)
    .select([
      'currency',
      'total',
      'granted',
      'topped_up as toppedUp',
      'observed_from as from',
      'observed_until as until',
    ])
    .orderBy('id')
    .execute();
}
