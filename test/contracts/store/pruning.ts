import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/domain/duration.ts';
import type { Store } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { addRow, C1_PROD, CARD, endedAt, makeEpisode, makeOutboxRow, seed, W } from './make.ts';
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

    test('keeps the audit log for a year', async () => {
      const { store, read } = await openSeeded();
      await store.audit.add(W, { channelId: null, by: null, what: 'rule added', from: null, to: null }, T0);
      expect(await store.prune(T0 + YEAR)).toBe(0);
      expect(await store.prune(T0 + YEAR + 1)).toBe(1);
      expect(await read('select * from audit_log')).toEqual([]);
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
