import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { seed } from '../contracts/store/make.ts';
import type { StoreWorld } from '../contracts/store/world.ts';

/** A folder in memory where there is one (Linux): every commit waits for the disk, and a busy disk makes seconds of that. */
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A path for a database in a folder that does not exist yet; removed when the test is over. */
export function makePath(): string {
  const folder = mkdtempSync(join(PARENT, 'store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data', 'bot.db');
}

/** A store on a SQLite file, closed when the test is over. */
export async function connectStore(path: string): Promise<Store> {
  const store = await openStore(path);
  onTestFinished(() => store.close());
  return store;
}

/** The path of a database with something in it, which nobody has open. */
export async function makeClosed(): Promise<string> {
  const path = makePath();
  const store = await openStore(path);
  await seed(store);
  await store.close();
  return path;
}

/** The file as SQLite alone sees it, without the bot's settings; closed when the test is over. */
export function openPlainly(path: string): SqliteDatabase.Database {
  const sqlite = new SqliteDatabase(path);
  onTestFinished(() => {
    sqlite.close();
  });
  return sqlite;
}

/** A fresh store on a real SQLite file. */
export async function openSqlite(): Promise<StoreWorld> {
  const path = makePath();
  mkdirSync(dirname(path));
  empty ??= createEmpty();
  writeFileSync(path, await empty);
  const store = await connectStore(path);
  const sqlite = openPlainly(path);
  return {
    store,
    connect: () => connectStore(path),
    read: async (sql) => sqlite.prepare<[], Record<string, unknown>>(sql).all(),
    async columns() {
      const select = sqlite.prepare<[], Record<'tbl' | 'col', string>>(
        `select t.name as tbl, c.name as col from sqlite_master t join pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite_%'`,
      );
      const byTable = Map.groupBy(select.all(), (row) => row.tbl);
      return new Map([...byTable].map(([table, rows]) => [table, rows.map((row) => row.col)]));
    },
  };
}

/** An empty database, made once, because its many statements take most of a small test's time. */
let empty: Promise<Buffer> | undefined;

async function createEmpty(): Promise<Buffer> {
  const path = makePath();
  const store = await openStore(path);
  await store.close();
  return readFileSync(path);
}
