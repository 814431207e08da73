import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/duration.ts';
import type { Snapshot } from '../../../src/domain/reading.ts';
import type { Store } from '../../../src/ports.ts';
import { micros, snapshot, T0 } from '../../domain/make.ts';
import { seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const MAX_GAP = 2 * MINUTE_MS;
const SIXTY = snapshot({ CNY: 60 });

export function describeSnapshots(open: OpenStore): void {
  const openSeeded = async (): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    return world;
  };

  describe('a snapshot', () => {
    test('is one row per wallet with all that it says', async () => {
      const { store, read } = await openSeeded();
      const cny = { currency: 'CNY', total: micros(60), granted: micros(10), toppedUp: micros(50) };
      const usd = { currency: 'USD', total: micros(-0.02), granted: null, toppedUp: null };
      await save(store, { kind: 'snapshot', available: null, wallets: [cny, usd] }, T0);
      const row = {
        workspace_id: W,
        account_id: 'prod',
        series: 1,
        available: null,
        observed_from: T0,
        observed_until: T0,
        thinned_to_ms: 0,
      };
      expect(await read('select * from snapshots order by id')).toEqual([
        { ...row, id: 1, currency: 'CNY', total: micros(60), granted: micros(10), topped_up: micros(50) },
        { ...row, id: 2, currency: 'USD', total: micros(-0.02), granted: null, topped_up: null },
      ]);
    });

    test('is among the totals of its wallet since an instant, after the one before', async () => {
      const { store } = await openSeeded();
      const amounts = [60, 60, 59, 58, 57, 56];
      for (const [minute, total] of amounts.entries())
        await save(store, snapshot({ CNY: total, USD: total + 100 }), T0 + minute * MINUTE_MS);
      const totals = await store.accounts.listTotals(W, { id: 'prod', series: 1, currency: 'CNY' }, T0 + 3 * MINUTE_MS);
      const at = (minute: number) => ({ from: T0 + minute * MINUTE_MS, until: T0 + minute * MINUTE_MS });
      const row = { currency: 'CNY', granted: 0 };
      expect(totals).toEqual([
        { ...row, total: micros(59), toppedUp: micros(59), ...at(2) },
        { ...row, total: micros(58), toppedUp: micros(58), ...at(3) },
        { ...row, total: micros(57), toppedUp: micros(57), ...at(4) },
        { ...row, total: micros(56), toppedUp: micros(56), ...at(5) },
      ]);
      const all = await store.accounts.listTotals(W, { id: 'prod', series: 1, currency: 'CNY' }, T0);
      expect(all[0]).toMatchObject({ total: micros(60), from: T0, until: T0 + MINUTE_MS });
      expect(await store.accounts.listTotals(W, { id: 'prod', series: 2, currency: 'CNY' }, T0)).toEqual([]);
    });

    test('extends the last row while nothing changes', async () => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0);
      await save(store, SIXTY, T0 + MINUTE_MS);
      await save(store, SIXTY, T0 + MINUTE_MS + MAX_GAP);
      expect(await observed(read)).toEqual([[T0, T0 + MINUTE_MS + MAX_GAP]]);
    });

    test('starts a new row after a gap, so that the gap stays visible', async () => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0);
      await save(store, SIXTY, T0 + MAX_GAP + 1);
      expect(await observed(read)).toEqual([
        [T0, T0],
        [T0 + MAX_GAP + 1, T0 + MAX_GAP + 1],
      ]);
    });

    const [wallet] = SIXTY.wallets;
    test.each([
      { what: 'total', next: snapshot({ CNY: 59.99 }) },
      {
        what: 'granted money',
        next: { ...SIXTY, wallets: [{ currency: 'CNY', total: 0, toppedUp: 0, ...wallet, granted: 1 }] },
      },
      {
        what: 'topped-up money',
        next: { ...SIXTY, wallets: [{ currency: 'CNY', total: 0, granted: 0, ...wallet, toppedUp: null }] },
      },
      { what: 'availability', next: { ...SIXTY, available: false } },
    ])('starts a new row when its $what changes, and extends that one', async ({ next }) => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0);
      await save(store, next, T0 + 1);
      await save(store, next, T0 + 2);
      expect(await observed(read)).toEqual([
        [T0, T0],
        [T0 + 1, T0 + 2],
      ]);
    });

    test('starts a new row in a new series', async () => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0, 1);
      await save(store, SIXTY, T0 + 1, 2);
      expect(await observed(read)).toHaveLength(2);
    });

    test('starts a new row when it goes back to an earlier balance', async () => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0);
      await save(store, snapshot({ CNY: 50 }), T0 + 1);
      await save(store, SIXTY, T0 + 2);
      expect(await observed(read)).toHaveLength(3);
    });

    test('extends each wallet on its own', async () => {
      const { store, read } = await openSeeded();
      await save(store, snapshot({ CNY: 60, USD: 5 }), T0);
      await save(store, snapshot({ CNY: 60, USD: 4 }), T0 + 1);
      expect(await observed(read)).toEqual([
        [T0, T0 + 1],
        [T0, T0],
        [T0 + 1, T0 + 1],
      ]);
    });

    test('extends no row of another account', async () => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0);
      await store.accounts.saveSnapshot(W, { id: 'batch', series: 1 }, SIXTY, { now: T0, maxGapMs: MAX_GAP });
      expect(await observed(read)).toHaveLength(2);
    });

    test('never ends before it began, and goes on after a clock was put right', async () => {
      const { store, read } = await openSeeded();
      await save(store, SIXTY, T0 + DAY_MS);
      await save(store, SIXTY, T0);
      await save(store, SIXTY, T0 + 1);
      expect(await observed(read)).toEqual([
        [T0 + DAY_MS, T0 + DAY_MS],
        [T0, T0 + 1],
      ]);
    });
  });
}

function save(store: Store, reading: Snapshot, now: number, series = 1): Promise<void> {
  return store.accounts.saveSnapshot(W, { id: 'prod', series }, reading, { now, maxGapMs: MAX_GAP });
}

async function observed(read: StoreWorld['read']): Promise<readonly unknown[]> {
  const rows = await read('select observed_from, observed_until from snapshots order by id');
  return rows.map((row) => [row['observed_from'], row['observed_until']]);
}
