import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Db, openDatabase } from '../../src/store/database.ts';
import { type Migration, migrate, NewerDatabaseError, SCHEMA_VERSION } from '../../src/store/migrate.ts';
import { firstSchema } from '../../src/store/migrations/0001-first-schema.ts';
import type { Schema } from '../../src/store/schema.ts';
import { SharedSqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { connectStore, makePath, openPlainly } from './sqlite-world.ts';

const RELEASED: Migration = async () => {
  throw new Error('a migration that the file has already must not run again');
};
const ALL_RELEASED = Array.from({ length: SCHEMA_VERSION }, () => RELEASED);
const ADD_NOTES: Migration = async (db) => {
  await sql`create table notes (workspace_id text not null) strict`.execute(db);
};
const FAIL: Migration = async (db) => {
  await sql`insert into notes (no_such_column) values (1)`.execute(db);
};

async function open(path = makePath()): Promise<Db> {
  const db = await openDatabase(path);
  onTestFinished(() => db.destroy());
  return db;
}

/** What a migration changes: the version, and every table and index. */
function read(path: string): { readonly version: unknown; readonly schema: readonly unknown[] } {
  const sqlite = openPlainly(path);
  return {
    version: sqlite.pragma('user_version', { simple: true }),
    schema: sqlite.prepare('select type, name, sql from sqlite_master order by name').all(),
  };
}

describe('a new file', () => {
  test('gets the whole schema and its version', async () => {
    const path = makePath();
    await open(path);
    const { version, schema } = read(path);
    expect(version).toBe(SCHEMA_VERSION);
    expect(schema).toContainEqual(expect.objectContaining({ type: 'table', name: 'outbox' }));
  });

  test('that two processes open at once is created once and serves both', async () => {
    const path = makePath();
    const [one, two] = await Promise.all([connectStore(path), connectStore(path)]);
    const { fingerprintSalt } = await one.workspaces.ensure('T1', 1);
    expect(await two.workspaces.ensure('T1', 2)).toEqual({ fingerprintSalt });
  });
});

describe('a file of this release', () => {
  test('keeps schema and contents when it is opened again', async () => {
    const path = makePath();
    const first = await openStore(path);
    const { fingerprintSalt } = await first.workspaces.ensure('T1', 1);
    await first.close();
    const before = read(path);
    const second = await connectStore(path);
    expect(read(path)).toEqual(before);
    expect(await second.workspaces.ensure('T1', 2)).toEqual({ fingerprintSalt });
  });
});

describe('a file of an older release', () => {
  test('gets the migrations that it lacks, in order, and no other', async () => {
    const path = makePath();
    const db = await open(path);
    await migrate(db, [
      ...ALL_RELEASED,
      ADD_NOTES,
      async (trx) => {
        await sql`insert into notes values ('T1')`.execute(trx);
      },
    ]);
    expect(read(path).version).toBe(SCHEMA_VERSION + 2);
    expect(openPlainly(path).prepare('select * from notes').all()).toEqual([{ workspace_id: 'T1' }]);
  });

  test('is as before when one of its migrations fails, and can be migrated later', async () => {
    const path = makePath();
    const db = await open(path);
    const before = read(path);
    await expect(migrate(db, [...ALL_RELEASED, ADD_NOTES, FAIL])).rejects.toThrow(/no_such_column/);
    expect(read(path)).toEqual(before);
    await migrate(db, [...ALL_RELEASED, ADD_NOTES]);
    expect(read(path).version).toBe(SCHEMA_VERSION + 1);
  });
});

describe('a file without drops', () => {
  test('keeps its rules and its open alerts', async () => {
    const path = makePath();
    mkdirSync(dirname(path));
    const db = new Kysely<Schema>({ dialect: new SharedSqliteDialect({ database: openPlainly(path) }) });
    await migrate(db, [firstSchema]);
    const told = { severity: 'warning', thresholdMicros: 50_000_000, ruleId: 1 };
    for (const statement of [
      "insert into workspaces (id, installed_at, fingerprint_salt) values ('T1', 1, 'salt')",
      "insert into channels (workspace_id, id) values ('T1', 'C1')",
      `insert into rules (workspace_id, channel_id, number, kind, currency, threshold_micros, severity, origin, created_at, active_at)
         values ('T1', 'C1', 1, 'below', 'CNY', 50000000, 'warning', 'slack', 1, 1)`,
      `insert into episodes (workspace_id, channel_id, account_id, severity, peak, version, since, rises, gaps, card,
         root_shown_version, repeat_news_at, repeat_count)
         values ('T1', 'C1', 'prod', 'warning', 'warning', 1, 1, '[]', '[]', '{}', 1, 1, 0)`,
      `insert into alerts (workspace_id, episode_id, kind, currency, status, since, firing_since, tiers, told)
         values ('T1', 1, 'below', 'CNY', 'firing', 1, 1, '[${JSON.stringify({ ...told, recoveringSince: null })}]', '${JSON.stringify(told)}')`,
    ]) {
      await sql.raw(statement).execute(db);
    }
    await db.destroy();
    const store = await connectStore(path);
    expect(await store.rules.list('T1', 'C1')).toMatchObject([{ kind: 'below', unit: 'money', windowMs: null }]);
    expect((await store.episodes.find('T1', 1))?.episode.alerts).toMatchObject([
      {
        kind: 'below',
        unit: 'money',
        windowMs: null,
        fall: null,
        told: { ...told, windowMs: null },
        state: { status: 'firing', tiers: [{ ...told, windowMs: null, recoveringSince: null }] },
      },
    ]);
  });
});

describe('a file of a newer release', () => {
  test.each(['wal', 'delete'])('is refused and left as it is, with the journal mode %s', async (mode) => {
    const path = makePath();
    await (await openStore(path)).close();
    const newer = openPlainly(path);
    newer.pragma(`journal_mode = ${mode}`);
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    const before = readFileSync(path);
    const refused = openStore(path);
    await expect(refused).rejects.toBeInstanceOf(NewerDatabaseError);
    await expect(refused).rejects.toThrow(
      new RegExp(`has schema ${SCHEMA_VERSION + 1}, this release knows ${SCHEMA_VERSION}\\..*newer release`),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
