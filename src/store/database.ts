import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely } from 'kysely';
import { DamagedDatabaseError } from './fault.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { SharedSqliteDialect, withBusyRetry } from './sqlite-dialect.ts';

/** The database, or a running transaction of it. */
export type Db = Kysely<Schema>;

/** SQLite's own waiting blocks the event loop, so it is short; the dialect goes on waiting without blocking. */
const BUSY_TIMEOUT_MS = 100;

/** A file's permissions without those of its group and of everybody. */
const OWNER = 0o700;
const OTHERS = 0o077;

/**
 * Opens (and creates, readable by this user only) a SQLite file and brings its schema up to date.
 * @throws DamagedDatabaseError when pages of it are damaged: an alert that rests on them could be false
 */
export async function openDatabase(path: string): Promise<Db> {
  createPrivately(path);
  const sqlite = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Reads the file, unlike the other one.
    await withBusyRetry(async () => sqlite.pragma('synchronous = FULL'));
    sqlite.pragma('foreign_keys = ON');
    const check = String(await withBusyRetry(async () => sqlite.pragma('quick_check(1)', { simple: true })));
    if (check !== 'ok') throw new DamagedDatabaseError(check.replaceAll(/\s+/g, ' '));
    const db = new Kysely<Schema>({ dialect: new SharedSqliteDialect({ database: sqlite }) });
    await migrate(db);
    // Last, because it changes the file, and one of a newer release must stay as it is.
    await withBusyRetry(async () => sqlite.pragma('journal_mode = WAL'));
    return db;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** SQLite gives its journal the mode of the file, so the file has it before SQLite opens it. */
function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Only a new file is opened here: closing an open database's file would give up SQLite's locks in this process.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  // A folder would lose the right to be entered.
  if (!statSync(path).isFile()) throw new RangeError('it is no file');
  const { mode } = statSync(path);
  if ((mode & OTHERS) !== 0) chmodSync(path, mode & OWNER);
}
