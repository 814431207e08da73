import { DAY_MS, MINUTE_MS } from '../domain/duration.ts';
import type { Db } from './database.ts';
import { thinSnapshots } from './thin-snapshots.ts';

const SETTLED_MS = 30 * DAY_MS;
/** Home is looked at for a day after it was opened; a row says no more than that somebody opened it. */
const VIEWER_MS = 30 * DAY_MS;
const SEEN_MS = 10 * MINUTE_MS;
const YEAR_MS = 365 * DAY_MS;
const BATCH = 500;

/**
 * Deletes a small batch of settled outbox rows and ended snoozes (30 days), ended episodes and audit entries (a year) and
 * requests that were seen (ten minutes), forgets who opened Home (30 days), and thins old snapshots;
 * returns how many rows it dealt with.
 */
export async function prune(db: Db, now: number): Promise<number> {
  const settled = await db
    .deleteFrom('outbox')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where('settled_at', '<', now - SETTLED_MS)
        .limit(BATCH),
    )
    .executeTakeFirst();
  const episodes = await db
    .deleteFrom('episodes')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('episodes')
        .select('id')
        .where('ended_at', '<', now - YEAR_MS)
        .limit(BATCH),
    )
    .executeTakeFirst();
  const audits = await db
    .deleteFrom('audit_log')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('audit_log')
        .select('id')
        .where('at', '<', now - YEAR_MS)
        .limit(BATCH),
    )
    .executeTakeFirst();
  const snoozes = await db
    .deleteFrom('snoozes')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('snoozes')
        .select('id')
        .where('ended_at', '<', now - SETTLED_MS)
        .limit(BATCH),
    )
    .executeTakeFirst();
  const seen = await db
    .deleteFrom('seen_requests')
    .where('seen_at', '<', now - SEEN_MS)
    .executeTakeFirst();
  const viewers = await db
    .deleteFrom('home_viewers')
    .where('opened_at', '<', now - VIEWER_MS)
    .executeTakeFirst();
  const thinned = await thinSnapshots(db, now);
  const deleted = [settled, episodes, audits, snoozes, seen, viewers].map(({ numDeletedRows }) =>
    Number(numDeletedRows),
  );
  return deleted.reduce((sum, each) => sum + each, thinned);
}
