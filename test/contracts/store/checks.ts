import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/duration.ts';
import type { Store } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const LOST_AT = T0 + 55 * SECOND_MS;
const CONFIRM_AT = T0 + 30 * SECOND_MS;

export function describeChecks(open: OpenStore): void {
  const openSeeded = async (): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    return world;
  };

  describe('a scheduled check', () => {
    test('is due for every account from its instant on', async () => {
      const { store } = await openSeeded();
      await store.accounts.markDue(W, T0);
      expect(await due(store, T0 - 1)).toEqual([]);
      expect(await due(store, T0)).toEqual(['batch', 'prod']);
    });

    test('is marked once per instant, whoever asks again', async () => {
      const { store, connect } = await openSeeded();
      const other = await connect();
      await Promise.all([store.accounts.markDue(W, T0), other.accounts.markDue(W, T0)]);
      expect([await take(store, 'prod'), await take(store, 'batch')]).toEqual([true, true]);
      await other.accounts.markDue(W, T0);
      await other.accounts.markDue(W, T0 - MINUTE_MS);
      expect(await due(store, LOST_AT - 1)).toEqual([]);
      await other.accounts.markDue(W, T0 + MINUTE_MS);
      expect(await due(store, T0 + MINUTE_MS)).toEqual(['batch', 'prod']);
    });

    test('is marked again after a clock that was a day ahead was put right', async () => {
      const { store } = await openSeeded();
      await store.accounts.markDue(W, T0 + DAY_MS);
      await store.accounts.markDue(W, T0);
      expect(await due(store, T0)).toEqual(['batch', 'prod']);
    });

    test('cannot be taken before it is due', async () => {
      const { store } = await openSeeded();
      expect(await take(store, 'prod')).toBe(false);
      await store.accounts.markDue(W, T0 + 1);
      expect(await take(store, 'prod')).toBe(false);
    });

    test('that two connections race for is taken by exactly one', async () => {
      const { store, connect } = await openSeeded();
      const other = await connect();
      await store.accounts.markDue(W, T0);
      const taken = await Promise.all([store, other, store, other].map((each) => take(each, 'prod')));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test('whose taker died is due again when it counts as lost, for one account only', async () => {
      const { store } = await openSeeded();
      await store.accounts.markDue(W, T0);
      await take(store, 'prod');
      expect(await due(store, LOST_AT - 1)).toEqual(['batch']);
      expect(await due(store, LOST_AT)).toEqual(['batch', 'prod']);
      expect(await store.accounts.claimCheck(W, 'prod', LOST_AT, LOST_AT + MINUTE_MS)).toBe(true);
    });

    test('is over when it is finished', async () => {
      const { store } = await openSeeded();
      await store.accounts.markDue(W, T0);
      await take(store, 'prod');
      await store.accounts.finishCheck(W, 'prod', LOST_AT);
      expect(await due(store, T0 + DAY_MS)).toEqual(['batch']);
    });

    test('that was finished too late leaves its successor alone', async () => {
      const { store } = await openSeeded();
      await store.accounts.markDue(W, T0);
      await take(store, 'prod');
      await store.accounts.claimCheck(W, 'prod', LOST_AT, LOST_AT + MINUTE_MS);
      await store.accounts.finishCheck(W, 'prod', LOST_AT);
      expect(await due(store, LOST_AT + MINUTE_MS)).toEqual(['batch', 'prod']);
    });
  });

  describe('a confirming check', () => {
    test('is due at the earliest of its times', async () => {
      const { store } = await openSeeded();
      await store.accounts.scheduleConfirm(W, 'prod', CONFIRM_AT + 1);
      await store.accounts.scheduleConfirm(W, 'prod', CONFIRM_AT);
      await store.accounts.scheduleConfirm(W, 'prod', CONFIRM_AT + 2);
      expect(await due(store, CONFIRM_AT - 1)).toEqual([]);
      expect(await due(store, CONFIRM_AT)).toEqual(['prod']);
    });

    test('survives a scheduled check that is taken before its time', async () => {
      const { store } = await openSeeded();
      await store.accounts.scheduleConfirm(W, 'prod', CONFIRM_AT);
      await store.accounts.markDue(W, T0);
      await take(store, 'prod');
      await store.accounts.finishCheck(W, 'prod', LOST_AT);
      expect(await due(store, CONFIRM_AT)).toContain('prod');
    });

    test('is taken once, and due again when it is lost', async () => {
      const { store } = await openSeeded();
      await store.accounts.scheduleConfirm(W, 'prod', CONFIRM_AT);
      const lostAt = CONFIRM_AT + MINUTE_MS;
      expect(await store.accounts.claimCheck(W, 'prod', CONFIRM_AT, lostAt)).toBe(true);
      expect(await store.accounts.claimCheck(W, 'prod', CONFIRM_AT, lostAt)).toBe(false);
      expect(await due(store, lostAt - 1)).toEqual([]);
      expect(await due(store, lostAt)).toEqual(['prod']);
      await store.accounts.finishCheck(W, 'prod', lostAt);
      expect(await due(store, lostAt)).toEqual([]);
    });
  });
}

function take(store: Store, id: string): Promise<boolean> {
  return store.accounts.claimCheck(W, id, T0, LOST_AT);
}

async function due(store: Store, now: number): Promise<readonly string[]> {
  const checks = await store.accounts.listDue(now);
  return checks.map(({ accountId }) => accountId).toSorted();
}
