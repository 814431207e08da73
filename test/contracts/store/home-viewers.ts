import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/duration.ts';
import type { Store } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const DUE = T0 + MINUTE_MS;

export function describeHomeViewers(open: OpenStore): void {
  const openSeeded = async (): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    return world;
  };
  const due = async ({ homeViewers }: Store, now: number, most = 9) =>
    (await homeViewers.listLooksDue({ now, openedSince: now - DAY_MS, furthest: now + HOUR_MS, most })).map(
      ({ userId }) => userId,
    );

  describe('somebody who looks at Home', () => {
    test('is not known before they open it, and is noted again each time', async () => {
      const { store } = await openSeeded();
      expect(await store.homeViewers.find(W, 'U1')).toBeUndefined();
      await store.homeViewers.open(W, 'U1', T0, DUE);
      expect(await store.homeViewers.find(W, 'U1')).toEqual({ openedAt: T0, hash: '' });
      await store.homeViewers.setPublished(W, 'U1', 'what stands there', T0);
      await store.homeViewers.open(W, 'U1', T0 + 5, DUE + 5);
      expect(await store.homeViewers.find(W, 'U1')).toEqual({ openedAt: T0 + 5, hash: 'what stands there' });
    });

    test('is noted with nothing else when they never opened it', async () => {
      const { store } = await openSeeded();
      await store.homeViewers.setPublished(W, 'U1', 'what stands there', T0);
      expect(await store.homeViewers.find(W, 'U1')).toBeUndefined();
    });

    test('is due when the time has come, the longest due first, and only so many', async () => {
      const { store } = await openSeeded();
      await store.homeViewers.open(W, 'U1', T0, DUE + 1);
      await store.homeViewers.open(W, 'U2', T0, DUE);
      expect(await due(store, DUE - 1)).toEqual([]);
      expect(await due(store, DUE)).toEqual(['U2']);
      expect(await due(store, DUE + 1)).toEqual(['U2', 'U1']);
      expect(await due(store, DUE + 1, 1)).toEqual(['U2']);
    });

    test('is not due any more when they opened it long ago', async () => {
      const { store } = await openSeeded();
      await store.homeViewers.open(W, 'U1', T0, DUE);
      expect(await due(store, T0 + DAY_MS)).toEqual(['U1']);
      expect(await due(store, T0 + DAY_MS + 1)).toEqual([]);
    });

    test('is due when that was stored under a wrong clock', async () => {
      const { store } = await openSeeded();
      await store.homeViewers.open(W, 'U1', T0, T0 + HOUR_MS);
      expect(await due(store, T0)).toEqual([]);
      expect(await due(store, T0 - 1)).toEqual(['U1']);
    });

    test('is looked at by one of two', async () => {
      const { store, connect } = await openSeeded();
      const other = await connect();
      await store.homeViewers.open(W, 'U1', T0, DUE);
      const moved = await Promise.all([store, other].map((each) => each.homeViewers.moveLook(W, 'U1', DUE, DUE + 1)));
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await due(store, DUE)).toEqual([]);
    });

    test('is forgotten a month after they opened it', async () => {
      const { store } = await openSeeded();
      await store.homeViewers.open(W, 'U1', T0, DUE);
      await store.prune(T0 + 30 * DAY_MS);
      expect(await store.homeViewers.find(W, 'U1')).toBeDefined();
      expect(await store.prune(T0 + 30 * DAY_MS + 1)).toBe(1);
      expect(await store.homeViewers.find(W, 'U1')).toBeUndefined();
    });
  });
}
