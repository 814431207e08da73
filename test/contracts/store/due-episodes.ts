import { describe, expect, test } from 'vitest';
import { DAY_MS, SECOND_MS } from '../../../src/domain/duration.ts';
import type { Store, StoredEpisode } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { C1_PROD, CARD, endedAt, makeEpisode, seed, W } from './make.ts';
import type { OpenStore } from './world.ts';

const DUE_AT = T0 + DAY_MS;
const PROD_DUE = [{ workspaceId: W, ...C1_PROD }];

export function describeDueEpisodes(open: OpenStore): void {
  const openWithEpisode = async (): Promise<{ readonly store: Store; readonly stored: StoredEpisode }> => {
    const { store } = await open();
    await seed(store);
    return { store, stored: await store.episodes.create(W, C1_PROD, makeEpisode(), CARD) };
  };

  describe('a repeat', () => {
    test('is due at its time', async () => {
      const { store } = await openWithEpisode();
      expect(await store.episodes.listRepeatsDue(DUE_AT - 1)).toEqual([]);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual(PROD_DUE);
    });

    test('is not due when there are no more repeats, or the episode ended', async () => {
      const { store, stored } = await openWithEpisode();
      await store.episodes.saveQuietly(W, stored.id, 1, makeEpisode({ repeat: { dueAt: null, count: 9, newsAt: T0 } }));
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual([]);
      const ended = { ...endedAt(T0), repeat: makeEpisode().repeat };
      await store.episodes.saveQuietly(W, stored.id, 1, ended);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual([]);
    });

    test('waits for a check of its account that is due, and for one that runs', async () => {
      const { store } = await openWithEpisode();
      const lostAt = DUE_AT + 55 * SECOND_MS;
      await store.accounts.markDue(W, DUE_AT);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual([]);
      await store.accounts.claimCheck(W, 'prod', DUE_AT, lostAt);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual([]);
      await store.accounts.finishCheck(W, 'prod', lostAt);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual(PROD_DUE);
    });

    test('waits for a confirming check that is due, not for a later one', async () => {
      const { store } = await openWithEpisode();
      await store.accounts.scheduleConfirm(W, 'prod', DUE_AT + 1);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual(PROD_DUE);
      expect(await store.episodes.listRepeatsDue(DUE_AT + 1)).toEqual([]);
    });

    test('waits for no other account', async () => {
      const { store } = await openWithEpisode();
      await store.accounts.scheduleConfirm(W, 'batch', T0);
      expect(await store.episodes.listRepeatsDue(DUE_AT)).toEqual(PROD_DUE);
    });
  });

  describe('an edit of a message that no step asked for', () => {
    test('is due at its time, also after the end', async () => {
      const { store, stored } = await openWithEpisode();
      await store.episodes.setRoot(W, stored.id, { updateDueAt: DUE_AT });
      expect(await store.episodes.listUpdatesDue(DUE_AT - 1)).toEqual([]);
      await store.episodes.save(W, stored.id, 1, endedAt(T0), CARD);
      expect(await store.episodes.listUpdatesDue(DUE_AT)).toEqual([{ workspaceId: W, episodeId: stored.id }]);
    });

    test('is not due when none is wanted', async () => {
      const { store, stored } = await openWithEpisode();
      await store.episodes.setRoot(W, stored.id, { updateDueAt: DUE_AT });
      await store.episodes.setRoot(W, stored.id, { updateDueAt: null });
      expect(await store.episodes.listUpdatesDue(DUE_AT)).toEqual([]);
    });
  });
}
