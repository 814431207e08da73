import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../src/domain/duration.ts';
import type { Store } from '../../../src/ports.ts';
import { snapshot, T0 } from '../../domain/make.ts';
import { addRow, C1_PROD, CARD, endedAt, makeEpisode, makeNewSnooze, makeOutboxRow, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const MONTH = 30 * DAY_MS;
const YEAR = 365 * DAY_MS;
const MANY = 1200;

export function describePruning(open: OpenStore): void {
  const openSeeded = async (): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    return world;
  };

  describe('pruning', () => {
    test.each(['sent', 'dead', 'dropped'] as const)('keeps a %s write for 30 days', async (status) => {
      const { store } = await openSeeded();
      const id = await addRow(store, makeOutboxRow('1'), T0 - YEAR);
      await settle(store, id, status);
      expect(await store.prune(T0 + MONTH)).toBe(0);
      expect(await store.outbox.find(W, id)).toBeDefined();
      expect(await store.prune(T0 + MONTH + 1)).toBe(1);
      expect(await store.outbox.find(W, id)).toBeUndefined();
    });

    test('keeps an open write for ever', async () => {
      const { store } = await openSeeded();
      const id = await addRow(store, makeOutboxRow('1'));
      expect(await store.prune(T0 + 10 * YEAR)).toBe(0);
      expect(await store.outbox.find(W, id)).toBeDefined();
    });

    test('keeps an ended episode for a year, then deletes it with its alerts', async () => {
      const { store, read } = await openSeeded();
      const ended = await store.episodes.create(W, C1_PROD, endedAt(T0), CARD);
      expect(await store.prune(T0 + YEAR)).toBe(0);
      expect(await store.episodes.find(W, ended.id)).toBeDefined();
      expect(await store.prune(T0 + YEAR + 1)).toBe(1);
      expect(await store.episodes.find(W, ended.id)).toBeUndefined();
      expect(await read('select * from alerts')).toEqual([]);
    });

    test('keeps an open episode for ever', async () => {
      const { store } = await openSeeded();
      const stored = await store.episodes.create(W, C1_PROD, makeEpisode(), CARD);
      expect(await store.prune(T0 + 10 * YEAR)).toBe(0);
      expect(await store.episodes.find(W, stored.id)).toEqual(stored);
    });

    test('keeps a snooze that ended for 30 days, and an open one', async () => {
      const { store, read } = await openSeeded();
      const { id } = await store.snoozes.add(W, makeNewSnooze({ accountId: 'prod' }));
      await store.snoozes.add(W, makeNewSnooze());
      await store.snoozes.end(W, [id], T0);
      expect(await store.prune(T0 + MONTH)).toBe(0);
      expect(await store.prune(T0 + MONTH + 1)).toBe(1);
      expect(await read('select account_id from snoozes')).toEqual([{ account_id: null }]);
    });

    test('keeps the audit log for a year', async () => {
      const { store, read } = await openSeeded();
      await store.audit.add(W, { channelId: null, by: null, what: 'rule added', from: null, to: null }, T0);
      expect(await store.prune(T0 + YEAR)).toBe(0);
      expect(await store.prune(T0 + YEAR + 1)).toBe(1);
      expect(await read('select * from audit_log')).toEqual([]);
    });

    test('thins snapshots of more than 90 days to one an hour, and of more than a year to one a day', async () => {
      const { store, read } = await openSeeded();
      await watch(store, { from: T0, to: T0 + 3 * HOUR_MS });
      const proven = { from: T0 + 1.1 * YEAR, to: T0 + 1.1 * YEAR + WEEK_MS };
      await watch(store, { ...proven, everyMs: DAY_MS });
      await pruneAll(store, T0 + 90 * DAY_MS);
      expect(await observed(read, T0 + DAY_MS)).toHaveLength(181);
      await pruneAll(store, proven.to - YEAR / 2);
      expect(await observed(read, T0 + DAY_MS)).toHaveLength(181);
      await watch(store, { from: T0 + 92 * DAY_MS, to: T0 + 100 * DAY_MS, everyMs: DAY_MS });
      await pruneAll(store, T0 + 100 * DAY_MS);
      expect(await observed(read, T0 + DAY_MS)).toEqual([59, 119, 179, 180].map((minute) => T0 + minute * MINUTE_MS));
      await pruneAll(store, proven.to);
      expect(await observed(read, T0 + DAY_MS)).toEqual([T0 + 180 * MINUTE_MS]);
    });

    test('thins to the same when several processes do it at once', async () => {
      const { store, connect, read } = await openSeeded();
      const other = await connect();
      await watch(store, { from: T0, to: T0 + 12 * HOUR_MS });
      await watch(store, { from: T0 + 92 * DAY_MS, to: T0 + 100 * DAY_MS, everyMs: DAY_MS });
      await Promise.all([store, other, store].map((each) => pruneAll(each, T0 + 100 * DAY_MS)));
      const minutes = [...Array.from({ length: 12 }, (_, hour) => hour * 60 + 59), 720];
      expect(await observed(read, T0 + DAY_MS)).toEqual(minutes.map((minute) => T0 + minute * MINUTE_MS));
    });

    test('thins nothing under a clock that jumped less than a week ago', async () => {
      const { store, read } = await openSeeded();
      await watch(store, { from: T0, to: T0 + 3 * HOUR_MS });
      const jumped = T0 + 14 * YEAR;
      await watch(store, { from: jumped, to: jumped + 6 * DAY_MS, everyMs: DAY_MS });
      expect(await store.prune(jumped + 6 * DAY_MS)).toBe(0);
      expect(await observed(read, T0 + DAY_MS)).toHaveLength(181);
    });

    test('keeps the newest snapshot of every wallet, and those that stand for others', async () => {
      const { store, read } = await openSeeded();
      await save(store, snapshot({ CNY: 60, USD: 5 }), T0, 1);
      await save(store, snapshot({ CNY: 59 }), T0 + 1, 1);
      await save(store, snapshot({ CNY: 58 }), T0 + 2, 1);
      await save(store, snapshot({ CNY: 60 }), T0 + 3, 2);
      await store.accounts.saveSnapshot(W, { id: 'batch', series: 1 }, snapshot({ CNY: 8 }), { now: T0, maxGapMs: 1 });
      await watch(store, { from: T0 + YEAR, to: T0 + YEAR + WEEK_MS, everyMs: DAY_MS }, 'batch');
      await pruneAll(store, T0 + YEAR + WEEK_MS);
      const rows = await read(
        `select account_id, series, currency, total / 1000000 as total from snapshots where observed_until < ${T0 + DAY_MS} order by id`,
      );
      expect(rows.map((row) => Object.values(row))).toEqual([
        ['prod', 1, 'USD', 5],
        ['prod', 1, 'CNY', 58],
        ['prod', 2, 'CNY', 60],
        ['batch', 1, 'CNY', 8],
      ]);
    });

    test('takes small batches, so that nobody waits for it, until nothing is left', async () => {
      const { store } = await openSeeded();
      await store.transaction(async (tables) => {
        const ids: number[] = [];
        for (let index = 0; index < MANY; index += 1) ids.push(await addRow(tables, makeOutboxRow(String(index))));
        await tables.outbox.drop(W, ids, 'stale', T0);
      });
      const batches: number[] = [];
      for (let batch = -1; batch !== 0; batches.push(batch)) batch = await store.prune(T0 + YEAR);
      expect(batches.reduce((sum, batch) => sum + batch)).toBe(MANY);
      expect(Math.max(...batches)).toBeLessThan(MANY);
    });
  });
}

async function settle(store: Store, id: number, status: 'sent' | 'dead' | 'dropped'): Promise<void> {
  await store.outbox.claim(W, id, { owner: 'me', until: T0 + 1 }, T0);
  await store.outbox.settle(W, id, 'me', { status, settledAt: T0 });
}

/** Readings that fall by a unit each time. */
async function watch(
  store: Store,
  { from, to, everyMs = MINUTE_MS }: { readonly from: number; readonly to: number; readonly everyMs?: number },
  id = 'prod',
): Promise<void> {
  await store.transaction(async ({ accounts }) => {
    for (let now = from; now <= to; now += everyMs)
      await accounts.saveSnapshot(W, { id, series: 1 }, snapshot({ CNY: 1e6 - (now - from) / everyMs }), {
        now,
        maxGapMs: 2 * everyMs,
      });
  });
}

function save(store: Store, reading: ReturnType<typeof snapshot>, now: number, series: number): Promise<void> {
  return store.accounts.saveSnapshot(W, { id: 'prod', series }, reading, { now, maxGapMs: MINUTE_MS });
}

async function pruneAll(store: Store, now: number): Promise<void> {
  while ((await store.prune(now)) > 0);
}

/** When the snapshots before an instant began. */
async function observed(read: StoreWorld['read'], before: number): Promise<readonly unknown[]> {
  const rows = await read(`select observed_from from snapshots where observed_from < ${before} order by id`);
  return rows.map((row) => row['observed_from']);
}
