import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { readFault } from '../../src/store/fault.ts';
import { openStore } from '../../src/store/store.ts';
import { makeSetup, seed, W } from '../contracts/store/make.ts';
import { T0 } from '../domain/make.ts';
import { connectStore, makePath, openPlainly } from './sqlite-world.ts';

const ROUNDS = 200;
const COUNTING_PROCESS = fileURLToPath(new URL('./counting-process.ts', import.meta.url));

/** The permissions of a file or folder, as chmod writes them. */
function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('a database file', () => {
  test('is readable by this user only, as is its folder and everything beside it', async () => {
    const path = makePath();
    const store = await connectStore(path);
    await store.workspaces.ensure(W, T0);
    expect(modeOf(dirname(path))).toBe('700');
    const files = readdirSync(dirname(path));
    expect(files.toSorted()).toEqual(['bot.db', 'bot.db-shm', 'bot.db-wal']);
    expect(files.map((file) => modeOf(join(dirname(path), file)))).toEqual(['600', '600', '600']);
  });

  test('that others could read is closed to them, its folder is left as it is', async () => {
    const path = makePath();
    mkdirSync(dirname(path), { mode: 0o755 });
    writeFileSync(path, '', { mode: 0o644 });
    await connectStore(path);
    expect(modeOf(path)).toBe('600');
    expect(modeOf(dirname(path))).toBe('755');
  });

  test('that others could read gives this user no more rights than before', async () => {
    const path = makePath();
    await (await openStore(path)).close();
    chmodSync(path, 0o444);
    await connectStore(path).catch(() => {});
    expect(modeOf(path)).toBe('400');
  });

  test('is private under any umask', async () => {
    const path = makePath();
    const umask = process.umask(0);
    const store = await connectStore(path);
    await store.workspaces.ensure(W, T0);
    process.umask(umask);
    expect([dirname(path), path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['700', '600', '600', '600']);
  });

  test('that is a folder is refused, and the folder can still be entered', async () => {
    const path = makePath();
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o755);
    await expect(connectStore(path)).rejects.toThrow('it is no file');
    expect(modeOf(path)).toBe('755');
  });

  test('with one damaged page is refused, whichever it is, and left as it is byte for byte', async () => {
    const path = makePath();
    const store = await openStore(path);
    await seed(store);
    await store.close();
    const sound = readFileSync(path);
    const PAGE = 4096;
    // The first page holds the schema: without it the file is no database.
    for (let from = PAGE; from < sound.length; from += PAGE) {
      const damaged = Buffer.from(sound).fill(0xaa, from, from + PAGE);
      writeFileSync(path, damaged);
      await expect(openStore(path)).rejects.toSatisfy((error) => readFault(error) === 'damaged');
      expect(readFileSync(path).equals(damaged)).toBe(true);
      expect(readdirSync(dirname(path))).toEqual(['bot.db']);
    }
  });

  test('that is no database is refused and left as it is', async () => {
    const path = makePath();
    mkdirSync(dirname(path));
    writeFileSync(path, 'a letter to my aunt');
    await expect(connectStore(path)).rejects.toThrow(/not a database/);
    expect(readdirSync(dirname(path))).toEqual(['bot.db']);
    expect(statSync(path).size).toBe('a letter to my aunt'.length);
  });

  test('that another program holds is opened when that lets go', async () => {
    const path = makePath();
    mkdirSync(dirname(path));
    const other = openPlainly(path);
    other.exec('begin exclusive');
    const opened = connectStore(path);
    // The first try has failed when timers run again.
    await new Promise((resolve) => setTimeout(resolve, 0));
    other.exec('commit');
    expect(await (await opened).workspaces.ensure(W, T0)).toHaveProperty('fingerprintSalt');
  });

  test('is one file again when the store is closed', async () => {
    const path = makePath();
    const store = await openStore(path);
    await store.workspaces.ensure(W, T0);
    expect(existsSync(`${path}-wal`)).toBe(true);
    await store.close();
    expect(readdirSync(dirname(path))).toEqual(['bot.db']);
  });
});

describe('a connection', () => {
  test('writes ahead, waits for the disk at every commit and holds references', async () => {
    const db = await openDatabase(makePath());
    onTestFinished(() => db.destroy());
    const read = async (name: string) => (await sql.raw(`pragma ${name}`).execute(db)).rows;
    const FULL = 2;
    expect(await read('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await read('synchronous')).toEqual([{ synchronous: FULL }]);
    expect(await read('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  test('refuses rows of a workspace that is not there', async () => {
    const store = await connectStore(makePath());
    await expect(store.channels.ensure(W, 'C1')).rejects.toThrow(/foreign key/i);
  });

  test('on a full disk says so, loses nothing and goes on when there is room', async () => {
    const path = makePath();
    const db = await openDatabase(path);
    onTestFinished(() => db.destroy());
    const limit = async (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(db);
    await limit(1);
    const fill = () =>
      db.transaction().execute(async (trx) => {
        await sql`insert into workspaces (id, installed_at, fingerprint_salt) values ('T1', 1, 'kept')`.execute(trx);
        await sql`insert into workspaces (id, installed_at, fingerprint_salt)
          values ('T2', 1, ${'long'.repeat(10_000)})`.execute(trx);
      });
    const read = async () => (await sql<{ id: string }>`select id from workspaces`.execute(db)).rows;
    await expect(fill()).rejects.toSatisfy((error) => readFault(error) === 'full');
    expect(await read()).toEqual([]);
    await limit(1_000_000);
    await fill();
    expect(await read()).toHaveLength(2);
  });

  test('waits for another program that holds the file, without blocking the event loop', async () => {
    const path = makePath();
    const store = await connectStore(path);
    const other = openPlainly(path);
    other.exec('begin immediate');
    let waiting = true;
    const written = store.workspaces.ensure(W, T0).finally(() => {
      waiting = false;
    });
    // The first try has failed when timers run again.
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(waiting).toBe(true);
    other.exec('commit');
    expect(await written).toHaveProperty('fingerprintSalt');
  });
});

test('two processes that read and write at once lose nothing and never fail', async () => {
  const path = makePath();
  const store = await connectStore(path);
  await store.workspaces.ensure(W, T0);
  await store.accounts.sync(W, [makeSetup('prod')], T0);
  const child = spawn(process.execPath, [COUNTING_PROCESS, path, W, 'prod', String(ROUNDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  for (let round = 0; round < ROUNDS; round += 1) {
    // One transaction after the other, beside those of the child.
    await store.transaction(async ({ accounts }) => {
      const status = await accounts.getStatus(W, 'prod');
      await accounts.saveStatus(W, 'prod', { ...status, failures: status.failures + 1 });
    });
  }
  expect(await exited).toEqual([0, null]);
  expect(await store.accounts.getStatus(W, 'prod')).toMatchObject({ failures: 2 * ROUNDS });
});
