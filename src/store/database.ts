import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type Transaction,
} from 'kysely';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
/** A running transaction: store functions take it, and nothing but the database is awaited while it lasts. */
export type Trx = Transaction<Schema>;

const BUSY_TIMEOUT_MS = 100;
const BUSY_RETRY_MS = 25;
const BUSY_GIVE_UP_MS = 10_000;

/** Begins immediately: a deferred transaction that reads first fails at its first write beside another process. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

/** Opens (and creates, readable by this user only) a SQLite file and brings its schema up to date. */
export async function openDatabase(path: string): Promise<Db> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const sqlite = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  chmodSync(path, 0o600);
  await withBusyRetry(async () => sqlite.pragma('journal_mode = WAL'));
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ database: sqlite }) });
  await withBusyRetry(() => migrate(db));
  return db;
}

/**
 * Runs `work` in one immediate transaction. While another process holds the file it is begun again, so `work` must only touch
 * the database; after ten seconds the error of SQLite is thrown.
 */
export function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return withBusyRetry(() => db.transaction().execute(work));
}

/** Waits without blocking the event loop: the driver's own waiting is limited to `BUSY_TIMEOUT_MS`. */
async function withBusyRetry<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + BUSY_GIVE_UP_MS;
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      return await work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) throw error;
    }
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await new Promise((resolve) => setTimeout(resolve, BUSY_RETRY_MS));
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
