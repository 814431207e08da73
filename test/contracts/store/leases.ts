import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/duration.ts';
import type { Store } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { addRow, LEASE, makeOutboxRow, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const UNTIL = LEASE.until;
const THEIRS = { owner: 'them', until: UNTIL + MINUTE_MS };
const IN_C1 = [{ workspaceId: W, destination: 'C1' }];

export function describeLeases(open: OpenStore): void {
  const openWithRow = async (): Promise<StoreWorld & { readonly id: number }> => {
    const world = await open();
    await seed(world.store);
    return { ...world, id: await addRow(world.store, makeOutboxRow('1')) };
  };
  const find = (store: Store, id: number) => store.outbox.find(W, id);

  describe('a write', () => {
    test('is taken by one of many that race for it', async () => {
      const { store, connect, id } = await openWithRow();
      const other = await connect();
      const taken = await Promise.all([
        store.outbox.claim(W, id, LEASE, T0),
        other.outbox.claim(W, id, THEIRS, T0),
        store.outbox.claim(W, id, LEASE, T0),
        other.outbox.claim(W, id, THEIRS, T0),
      ]);
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test('belongs to its taker until the lease runs out', async () => {
      const { store, id } = await openWithRow();
      expect(await store.outbox.owns(W, id, 'me', T0)).toBe(false);
      await store.outbox.claim(W, id, LEASE, T0);
      expect(await find(store, id)).toMatchObject({ lease: LEASE, firstAttemptAt: T0 });
      expect(await store.outbox.owns(W, id, 'me', UNTIL - 1)).toBe(true);
      expect(await store.outbox.owns(W, id, 'me', UNTIL)).toBe(false);
      expect(await store.outbox.owns(W, id, 'them', T0)).toBe(false);
      expect(await store.outbox.claim(W, id, THEIRS, UNTIL - 1)).toBe(false);
    });

    test('is taken over when the lease ran out, and keeps its first attempt', async () => {
      const { store, id } = await openWithRow();
      await store.outbox.claim(W, id, LEASE, T0);
      expect(await store.outbox.claim(W, id, THEIRS, UNTIL)).toBe(true);
      expect(await find(store, id)).toMatchObject({ lease: THEIRS, firstAttemptAt: T0 });
      expect(await store.outbox.owns(W, id, 'me', T0)).toBe(false);
    });

    test('is settled only by its owner, and given back', async () => {
      const { store, id } = await openWithRow();
      expect(await store.outbox.settle(W, id, 'me', { attempts: 9 })).toBe(false);
      await store.outbox.claim(W, id, LEASE, T0);
      expect(await store.outbox.settle(W, id, 'them', { attempts: 9 })).toBe(false);
      expect(await store.outbox.settle(W, id, 'me', { attempts: 1, dueAt: T0 + 1 })).toBe(true);
      expect(await find(store, id)).toMatchObject({ attempts: 1, dueAt: T0 + 1, lease: null });
      expect(await store.outbox.settle(W, id, 'me', { attempts: 9 })).toBe(false);
    });

    test('is settled with all that became of it', async () => {
      const { store, id } = await openWithRow();
      await store.outbox.claim(W, id, LEASE, T0);
      const change = {
        status: 'sent',
        rung: 1,
        attempts: 2,
        lookups: 3,
        dueAt: T0 + 1,
        ts: '1763715600.000100',
        error: 'HTTP 503',
        settledAt: T0 + 2,
      } as const;
      const before = await find(store, id);
      await store.outbox.settle(W, id, 'me', change);
      expect(await find(store, id)).toEqual({ ...before, ...change, lease: null });
    });

    test('keeps what a settlement does not name', async () => {
      const { store, id } = await openWithRow();
      await store.outbox.claim(W, id, LEASE, T0);
      const before = await find(store, id);
      await store.outbox.settle(W, id, 'me', {});
      expect(await find(store, id)).toEqual({ ...before, lease: null });
    });

    test('that was put off cannot be taken before its time by somebody who read it earlier', async () => {
      const { store, connect, id } = await openWithRow();
      const other = await connect();
      const head = await other.outbox.findHead(W, 'C1');
      await store.outbox.claim(W, id, LEASE, T0);
      await store.outbox.settle(W, id, 'me', { status: 'ambiguous', dueAt: T0 + 15 * SECOND_MS });
      expect(await other.outbox.claim(W, head?.id ?? 0, THEIRS, T0)).toBe(false);
      expect(await other.outbox.claim(W, head?.id ?? 0, THEIRS, T0 + 15 * SECOND_MS)).toBe(true);
    });

    test('that is over is neither taken, owned nor settled', async () => {
      const { store, id } = await openWithRow();
      await store.outbox.claim(W, id, LEASE, T0);
      await store.outbox.drop(W, [id], 'stale', T0);
      expect(await store.outbox.owns(W, id, 'me', T0)).toBe(false);
      expect(await store.outbox.settle(W, id, 'me', { status: 'sent' })).toBe(false);
      expect(await store.outbox.claim(W, id, LEASE, T0)).toBe(false);
    });
  });

  describe('a destination', () => {
    test('has work when its oldest write is due and nobody owns it', async () => {
      const { store, id } = await openWithRow();
      await addRow(store, makeOutboxRow('2'));
      expect(await store.outbox.listDestinations(T0 - 1)).toEqual([]);
      expect(await store.outbox.listDestinations(T0)).toEqual(IN_C1);
      await store.outbox.claim(W, id, LEASE, T0);
      expect(await store.outbox.listDestinations(UNTIL - 1)).toEqual([]);
      expect(await store.outbox.listDestinations(UNTIL)).toEqual(IN_C1);
    });

    test('has no work while its oldest write was put off, although a later one is due', async () => {
      const { store, id } = await openWithRow();
      await addRow(store, makeOutboxRow('2'));
      await store.outbox.claim(W, id, LEASE, T0);
      await store.outbox.settle(W, id, 'me', { dueAt: T0 + MINUTE_MS });
      expect(await store.outbox.listDestinations(T0)).toEqual([]);
      expect(await store.outbox.listDestinations(T0 + MINUTE_MS)).toEqual(IN_C1);
    });

    test('has work when its oldest write was put off, or taken, before the clock went back', async () => {
      const { store, id } = await openWithRow();
      await store.outbox.claim(W, id, LEASE, T0);
      expect(await store.outbox.listDestinations(UNTIL - 5 * MINUTE_MS)).toEqual([]);
      expect(await store.outbox.listDestinations(T0 - HOUR_MS)).toEqual([]);
      expect(await store.outbox.listDestinations(T0 - DAY_MS)).toEqual(IN_C1);
      expect(await store.outbox.claim(W, id, THEIRS, T0 - DAY_MS)).toBe(true);
    });

    test('that is paused has work only when a try is due', async () => {
      const { store } = await openWithRow();
      const TRY_AT = T0 + 15 * MINUTE_MS;
      await store.channels.pause(W, 'C1', 'archived', T0, TRY_AT);
      expect(await store.outbox.listDestinations(TRY_AT - 1)).toEqual([]);
      expect(await store.outbox.listDestinations(TRY_AT)).toEqual(IN_C1);
      await store.channels.setNextTry(W, 'C1', null, T0 + DAY_MS + 1);
      expect(await store.outbox.listDestinations(T0)).toEqual(IN_C1);
    });

    test('is listed on its own, and not when everything is settled', async () => {
      const { store, id } = await openWithRow();
      await addRow(store, makeOutboxRow('2', { destination: 'C2' }));
      expect(await store.outbox.listDestinations(T0)).toHaveLength(2);
      await store.outbox.drop(W, [id], 'stale', T0);
      expect(await store.outbox.listDestinations(T0)).toEqual([{ workspaceId: W, destination: 'C2' }]);
    });
  });
}
