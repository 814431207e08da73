import { describe, expect, test } from 'vitest';
import type { Episode } from '../../../src/domain/episode.ts';
import type { Store, StoredEpisode } from '../../../src/ports.ts';
import { makeCard } from '../../blocks/make-card.ts';
import { micros, T0 } from '../../domain/make.ts';
import { C1_PROD, CARD, endedAt, makeEpisode, makeEpisodeAlert, makeTier, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const NO_ROOT = { ts: null, shownVersion: 0, updatedAt: null, updateDueAt: null, frozen: false };
const ROOT = { ts: '1763715600.000100', shownVersion: 1, updatedAt: T0, updateDueAt: T0 + 1, frozen: true };

/** Two alerts, one of them with two tiers and on its way back, with everything else that an episode can hold. */
const RICH: Episode = makeEpisode({
  peak: 'critical',
  alerts: [
    makeEpisodeAlert({
      state: {
        status: 'firing',
        since: T0 - 2,
        tiers: [makeTier('warning', { recoveringSince: T0 }), makeTier('critical', { ruleId: 2, thresholdMicros: 0 })],
      },
      told: null,
      since: T0 - 2,
    }),
    makeEpisodeAlert({
      kind: 'drop',
      windowMs: 3_600_000,
      state: { status: 'firing', since: T0 - 2, tiers: [makeTier('warning', { windowMs: 3_600_000 })] },
      told: null,
      since: T0 - 2,
      fall: { micros: 1, ofMicros: 2, hidden: true, estimated: false },
    }),
    makeEpisodeAlert({
      kind: 'drop',
      unit: 'percent',
      windowMs: 3_600_000,
      state: { status: 'ok' },
      told: { ruleId: 3, thresholdMicros: 9, windowMs: 3_600_000, severity: 'critical' },
      since: T0 - 2,
      fall: { micros: 3, ofMicros: 4, hidden: false, estimated: true },
    }),
    makeEpisodeAlert({
      kind: 'blind',
      currency: null,
      state: { status: 'ok' },
      told: { ruleId: 3, thresholdMicros: null, windowMs: null, severity: 'critical' },
      since: T0 - 1,
      firstTotal: null,
      ended: { at: T0, ending: { by: 'edit', edit: { by: 'U1', what: 'removed' } } },
    }),
  ],
  repeat: { dueAt: null, count: 3, newsAt: T0 - 1 },
  rises: [{ currency: 'CNY', total: micros(5), toppedUp: null }],
  gaps: [{ from: T0 - 9, until: T0 - 5 }],
});

export function describeEpisodes(open: OpenStore): void {
  const openWithEpisode = async (episode = makeEpisode()): Promise<StoreWorld & { readonly stored: StoredEpisode }> => {
    const world = await open();
    await seed(world.store);
    return { ...world, stored: await world.store.episodes.create(W, C1_PROD, episode, CARD) };
  };
  const reread = (store: Store, { id }: StoredEpisode) => store.episodes.find(W, id);

  describe('an episode', () => {
    test('begins with version 1 and without a message', async () => {
      const { store, stored } = await openWithEpisode();
      expect(stored).toEqual({
        id: stored.id,
        ...C1_PROD,
        version: 1,
        episode: makeEpisode(),
        card: CARD,
        root: NO_ROOT,
      });
      expect(await reread(store, stored)).toEqual(stored);
    });

    test('with tiers, what was told, rises and gaps is read as it was created', async () => {
      const { store, stored } = await openWithEpisode(RICH);
      expect(await reread(store, stored)).toMatchObject({ episode: RICH });
    });

    test('with tiers, what was told, rises and gaps is read as it was saved', async () => {
      const { store, stored } = await openWithEpisode();
      await store.episodes.save(W, stored.id, 1, RICH, CARD);
      expect(await reread(store, stored)).toMatchObject({ episode: RICH });
    });

    test('that was never announced is read as it was created', async () => {
      const silent = makeEpisode({ told: null, alerts: [makeEpisodeAlert({ told: null })] });
      const { store, stored } = await openWithEpisode(silent);
      expect(await reread(store, stored)).toMatchObject({ episode: silent });
    });

    test('keeps the order in which its alerts began', async () => {
      const early = makeEpisodeAlert({ kind: 'unavailable', currency: null });
      const late = makeEpisodeAlert({ since: T0 + 1 });
      const { store, stored } = await openWithEpisode(makeEpisode({ alerts: [late, early] }));
      expect((await reread(store, stored))?.episode.alerts).toEqual([early, late]);
    });

    test('is saved as its next version', async () => {
      const { store, stored } = await openWithEpisode();
      const card = makeCard({ severity: 'critical' });
      expect(await store.episodes.save(W, stored.id, 1, RICH, card)).toBe(true);
      expect(await reread(store, stored)).toEqual({ ...stored, version: 2, episode: RICH, card });
    });

    test('is saved by one of two that read the same version, and the other changes nothing', async () => {
      const { store, connect, stored } = await openWithEpisode();
      const other = await connect();
      expect(await other.episodes.save(W, stored.id, 1, makeEpisode({ peak: 'critical' }), CARD)).toBe(true);
      expect(await store.episodes.save(W, stored.id, 1, RICH, makeCard({ refused: true }))).toBe(false);
      expect(await store.episodes.saveQuietly(W, stored.id, 1, RICH)).toBe(false);
      expect(await reread(store, stored)).toEqual({
        ...stored,
        version: 2,
        episode: makeEpisode({ peak: 'critical' }),
      });
    });

    test('is saved quietly without a new version and a new card', async () => {
      const { store, stored } = await openWithEpisode();
      expect(await store.episodes.saveQuietly(W, stored.id, 1, RICH)).toBe(true);
      expect(await reread(store, stored)).toEqual({ ...stored, episode: RICH });
    });

    test('remembers its message', async () => {
      const { store, stored } = await openWithEpisode();
      await store.episodes.setRoot(W, stored.id, ROOT);
      expect(await reread(store, stored)).toEqual({ ...stored, root: ROOT });
    });

    test.each([{ ts: null }, { shownVersion: 0 }, { updatedAt: null }, { updateDueAt: null }, { frozen: false }])(
      'changes only what is told about its message: %o',
      async (change) => {
        const { store, stored } = await openWithEpisode();
        await store.episodes.setRoot(W, stored.id, ROOT);
        await store.episodes.setRoot(W, stored.id, change);
        expect((await reread(store, stored))?.root).toEqual({ ...ROOT, ...change });
      },
    );

    test('keeps its message when it is saved', async () => {
      const { store, stored } = await openWithEpisode();
      await store.episodes.setRoot(W, stored.id, ROOT);
      await store.episodes.save(W, stored.id, 1, RICH, CARD);
      await store.episodes.saveQuietly(W, stored.id, 2, RICH);
      expect((await reread(store, stored))?.root).toEqual(ROOT);
    });
  });

  describe('of one account in one channel', () => {
    test('only one episode is open', async () => {
      const { store } = await openWithEpisode();
      await expect(store.episodes.create(W, C1_PROD, makeEpisode(), CARD)).rejects.toThrow(/unique/i);
    });

    test('many may have ended, and are found by their id only', async () => {
      const { store, stored } = await openWithEpisode(endedAt(T0));
      const open2 = await store.episodes.create(W, C1_PROD, makeEpisode(), CARD);
      await store.episodes.save(W, open2.id, 1, endedAt(T0 + 1), CARD);
      await store.episodes.create(W, C1_PROD, endedAt(T0 + 2), CARD);
      expect(await store.episodes.findOpen(W, 'C1', 'prod')).toBeUndefined();
      expect(await store.episodes.listOpen(W, {})).toEqual([]);
      expect(await reread(store, stored)).toMatchObject({ episode: endedAt(T0) });
    });

    test('the open one is found among the ended ones', async () => {
      const { store } = await openWithEpisode(endedAt(T0));
      const stored = await store.episodes.create(W, C1_PROD, makeEpisode(), CARD);
      expect(await store.episodes.findOpen(W, 'C1', 'prod')).toEqual(stored);
      expect(await store.episodes.findOpen(W, 'C1', 'batch')).toBeUndefined();
      expect(await store.episodes.findOpen(W, 'C2', 'prod')).toBeUndefined();
    });
  });

  test('open episodes are listed by channel, by account, by both and all', async () => {
    const { store, stored } = await openWithEpisode();
    const batch = await store.episodes.create(W, { channelId: 'C1', accountId: 'batch' }, makeEpisode(), CARD);
    const elsewhere = await store.episodes.create(W, { channelId: 'C2', accountId: 'prod' }, RICH, CARD);
    expect(await store.episodes.listOpen(W, {})).toEqual([stored, batch, elsewhere]);
    expect(await store.episodes.listOpen(W, { channelId: 'C1' })).toEqual([stored, batch]);
    expect(await store.episodes.listOpen(W, { accountId: 'prod' })).toEqual([stored, elsewhere]);
    expect(await store.episodes.listOpen(W, { channelId: 'C2', accountId: 'prod' })).toEqual([elsewhere]);
    expect(await store.episodes.listOpen(W, { channelId: 'C2', accountId: 'batch' })).toEqual([]);
  });
}
