import type { ExpressionBuilder, Selectable } from 'kysely';
import { DAY_MS, WEEK_MS } from '../domain/duration.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import { isKept, THINNINGS, type Thinning } from '../domain/thinning.ts';
import type { Db } from './database.ts';
import type { Schema, SnapshotRow } from './schema.ts';

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
    .selectFrom('snapshots as row')
    .selectAll()
    .select((eb) => [beside(eb, '<').as('before_id'), beside(eb, '>').as('after_id')])
    .where('row.thinned_to_ms', '=', thinnedTo)
    .where('row.observed_until', '<', now - thinning.afterMs)
    .orderBy('row.observed_until')
    .limit(BATCH)
    .execute();
  const ids = rows.flatMap(({ before_id: before, after_id: after }) => [before ?? 0, after ?? 0]);
  const others = await db.selectFrom('snapshots').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(others.map((row) => [row.id, toTotal(row)]));
  const { kept = [], gone = [] } = Object.groupBy(rows, (row) => {
    const [before, after] = [byId.get(row.before_id ?? 0), byId.get(row.after_id ?? 0)];
    return isKept({ before, row: toTotal(row), after }, thinning) ? 'kept' : 'gone';
  });
  // Whoever else judges the same rows comes to the same: what stays looks as if nothing had been between.
  await db.deleteFrom('snapshots').where('id', 'in', idsOf(gone)).where('thinned_to_ms', '=', thinnedTo).execute();
  await db.updateTable('snapshots').set({ thinned_to_ms: thinning.everyMs }).where('id', 'in', idsOf(kept)).execute();
  return rows.length;
}

/** The id of the row beside it in the order in which they were stored, of the same wallet and series; null without one. */
function beside(eb: ExpressionBuilder<Schema & { row: SnapshotRow }, 'row'>, side: '<' | '>') {
  return eb
    .selectFrom('snapshots as other')
    .select('other.id')
    .whereRef('other.workspace_id', '=', 'row.workspace_id')
    .whereRef('other.account_id', '=', 'row.account_id')
    .whereRef('other.currency', '=', 'row.currency')
    .whereRef('other.series', '=', 'row.series')
    .whereRef('other.id', side, 'row.id')
    .orderBy('other.id', side === '<' ? 'desc' : 'asc')
    .limit(1);
}

function toTotal(row: Selectable<SnapshotRow>): ObservedTotal {
  const { currency, total, granted, topped_up: toppedUp, observed_from: from, observed_until: until } = row;
  return { currency, total, granted, toppedUp, from, until };
}

function idsOf(rows: readonly { readonly id: number }[]): readonly number[] {
  return rows.map(({ id }) => id);
}
