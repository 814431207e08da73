import { existsSync, readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Tables } from '../ports.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import type { Schema } from './schema.ts';
import { isLocked, SharedSqliteDialect, withBusyRetry } from './sqlite-dialect.ts';
import { tablesIn } from './store.ts';

/** A database to look at. Nothing can be written through it. */
export interface ReadingStore {
  readonly tables: Tables;
  /** What SQLite's quick check found, in its words; null when the file is sound. */
  readonly damage: string | null;
  close(): Promise<void>;
}

/** `older`: a start will migrate it; it cannot be read before. `schema`: the file's, `known`: this release's. */
export type ReadingStoreOutcome =
  | { readonly kind: 'open'; readonly store: ReadingStore }
  | { readonly kind: 'missing' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'older' | 'newer'; readonly schema: number; readonly known: number }
  | { readonly kind: 'unusable'; readonly reason: string };

const BUSY_TIMEOUT_MS = 100;
const GIVE_UP_MS = 1500;
/** Bytes of the file's header that say whether it is written ahead (2) or not (1). */
const JOURNAL_BYTES = [18, 19];

/** Opens a database of the bot without creating, migrating or changing anything, also beside a running bot, which never waits for it. */
export async function openStoreForReading(path: string): Promise<ReadingStoreOutcome> {
  if (!existsSync(path)) return { kind: 'missing' };
  try {
    const sqlite = openForReading(path);
    try {
      return await readStore(sqlite);
    } catch (error) {
      sqlite.close();
      throw error;
    }
  } catch (error) {
    if (isLocked(error)) return { kind: 'locked' };
    return { kind: 'unusable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * SQLite would put files of its own beside one that was closed cleanly and leave them there, or fail in a folder that it may
 * not write to. Nobody writes to such a file, so that a copy in memory is as good.
 */
function openForReading(path: string): SqliteDatabase.Database {
  if (existsSync(`${path}-wal`)) {
    return new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  }
  const copy = readFileSync(path);
  for (const at of JOURNAL_BYTES) if (copy[at] === 2) copy[at] = 1;
  return new SqliteDatabase(copy, { readonly: true });
}

async function readStore(sqlite: SqliteDatabase.Database): Promise<ReadingStoreOutcome> {
  const schema = Number(await withBusyRetry(async () => sqlite.pragma('user_version', { simple: true }), GIVE_UP_MS));
  if (schema !== SCHEMA_VERSION) {
    sqlite.close();
    return { kind: schema < SCHEMA_VERSION ? 'older' : 'newer', schema, known: SCHEMA_VERSION };
  }
  const check = String(sqlite.pragma('quick_check(1)', { simple: true }));
  const db = new Kysely<Schema>({ dialect: new SharedSqliteDialect({ database: sqlite }) });
  const store = { tables: tablesIn(db), damage: check === 'ok' ? null : check, close: () => db.destroy() };
  return { kind: 'open', store };
}
