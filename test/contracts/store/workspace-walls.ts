import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { accountAfter, snapshot, T0 } from '../../domain/make.ts';
import {
  addRow,
  C1_PROD,
  CARD,
  LEASE,
  makeEpisode,
  makeNewRule,
  makeNewSnooze,
  makeOutboxRow,
  seed,
  W,
} from './make.ts';
import { ATTEMPTS, type Ids, SET } from './stranger.ts';
import type { OpenStore, StoreWorld } from './world.ts';

/** Their rows carry the workspace instead. */
const SYSTEM_QUERIES = [
  'accounts.listDue',
  'channels.listDigestsDue',
  'channels.listQuietEndsDue',
  'channels.listTriesDue',
  'episodes.listRepeatsDue',
  'episodes.listUpdatesDue',
  'homeViewers.listLooksDue',
  'outbox.listDestinations',
  'snoozes.listEndsDue',
];

export function describeWorkspaceWalls(open: OpenStore): void {
  describe('another workspace', () => {
    test('has a column in every table', async () => {
      const { columns } = await open();
      const { workspaces, ...others } = Object.fromEntries(await columns());
      expect(workspaces).toContain('id');
      expect(Object.keys(others).length).toBeGreaterThan(10);
      expect(Object.entries(others).filter(([, names]) => !names.includes('workspace_id'))).toEqual([]);
    });

    test('has been tried with every function', async () => {
      const { store } = await open();
      const functions = Object.entries(store).flatMap(([room, table]: [string, unknown]) =>
        typeof table === 'object' && table !== null ? Object.keys(table).map((name) => `${room}.${name}`) : [],
      );
      const tried = [...Object.keys(ATTEMPTS), ...SYSTEM_QUERIES];
      expect(functions.toSorted()).toEqual(tried.toSorted());
    });

    test('sees and changes nothing, whatever names and ids it uses', async () => {
      const world = await open();
      const { store } = world;
      const ids = await fill(store);
      const before = await dump(world);
      const seen: unknown[] = [];
      for (const [name, [attempt]] of Object.entries(ATTEMPTS)) {
        // What is created late must not help the attempts before it.
        const gives = await attempt(store, ids);
        seen.push({ name, gives, changes: !isDeepStrictEqual(await dump(world), before) });
      }
      const nothing = Object.entries(ATTEMPTS).map(([name, [, gives]]) => ({ name, gives, changes: false }));
      expect(seen).toEqual(nothing);
    });
  });
}

/** Something in every table that a function can reach. */
async function fill(store: Store): Promise<Ids> {
  await seed(store);
  await store.workspaces.setPaused(W, { reason: 'account_inactive', now: T0, nextTryAt: T0 + 9 });
  await store.accounts.saveStatus(W, 'prod', accountAfter(snapshot({ CNY: 60 })));
  await store.accounts.markDue(W, T0);
  await store.accounts.saveSnapshot(W, { id: 'prod', series: 1 }, snapshot({ CNY: 60 }), { now: T0, maxGapMs: 9 });
  await store.channels.ensure(W, 'C9');
  await store.channels.setSettings(W, 'C1', SET);
  await store.channels.pause(W, 'C9', 'archived', T0, T0 + 1);
  const episode = await store.episodes.create(W, C1_PROD, makeEpisode(), CARD);
  const rule = await store.rules.insert(
    W,
    makeNewRule({ origin: 'configuration', entry: { key: 'CNY/1', value: '50' } }),
    T0,
  );
  const waitingRule = await store.rules.insert(W, makeNewRule({ number: 2, currency: 'USD', activeAt: null }), T0);
  const row = await addRow(store, makeOutboxRow('1'));
  await addRow(store, makeOutboxRow('2', { operation: 'update', episodeId: episode.id }));
  const takenRow = await addRow(store, makeOutboxRow('3'));
  await store.outbox.claim(W, takenRow, LEASE, T0);
  await store.audit.add(W, { channelId: 'C1', by: 'U1', what: 'rule added', from: null, to: null }, T0);
  await store.homeViewers.open(W, 'U1', T0, T0 + 1);
  const snooze = await store.snoozes.add(W, makeNewSnooze());
  return { episode: episode.id, rule: rule.id, waitingRule: waitingRule.id, row, takenRow, snooze: snooze.id };
}

/** Every row of the first workspace. */
async function dump({ read, columns }: StoreWorld): Promise<Readonly<Record<string, unknown>>> {
  const tables = [...(await columns()).keys()];
  const rows = tables.map(async (table) => {
    const where = table === 'workspaces' ? 'id' : 'workspace_id';
    return [table, await read(`select * from ${table} where ${where} = '${W}' order by 1, 2, 3`)] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}
