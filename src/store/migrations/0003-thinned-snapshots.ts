import { type Kysely, sql } from 'kysely';

/** Old rows of `snapshots` are thinned: how far a row has been, and an index that finds those that have not. */
export async function addThinning(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}

const STATEMENTS = [
  'alter table snapshots add column thinned_to_ms integer not null default 0',
  'create index snapshots_by_thinning on snapshots (thinned_to_ms, observed_until)',
];
