import SqliteDatabase from 'better-sqlite3';

/** The file is damaged; it was not changed. */
export class DamagedDatabaseError extends Error {}

/** What the machine did to the database, where that is known: `full` is the disk; `other` is SQLite's own complaint. */
export type Fault = 'damaged' | 'full' | 'other';

/** The fault behind an error of the store; null when it is none of SQLite's, and so a bug. */
export function readFault(error: unknown): Fault | null {
  if (error instanceof DamagedDatabaseError) return 'damaged';
  if (!(error instanceof SqliteDatabase.SqliteError)) return null;
  if (error.code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  return error.code === 'SQLITE_FULL' ? 'full' : 'other';
}
