import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { FAILURE } from '../../src/ops/start-error.ts';
import { waitForDatabase } from '../../src/ops/wait-for-database.ts';
import { isLocked } from '../../src/store/sqlite-dialect.ts';
import { T0 } from '../domain/make.ts';

const LOCKED = new SqliteDatabase.SqliteError('database is locked', 'SQLITE_BUSY');
const TRY_MS = 10 * SECOND_MS;

/** A start that finds the database locked this often; every try takes ten seconds. */
function startAfter(lockedTries: number, error: Error = LOCKED) {
  let now = T0;
  let tries = 0;
  const lines: string[] = [];
  const note = (_: unknown, message: string) => void lines.push(message);
  const work = async () => {
    now += TRY_MS;
    tries += 1;
    if (tries <= lockedTries) throw error;
    return 'open';
  };
  const log = { debug: note, info: note, warn: note, error: note };
  return { opened: waitForDatabase(work, { isLocked, log, now: () => now }), lines, readTries: () => tries };
}

it('opens a free database without a word', async () => {
  const { opened, lines } = startAfter(0);
  expect(await opened).toBe('open');
  expect(lines).toEqual([]);
});

it('tries a locked one again, with a line in the log each time', async () => {
  const { opened, lines } = startAfter(2);
  expect(await opened).toBe('open');
  expect(lines).toEqual(Array(2).fill('another process holds the database; waiting for it'));
});

it('gives up after a minute with a sentence, and with a code that asks for another start', async () => {
  const { opened, readTries } = startAfter(Number.POSITIVE_INFINITY);
  await expect(opened).rejects.toMatchObject({
    name: 'StartError',
    exitCode: FAILURE,
    message: expect.stringContaining('stays locked by another process (database is locked)'),
  });
  expect(readTries()).toBe(MINUTE_MS / TRY_MS);
});

it('waits for nothing else', async () => {
  const { opened, readTries } = startAfter(1, new SqliteDatabase.SqliteError('disk full', 'SQLITE_FULL'));
  await expect(opened).rejects.toThrow('disk full');
  expect(readTries()).toBe(1);
});
