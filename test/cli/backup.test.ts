import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { runBackup } from '../../src/cli/backup.ts';
import { makeOutboxRow, seed, W } from '../contracts/store/make.ts';
import { mountSmallDisk } from '../small-disk.ts';
import { connectStore, makeClosed, makePath, openPlainly } from '../store/sqlite-world.ts';
import { openTerminal } from './open-terminal.ts';

async function backUp(path: string, target: string) {
  const { terminal, printed, complained } = openTerminal({ DATABASE_URL: `file:${path}` });
  return { code: await runBackup(terminal, target), printed, complained };
}

type Pair = readonly [database: string, target: string];

/** A failed backup: its exit code and sentence, and a folder without anything new in it. */
async function refusal(path: string, target: string) {
  const before = existsSync(dirname(target)) ? readdirSync(dirname(target)) : null;
  const { code, printed, complained } = await backUp(path, target);
  expect(printed).toEqual([]);
  expect(existsSync(dirname(target)) ? readdirSync(dirname(target)) : null).toEqual(before);
  return { code, says: complained.join('\n') };
}

test('a database that is in use is copied whole, for this user only, with nothing beside the copy', async () => {
  const path = makePath();
  const store = await connectStore(path);
  await seed(store);
  const target = join(dirname(path), 'copy.db');
  const umask = process.umask(0);
  const run = await backUp(path, target);
  process.umask(umask);
  expect(run).toEqual({
    code: 0,
    printed: [`${target} is a copy of ${path} (${statSync(target).size} bytes).`],
    complained: [],
  });
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(path)).toSorted()).toEqual(['bot.db', 'bot.db-shm', 'bot.db-wal', 'copy.db']);
  const copy = openPlainly(target);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  const tables = openPlainly(path).prepare<[], { name: string }>("select name from sqlite_master where type = 'table'");
  for (const { name } of tables.all()) {
    expect(copy.prepare(`select * from ${name}`).all()).toEqual(
      openPlainly(path).prepare(`select * from ${name}`).all(),
    );
  }
  expect(await (await connectStore(target)).accounts.list(W)).toHaveLength(2);
});

test('what waits for Slack is looked for by a bot on the copy, and still sent at once by the one that runs', async () => {
  const path = makePath();
  const store = await connectStore(path);
  await seed(store);
  const id = (await store.outbox.add(W, makeOutboxRow('one'), 1)) ?? 0;
  const target = join(dirname(path), 'copy.db');
  expect(await backUp(path, target)).toMatchObject({ code: 0 });
  expect(await store.outbox.find(W, id)).toMatchObject({ status: 'due' });
  expect(await (await connectStore(target)).outbox.find(W, id)).toMatchObject({ status: 'ambiguous', lookups: 0 });
});

test('a database that was closed cleanly stays as it is, byte for byte', async () => {
  const path = await makeClosed();
  const before = readFileSync(path);
  expect(await backUp(path, join(dirname(path), 'copy.db'))).toMatchObject({ code: 0 });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(dirname(path)).toSorted()).toEqual(['bot.db', 'copy.db']);
});

test('a file that is there is never overwritten', async () => {
  const path = await makeClosed();
  const target = join(dirname(path), 'letter.txt');
  writeFileSync(target, 'to my aunt');
  expect(await refusal(path, target)).toEqual({
    code: 64,
    says: `deepseek-balance: ${target} is there already and stays as it is. Choose another name.`,
  });
  expect(readFileSync(target, 'utf8')).toBe('to my aunt');
});

test.each([
  ['without a database', 78, 'There is no database', (path: string): Pair => [`${path}x`, `${path}.copy`]],
  ['without the folder', 64, 'There is no folder', (path: string): Pair => [path, join(dirname(path), 'away/copy.db')]],
  ['onto itself', 64, 'is there already', (path: string): Pair => [path, path]],
] as const)('%s it ends with %i and a sentence', async (_, code, sentence, choose) => {
  const [path, target] = choose(await makeClosed());
  expect(await refusal(path, target)).toEqual({ code, says: expect.stringContaining(sentence) });
});

test.each(['', 'no database but a note. '.repeat(100)])(
  'what is no database of the bot is not copied',
  async (text) => {
    const path = makePath();
    mkdirSync(dirname(path));
    writeFileSync(path, text);
    const target = join(dirname(path), 'copy.db');
    expect(await refusal(path, target)).toEqual({ code: 78, says: expect.stringContaining('cannot be read (') });
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

test('a database that is damaged is not copied', async () => {
  const path = await makeClosed();
  const bytes = readFileSync(path);
  const PAGE = 4096;
  writeFileSync(path, bytes.fill(0xaa, PAGE));
  const target = join(dirname(path), 'copy.db');
  expect(await refusal(path, target)).toEqual({ code: 78, says: expect.stringContaining('malformed') });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('a database that stays locked is named, and nothing is left of the copy', async () => {
  const path = await makeClosed();
  const holder = new SqliteDatabase(path);
  holder.pragma('locking_mode = exclusive');
  holder.exec('begin exclusive');
  expect(await refusal(path, `${path}.copy`)).toEqual({ code: 78, says: expect.stringContaining('keeps') });
  holder.close();
});

test('a disk that is full is named, and nothing is left of the copy', async ({ skip }) => {
  const disk = mountSmallDisk();
  if (disk === undefined) return skip('only who may mount has a small disk');
  const path = await makeClosed();
  expect(statSync(path).size).toBeGreaterThan(65_536);
  expect(await refusal(path, join(disk, 'copy.db'))).toEqual({
    code: 70,
    says: expect.stringContaining(`There is no room for ${join(disk, 'copy.db')}, and nothing was kept of it.`),
  });
});
