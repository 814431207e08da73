import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/duration.ts';
import { T0 } from '../../domain/make.ts';
import { addRow, makeOutboxRow, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const TRY_AT = T0 + 15 * MINUTE_MS;

export function describeChannels(open: OpenStore): void {
  const openSeeded = async (): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    return world;
  };
  const openPaused = async (): Promise<StoreWorld> => {
    const world = await openSeeded();
    await world.store.channels.pause(W, 'C1', 'archived', T0, TRY_AT);
    return world;
  };

  describe('a channel', () => {
    test('is known once it was ensured, and open', async () => {
      const { store } = await openSeeded();
      expect(await store.channels.find(W, 'C2')).toBeUndefined();
      await store.channels.ensure(W, 'C2');
      expect(await store.channels.find(W, 'C2')).toEqual({ id: 'C2', paused: null });
    });

    test('is listed with the others, by id', async () => {
      const { store } = await openPaused();
      await store.channels.ensure(W, 'C0');
      expect(await store.channels.list(W)).toEqual([
        { id: 'C0', paused: null },
        { id: 'C1', paused: { reason: 'archived', since: T0, nextTryAt: TRY_AT } },
      ]);
    });

    test('stays as it is when it is ensured again', async () => {
      const { store } = await openPaused();
      await store.channels.takeRuleNumbers(W, 'C1', 3);
      await store.channels.ensure(W, 'C1');
      expect(await store.channels.find(W, 'C1')).toMatchObject({ paused: { since: T0 } });
      expect(await store.channels.takeRuleNumbers(W, 'C1', 1)).toBe(4);
    });

    test('gives out every rule number once, also to two connections at the same time', async () => {
      const { store, connect } = await openSeeded();
      const other = await connect();
      await store.channels.ensure(W, 'C2');
      expect(await store.channels.takeRuleNumbers(W, 'C1', 3)).toBe(1);
      const taken = await Promise.all([store, other].map((each) => each.channels.takeRuleNumbers(W, 'C1', 2)));
      expect(new Set(taken)).toEqual(new Set([4, 6]));
      expect(await store.channels.takeRuleNumbers(W, 'C2', 1)).toBe(1);
    });

    test('that nobody knows has no rule numbers', async () => {
      const { store } = await openSeeded();
      await expect(store.channels.takeRuleNumbers(W, 'C2', 1)).rejects.toThrow(/no result/i);
    });
  });

  describe('a closed channel', () => {
    test.each(['archived', 'not_in_channel', 'not_found', 'restricted'] as const)(
      'is paused because it is %s',
      async (reason) => {
        const { store } = await openSeeded();
        expect(await store.channels.pause(W, 'C1', reason, T0, TRY_AT)).toBe(true);
        expect(await store.channels.find(W, 'C1')).toEqual({
          id: 'C1',
          paused: { reason, since: T0, nextTryAt: TRY_AT },
        });
      },
    );

    test('is paused only once and keeps its first reason', async () => {
      const { store } = await openPaused();
      expect(await store.channels.pause(W, 'C1', 'not_found', T0 + 1, TRY_AT + 1)).toBe(false);
      expect(await store.channels.find(W, 'C1')).toMatchObject({
        paused: { reason: 'archived', since: T0, nextTryAt: TRY_AT },
      });
    });

    test('is due for a try at its time, when there is something to tell', async () => {
      const { store } = await openPaused();
      expect(await store.channels.listTriesDue(TRY_AT)).toEqual([]);
      await addRow(store, makeOutboxRow('news'));
      expect(await store.channels.listTriesDue(TRY_AT - 1)).toEqual([]);
      expect(await store.channels.listTriesDue(TRY_AT)).toEqual([{ workspaceId: W, channelId: 'C1' }]);
    });

    test('moves its next try for one of two that read the same time', async () => {
      const { store, connect } = await openPaused();
      const other = await connect();
      const moved = await Promise.all(
        [store, other].map((each) => each.channels.setNextTry(W, 'C1', TRY_AT, TRY_AT + 1)),
      );
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await store.channels.find(W, 'C1')).toMatchObject({ paused: { since: T0, nextTryAt: TRY_AT + 1 } });
    });

    test('is due for a try that was noted before the clock went back', async () => {
      const { store } = await openPaused();
      await addRow(store, makeOutboxRow('news'));
      await store.channels.setNextTry(W, 'C1', null, T0 + DAY_MS + 1);
      expect(await store.channels.listTriesDue(T0)).toHaveLength(1);
      expect(await store.channels.listTriesDue(T0 + 1)).toEqual([]);
    });

    test('moves its next try from any time on request', async () => {
      const { store } = await openPaused();
      await addRow(store, makeOutboxRow('news'));
      expect(await store.channels.setNextTry(W, 'C1', null, T0)).toBe(true);
      expect(await store.channels.listTriesDue(T0)).toHaveLength(1);
    });

    test('is open again without a trace', async () => {
      const { store } = await openPaused();
      await store.channels.reopen(W, 'C1');
      expect(await store.channels.find(W, 'C1')).toEqual({ id: 'C1', paused: null });
      expect(await store.channels.listTriesDue(TRY_AT)).toEqual([]);
      expect(await store.channels.pause(W, 'C1', 'not_found', T0 + 1, TRY_AT)).toBe(true);
    });
  });

  test('channels that are open have no next try', async () => {
    const { store } = await openSeeded();
    expect(await store.channels.setNextTry(W, 'C1', null, T0)).toBe(false);
    await store.channels.tryAll(W, T0);
    expect(await store.channels.listTriesDue(T0)).toEqual([]);
    expect(await store.channels.find(W, 'C1')).toEqual({ id: 'C1', paused: null });
  });

  test('all paused channels are due for a try after a start', async () => {
    const { store } = await openPaused();
    await store.channels.ensure(W, 'C2');
    await store.channels.ensure(W, 'C3');
    await store.channels.pause(W, 'C2', 'not_found', T0, TRY_AT);
    for (const destination of ['C1', 'C2', 'C3']) {
      await addRow(store, makeOutboxRow(destination, { destination }));
    }
    await store.channels.tryAll(W, T0 + 1);
    const due = await store.channels.listTriesDue(T0 + 1);
    expect(due.map(({ channelId }) => channelId).toSorted()).toEqual(['C1', 'C2']);
  });
}
