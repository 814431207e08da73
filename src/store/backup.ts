import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { isLocked, withBusyRetry } from './sqlite-dialect.ts';

/** `reason`: in the words of SQLite or of the system. */
export type BackupOutcome =
  | { readonly kind: 'done'; readonly bytes: number }
  | { readonly kind: 'missing' | 'exists' | 'no_folder' | 'full' | 'locked' }
  | { readonly kind: 'unwritable' | 'unusable'; readonly reason: string };

const BUSY_TIMEOUT_MS = 100;
const GIVE_UP_MS = 5000;
const FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);

/**
 * Copies a database as it is at one moment into a new file that this user alone may read, also beside a running bot, which
 * never waits for it. The target is there only when the whole copy is on the disk, and is never overwritten.
 */
export async function backUp(path: string, target: string): Promise<BackupOutcome> {
  const folder = dirname(target);
  if (!existsSync(path)) return { kind: 'missing' };
  if (existsSync(target)) return { kind: 'exists' };
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return { kind: 'no_folder' };
  const unfinished = join(folder, `.${basename(target)}.${randomUUID()}`);
  try {
    closeSync(openSync(unfinished, 'wx', 0o600));
  } catch (error) {
    return describe(error, 'unwritable');
  }
  try {
    await copyInto(path, unfinished);
    doubtUnsent(unfinished);
    return keep(unfinished, target);
  } catch (error) {
    return describe(error, 'unusable');
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}-journal`, { force: true });
  }
}

async function copyInto(path: string, unfinished: string): Promise<void> {
  // Not for reading only: that leaves SQLite's own files beside a database that was closed cleanly.
  const sqlite = new SqliteDatabase(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    await withBusyRetry(async () => {
      if (sqlite.pragma('user_version', { simple: true }) === 0) throw new RangeError('it is no database of the bot');
      // One read transaction: a copy page by page would begin again with every write of the bot.
      sqlite.prepare('vacuum into ?').run(unfinished);
    }, GIVE_UP_MS);
  } finally {
    sqlite.close();
  }
}

/**
 * What waited for Slack when the copy was made has probably been sent by the time the copy is used: a bot that starts on it
 * looks for each message before it sends it.
 */
function doubtUnsent(unfinished: string): void {
  const copy = new SqliteDatabase(unfinished, { fileMustExist: true });
  try {
    copy.exec("update outbox set status = 'ambiguous', lookups = 0 where status = 'due' and operation <> 'update'");
  } finally {
    copy.close();
  }
}

/** Gives the finished copy its name, once it is on the disk. */
function keep(unfinished: string, target: string): BackupOutcome {
  flush(unfinished);
  const { size } = statSync(unfinished);
  try {
    // Takes the name or fails; a rename alone would overwrite what came meanwhile.
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? { kind: 'exists' } : describe(error, 'unwritable');
  }
  renameSync(unfinished, target);
  // Windows opens no folder; there the name is written when the system likes.
  if (process.platform !== 'win32') flush(dirname(target));
  return { kind: 'done', bytes: size };
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function describe(error: unknown, kind: 'unwritable' | 'unusable'): BackupOutcome {
  if (isLocked(error)) return { kind: 'locked' };
  if (FULL.has(codeOf(error))) return { kind: 'full' };
  return { kind, reason: error instanceof Error ? error.message : String(error) };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
