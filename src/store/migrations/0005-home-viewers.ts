import { type Kysely, sql } from 'kysely';

/** Who looks at Home: when they opened it, and when it is looked at again whether it still holds. */
export async function addHomeViewers(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}

const STATEMENTS = [
  'alter table home_viewers add column opened_at integer not null default 0',
  'alter table home_viewers add column look_due_at integer not null default 0',
  'create index home_viewers_opened on home_viewers (opened_at)',
];
