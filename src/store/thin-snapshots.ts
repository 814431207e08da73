import type { Selectable } from 'kysely';
import { DAY_MS, WEEK_MS } from '../domain/duration.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import { isKept, THINNINGS, type Thinning } from '../domain/thinning.ts';
import type { Db } from './database.ts';
import type { SnapshotRow } from './schema.ts';

const BATCH = 200;

/**
 * Thins a batch of old rows of `snapshots`: some are deleted, none is changed but for the mark that it stays. Returns how many
 * it dealt with; 0 when nothing is left to do, or when nobody can tell how old anything is.
 */
export async function thinSnapshots(db: Db, now: number): Promise<number> {
  if (!(await isClockProven(db, now))) return 0;
  let before = 0;
  let done = 0;
  for (const thinning of THINNINGS) {
    // An hourly row is what a daily one is made of.
    done += await thin(db, thinning, before, now);
    before = thinning.everyMs;
  }
  return done;
}

/**
 * Detail does not come back, so a clock that jumped must not delete it: only one under which readings were made a week ago is
 * believed. One that was wrong for less than that has thinned nothing.
 */
async function isClockProven(db: Db, now: number): Promise<boolean> {
  const weekAgo = now - WEEK_MS;
  const seen = await db
    .selectFrom('snapshots')
    .select('id')
    .where('thinned_to_ms', '=', 0)
    .where('observed_until', '>=', weekAgo - DAY_MS)
    .where('observed_from', '<=', weekAgo)
    .limit(1)
    .executeTakeFirst();
  return seen !== undefined;
}

async function thin(db: Db, thinning: Thinning, thinnedTo: number, now: number): Promise<number> {
  const rows = await db
    .selectFrom('snapshots')
    .selectAll()
    .where('thinned_to_ms', '=', thinnedTo)
    .where('observed_until', '<', now - thinning.afterMs)
    .orderBy('observed_until')
    .limit(BATCH)
    .execute();
  const judged = [];
  for (const row of rows) {
    const [before, after] = [await neighbour(db, row, 'before'), await neighbour(db, row, 'after')];
    judged.push({ id: row.id, kept: isKept({ before, row: toTotal(row), after }, thinning) });
  }
  const [kept, gone] = [idsOf(judged, true), idsOf(judged, false)];
  // Whoever else judges the same rows comes to the same: what stays looks as if nothing had been between.
  await db.deleteFrom('snapshots').where('id', 'in', gone).where('thinned_to_ms', '=', thinnedTo).execute();
  await db.updateTable('snapshots').set({ thinned_to_ms: thinning.everyMs }).where('id', 'in', kept).execute();
  return judged.length;
}

type Row = Selectable<SnapshotRow>;

/** The row beside it in the order in which they were stored, of the same wallet and series. */
async function neighbour(db: Db, row: Row, side: 'before' | 'after'): Promise<ObservedTotal | undefined> {
  const found = await db
    .selectFrom('snapshots')
    .selectAll()
    .where('workspace_id', '=', row.workspace_id)
    .where('account_id', '=', row.account_id)
    .where('currency', '=', row.currency)
    .where('series', '=', row.series)
    .where('id', side === 'before' ? '<' : '>', row.id)
    .orderBy('id', side === 'before' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  return found && toTotal(found);
}

function toTotal({ currency, total, granted, topped_up: toppedUp, observed_from: from, observed_until: until }: Row) {
  return { currency, total, granted, toppedUp, from, until };
}

function idsOf(judged: readonly { readonly id: number; readonly kept: boolean }[], kept: boolean): readonly number[] {
  return judged.filter((each) => each.kept === kept).map(({ id }) => id);
}
