import { type Kysely, sql } from 'kysely';
import { firstSchema } from './migrations/0001-first-schema.ts';
import { addDrop } from './migrations/0002-drop.ts';
import { addThinning } from './migrations/0003-thinned-snapshots.ts';
import { addSnooze } from './migrations/0004-snooze.ts';
import { addHomeViewers } from './migrations/0005-home-viewers.ts';
import type { Schema } from './schema.ts';

export type Migration = (db: Kysely<never>) => Promise<void>;

/** In order; the position is the version. A released migration is never changed. */
const MIGRATIONS: readonly Migration[] = [firstSchema, addDrop, addThinning, addSnooze, addHomeViewers];

/** The version of the schema that this release reads. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The file belongs to a newer release of the bot. */
export class NewerDatabaseError extends Error {}

/**
 * Brings the schema up to date in one immediate transaction: Kysely's SQLite migrator has neither transactional DDL nor a lock,
 * and two processes may start at once. A migration that fails leaves nothing behind.
 */
export async function migrate(db: Kysely<Schema>, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const version = await readVersion(trx);
    if (version > migrations.length) {
      throw new NewerDatabaseError(
        `The database has schema ${version}, this release knows ${migrations.length}. Run the newer release of the bot, or restore a backup from before the upgrade.`,
      );
    }
    if (version === migrations.length) return;
    for (const migration of migrations.slice(version)) {
      // Migrations build on each other.
      await migration(trx.withTables<never>());
    }
    await sql.raw(`pragma user_version = ${migrations.length}`).execute(trx);
  });
}

async function readVersion(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}
