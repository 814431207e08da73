import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { SCHEMA_VERSION } from '../../src/store/migrate.ts';
import { openStoreForReading, type ReadingStore } from '../../src/store/reading-store.ts';
import { W } from '../contracts/store/make.ts';
import { makeClosed, makePath, openPlainly } from './sqlite-world.ts';

const COUNTING_PROCESS = fileURLToPath(new URL('./counting-process.ts', import.meta.url));

/** Every file of a folder with the hash of what it holds; `-shm` is SQLite's own memory and may change. */
function contents(path: string): readonly string[] {
  return readdirSync(dirname(path)).map((name) => {
    const bytes = name.endsWith('-shm') ? '' : readFileSync(join(dirname(path), name));
    return `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
  });
}

async function opened(path: string): Promise<ReadingStore> {
  const outcome = await openStoreForReading(path);
  if (outcome.kind !== 'open') throw new Error(`expected an open store, got ${JSON.stringify(outcome)}`);
  onTestFinished(() => outcome.store.close());
  return outcome.store;
}

async function startWriter(path: string) {
  const child = spawn(process.execPath, [COUNTING_PROCESS, path, W, 'prod', '1000000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await exited;
  };
}

test('a file that was closed cleanly is read, and nothing is put beside it', async () => {
  const path = await makeClosed();
  const before = contents(path);
  const { tables, damage } = await opened(path);
  expect(damage).toBeNull();
  expect((await tables.accounts.list(W)).map(({ id }) => id)).toEqual(['prod', 'batch']);
  expect(contents(path)).toEqual(before);
});

test('a closed file is read in a folder that nobody may write to', async () => {
  const path = await makeClosed();
  chmodSync(path, 0o400);
  chmodSync(dirname(path), 0o500);
  onTestFinished(() => chmodSync(dirname(path), 0o700));
  expect(await (await opened(path)).tables.accounts.list(W)).toHaveLength(2);
  expect(readdirSync(dirname(path))).toEqual(['bot.db']);
});

test('a database is read beside a process that writes to it without end', async () => {
  const path = await makeClosed();
  const kill = await startWriter(path);
  const first = await (await opened(path)).tables.accounts.getStatus(W, 'prod');
  await expect
    .poll(async () => (await (await opened(path)).tables.accounts.getStatus(W, 'prod')).failures)
    .toBeGreaterThan(first.failures);
  await kill();
});

test('what a killed process left behind is read and left as it is', async () => {
  const path = await makeClosed();
  const kill = await startWriter(path);
  await expect
    .poll(async () => (await (await opened(path)).tables.accounts.getStatus(W, 'prod')).failures)
    .toBeGreaterThan(0);
  await kill();
  const before = contents(path);
  expect(before).toHaveLength(3);
  const store = await opened(path);
  expect((await store.tables.accounts.getStatus(W, 'prod')).failures).toBeGreaterThan(0);
  await store.close();
  expect(contents(path)).toEqual(before);
});

test('nothing can be written through it', async () => {
  const path = await makeClosed();
  const copy = await opened(path);
  await expect(copy.tables.channels.ensure(W, 'C9')).rejects.toThrow(/readonly/);
  const kill = await startWriter(path);
  await expect((await opened(path)).tables.channels.ensure(W, 'C9')).rejects.toThrow(/readonly/);
  await kill();
});

test('a file that is not there is not made', async () => {
  const path = makePath();
  expect(await openStoreForReading(path)).toEqual({ kind: 'missing' });
  mkdirSync(dirname(path));
  expect(await openStoreForReading(path)).toEqual({ kind: 'missing' });
  expect(readdirSync(dirname(path))).toEqual([]);
});

test('another schema is told and left as it is', async () => {
  const path = await makeClosed();
  const plain = openPlainly(path);
  plain.pragma('user_version = 99');
  plain.close();
  expect(await openStoreForReading(path)).toEqual({ kind: 'newer', schema: 99, known: SCHEMA_VERSION });
  writeFileSync(path, '');
  expect(await openStoreForReading(path)).toMatchObject({ kind: 'older', schema: 0 });
});

test('a file that is no database is unusable', async () => {
  const path = await makeClosed();
  writeFileSync(path, 'a letter to my aunt'.repeat(1000));
  expect(await openStoreForReading(path)).toEqual({ kind: 'unusable', reason: 'file is not a database' });
});

test('a damaged page is found', async () => {
  const path = await makeClosed();
  const bytes = readFileSync(path);
  bytes.fill(0xee, 3 * 4096, 4 * 4096);
  writeFileSync(path, bytes);
  const outcome = await openStoreForReading(path);
  expect(outcome.kind === 'open' ? outcome.store.damage : outcome.kind).not.toBeNull();
});

test('a database that somebody locks for good is locked', async () => {
  const path = await makeClosed();
  const other = openPlainly(path);
  other.pragma('locking_mode = exclusive');
  other.exec('begin exclusive');
  expect(await openStoreForReading(path)).toEqual({ kind: 'locked' });
  other.exec('rollback');
});
