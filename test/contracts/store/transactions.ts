import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { addRow, C1_PROD, CARD, makeEpisode, makeOutboxRow, seed, W } from './make.ts';
import type { OpenStore } from './world.ts';

const ROUNDS = 200;

export function describeTransactions(open: OpenStore): void {
  describe('a transaction', () => {
    test('stores everything when its work succeeds, and returns what the work returns', async () => {
      const { store, connect } = await open();
      await seed(store);
      const id = await store.transaction(async (tables) => {
        const { id: episodeId } = await tables.episodes.create(W, C1_PROD, makeEpisode(), CARD);
        return addRow(tables, makeOutboxRow('step', { episodeId }));
      });
      const other = await connect();
      expect(await other.outbox.find(W, id)).toMatchObject({ dedupKey: 'step' });
      expect(await other.episodes.findOpen(W, 'C1', 'prod')).toBeDefined();
    });

    test('that throws stores nothing', async () => {
      const { store } = await open();
      await seed(store);
      const crash = new Error('crashed between the decision and the notification');
      const work = store.transaction(async (tables) => {
        await tables.episodes.create(W, C1_PROD, makeEpisode(), CARD);
        await tables.accounts.markDue(W, T0);
        throw crash;
      });
      await expect(work).rejects.toBe(crash);
      expect(await store.episodes.findOpen(W, 'C1', 'prod')).toBeUndefined();
      expect(await store.accounts.listDue(T0)).toEqual([]);
    });

    test('that a constraint refused leaves the store usable', async () => {
      const { store } = await open();
      await seed(store);
      const work = store.transaction(async (tables) => {
        await tables.channels.ensure(W, 'C2');
        await tables.episodes.create(W, C1_PROD, makeEpisode(), CARD);
        await tables.episodes.create(W, C1_PROD, makeEpisode(), CARD);
      });
      await expect(work).rejects.toThrow(/unique/i);
      expect(await store.channels.find(W, 'C2')).toBeUndefined();
      await store.transaction((tables) => tables.channels.ensure(W, 'C2'));
      expect(await store.channels.find(W, 'C2')).toBeDefined();
    });

    test('sees what it wrote, and another connection reads the state before it meanwhile', async () => {
      const { store, connect } = await open();
      const other = await connect();
      await seed(store);
      await store.transaction(async (tables) => {
        await tables.channels.ensure(W, 'C2');
        expect(await tables.channels.find(W, 'C2')).toBeDefined();
        expect(await other.channels.find(W, 'C2')).toBeUndefined();
        expect(await other.channels.find(W, 'C1')).toBeDefined();
      });
      expect(await other.channels.find(W, 'C2')).toBeDefined();
    });
  });

  describe('two connections that write at once', () => {
    test('lose no change of what they read first and never fail', async () => {
      const { store, connect } = await open();
      await seed(store);
      await Promise.all([countUp(store), countUp(await connect())]);
      expect(await store.accounts.getStatus(W, 'prod')).toMatchObject({ failures: 2 * ROUNDS });
    });

    test('wait for each other also outside of transactions', async () => {
      const { store, connect } = await open();
      const other = await connect();
      await seed(store);
      const begun = Promise.withResolvers<null>();
      const slow = store.transaction(async (tables) => {
        await tables.channels.ensure(W, 'C2');
        begun.resolve(null);
        await setImmediate();
        await tables.channels.ensure(W, 'C3');
      });
      await begun.promise;
      await other.accounts.markDue(W, T0);
      await slow;
      expect(await store.accounts.listDue(T0)).toHaveLength(2);
    });
  });
}

/** Reads, then writes what it read plus one, in transactions with turns of the event loop between them. */
async function countUp(store: Store): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    // One after the other, so that the two stores take turns.
    await store.transaction(async ({ accounts }) => {
      const status = await accounts.getStatus(W, 'prod');
      await accounts.saveStatus(W, 'prod', { ...status, failures: status.failures + 1 });
    });
    await setImmediate();
  }
}
