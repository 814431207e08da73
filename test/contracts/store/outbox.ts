import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { makeStep } from '../../blocks/make-card.ts';
import { T0 } from '../../domain/make.ts';
import { addRow, C1_PROD, CARD, LEASE, makeEpisode, makeOutboxRow, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

export function describeOutbox(open: OpenStore): void {
  const openSeeded = async (): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    return world;
  };

  describe('a write', () => {
    test('is due at once, untried, as it was added', async () => {
      const { store } = await openSeeded();
      const { id: episodeId } = await store.episodes.create(W, C1_PROD, makeEpisode(), CARD);
      const payload = { kind: 'step', version: 1, ...makeStep('fired', CARD) } as const;
      const row = makeOutboxRow('episode:1:1:post', { payload, episodeId, reason: 'fired' });
      const id = await addRow(store, row);
      expect(await store.outbox.find(W, id)).toEqual({
        ...row,
        id,
        status: 'due',
        rung: 0,
        attempts: 0,
        lookups: 0,
        dueAt: T0,
        lease: null,
        firstAttemptAt: null,
        ts: null,
        error: null,
        createdAt: T0,
        settledAt: null,
      });
      expect(await store.outbox.find(W, id + 1)).toBeUndefined();
    });

    test('is listed with the open ones of all destinations, oldest first', async () => {
      const { store } = await openSeeded();
      const ids = [
        await addRow(store, makeOutboxRow('1', { destination: 'C2' })),
        await addRow(store, makeOutboxRow('2')),
        await addRow(store, makeOutboxRow('3')),
      ];
      await store.outbox.drop(W, ids.slice(1, 2), 'stale', T0);
      expect((await store.outbox.listAllOpen(W)).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    });

    test('is stored once per dedup key, whatever else it says and whatever became of the first', async () => {
      const { store } = await openSeeded();
      const id = await addRow(store, makeOutboxRow('key'));
      expect(await store.outbox.add(W, makeOutboxRow('key', { destination: 'C2' }), T0 + 1)).toBeNull();
      await store.outbox.drop(W, [id], 'stale', T0);
      expect(await store.outbox.add(W, makeOutboxRow('key'), T0 + 1)).toBeNull();
      expect(await store.outbox.findHead(W, 'C2')).toBeUndefined();
    });

    test('is stored once when two connections add it at the same time', async () => {
      const { store, connect } = await openSeeded();
      const other = await connect();
      const add = (each: Store) => each.transaction((tables) => tables.outbox.add(W, makeOutboxRow('key'), T0));
      const ids = await Promise.all([add(store), add(other)]);
      expect(ids.filter((id) => id === null)).toHaveLength(1);
      expect(await store.outbox.listOpen(W, 'C1')).toHaveLength(1);
    });
  });

  describe('the writes of a destination', () => {
    test('stand in the order in which they were added, each destination for itself', async () => {
      const { store } = await openSeeded();
      const first = await addRow(store, makeOutboxRow('1'), T0 + 1);
      const elsewhere = await addRow(store, makeOutboxRow('2', { destination: 'C2' }), T0);
      const second = await addRow(store, makeOutboxRow('3'), T0);
      expect((await store.outbox.listOpen(W, 'C1')).map(({ id }) => id)).toEqual([first, second]);
      expect(await store.outbox.findHead(W, 'C1')).toMatchObject({ id: first });
      expect(await store.outbox.findHead(W, 'C2')).toMatchObject({ id: elsewhere });
    });

    test.each(['sent', 'dead'] as const)('give way to the next when the first is %s', async (status) => {
      const { store } = await openSeeded();
      const first = await addRow(store, makeOutboxRow('1'));
      const second = await addRow(store, makeOutboxRow('2'));
      await store.outbox.claim(W, first, LEASE, T0);
      await store.outbox.settle(W, first, 'me', { status, settledAt: T0 });
      expect(await store.outbox.findHead(W, 'C1')).toMatchObject({ id: second });
    });

    test('wait while the first is ambiguous', async () => {
      const { store } = await openSeeded();
      const first = await addRow(store, makeOutboxRow('1'));
      await addRow(store, makeOutboxRow('2'));
      await store.outbox.claim(W, first, LEASE, T0);
      await store.outbox.settle(W, first, 'me', { status: 'ambiguous', dueAt: T0 + 1 });
      expect(await store.outbox.findHead(W, 'C1')).toMatchObject({ id: first, status: 'ambiguous' });
      expect(await store.outbox.listDestinations(T0)).toEqual([]);
    });

    test('that are dropped leave the queue with the reason, settled ones stay as they are', async () => {
      const { store } = await openSeeded();
      const sent = await addRow(store, makeOutboxRow('1'));
      await store.outbox.claim(W, sent, LEASE, T0);
      await store.outbox.settle(W, sent, 'me', { status: 'sent', ts: '1.2', settledAt: T0 });
      const open1 = await addRow(store, makeOutboxRow('2'));
      await store.outbox.claim(W, open1, LEASE, T0);
      await store.outbox.drop(W, [sent, open1], 'stale', T0 + 1);
      expect(await store.outbox.find(W, sent)).toMatchObject({ status: 'sent', error: null, settledAt: T0 });
      const dropped = { status: 'dropped', error: 'stale', settledAt: T0 + 1, lease: null };
      expect(await store.outbox.find(W, open1)).toMatchObject(dropped);
      expect(await store.outbox.listOpen(W, 'C1')).toEqual([]);
    });

    test('are all kept when none is dropped', async () => {
      const { store } = await openSeeded();
      await addRow(store, makeOutboxRow('1'));
      await store.outbox.drop(W, [], 'stale', T0);
      expect(await store.outbox.listOpen(W, 'C1')).toHaveLength(1);
    });

    test('have a last one, settled or not, edits aside', async () => {
      const { store } = await openSeeded();
      expect(await store.outbox.findLast(W, 'C1')).toBeUndefined();
      await addRow(store, makeOutboxRow('1'));
      const last = await addRow(store, makeOutboxRow('2', { operation: 'reply' }));
      await addRow(store, makeOutboxRow('3', { operation: 'update', payload: { kind: 'root_update' } }));
      await addRow(store, makeOutboxRow('4', { destination: 'C2' }));
      await store.outbox.drop(W, [last], 'stale', T0);
      expect(await store.outbox.findLast(W, 'C1')).toMatchObject({ id: last, operation: 'reply' });
    });
  });

  describe('an edit of an episode’s message', () => {
    const update = { operation: 'update', payload: { kind: 'root_update' } } as const;

    test('waits until it is on its way, and again when it failed', async () => {
      const { store } = await openSeeded();
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(false);
      const id = await addRow(store, makeOutboxRow('1', { ...update, episodeId: 7 }));
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(true);
      await store.outbox.claim(W, id, LEASE, T0);
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(false);
      await store.outbox.settle(W, id, 'me', { dueAt: T0 + 1 });
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(true);
      await store.outbox.drop(W, [id], 'stale', T0);
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(false);
    });

    test('that may have been posted as a new message does not wait: nobody knows what that one shows', async () => {
      const { store } = await openSeeded();
      const id = await addRow(store, makeOutboxRow('1', { ...update, episodeId: 7 }));
      await store.outbox.claim(W, id, LEASE, T0);
      await store.outbox.settle(W, id, 'me', { status: 'ambiguous', dueAt: T0 + 1 });
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(false);
    });

    test('is neither another write nor that of another episode', async () => {
      const { store } = await openSeeded();
      await addRow(store, makeOutboxRow('1', { episodeId: 7 }));
      await addRow(store, makeOutboxRow('2', { operation: 'reply', episodeId: 7 }));
      await addRow(store, makeOutboxRow('3', { ...update, episodeId: 8 }));
      expect(await store.outbox.hasWaitingUpdate(W, 7)).toBe(false);
    });
  });
}
