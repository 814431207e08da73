import { describe, expect, test } from 'vitest';
import type { DigestSchedule } from '../../../src/domain/digest-schedule.ts';
import { DAY_MS } from '../../../src/domain/duration.ts';
import type { ChannelSettings } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { C1_PROD, CARD, endedAt, makeEpisode, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const DAILY: DigestSchedule = { every: 'day', minute: 9 * 60 };
const NIGHT = { fromMinute: 22 * 60, untilMinute: 7 * 60 };
const SET: ChannelSettings = {
  zone: 'Asia/Shanghai',
  language: 'zh',
  digest: DAILY,
  digestDueAt: T0,
  lastPeriod: '2026-11-20',
  quiet: NIGHT,
  quietDueAt: T0,
};

export function describeDigests(open: OpenStore): void {
  const openSet = async (settings: ChannelSettings = SET): Promise<StoreWorld> => {
    const world = await open();
    await seed(world.store);
    await world.store.channels.setSettings(W, 'C1', settings);
    return world;
  };

  describe('the settings of a channel', () => {
    test('are nothing until they are set, also of one that nobody knows', async () => {
      const { store } = await open();
      await seed(store);
      const nothing = {
        zone: null,
        language: null,
        digest: null,
        digestDueAt: null,
        lastPeriod: null,
        quiet: null,
        quietDueAt: null,
      };
      expect(await store.channels.getSettings(W, 'C1')).toEqual(nothing);
      expect(await store.channels.getSettings(W, 'C9')).toEqual(nothing);
    });

    test('come back as they were set', async () => {
      const { store } = await openSet();
      expect(await store.channels.getSettings(W, 'C1')).toEqual(SET);
      const weekly: ChannelSettings = { ...SET, zone: null, digest: { every: 'week', weekday: 6, minute: 5 } };
      await store.channels.setSettings(W, 'C1', weekly);
      expect(await store.channels.getSettings(W, 'C1')).toEqual(weekly);
    });

    test('with a schedule that nobody can read are no settings', async () => {
      const { store, read } = await openSet();
      await read("update channels set digest = 'hourly' where id = 'C1' returning id");
      await expect(store.channels.getSettings(W, 'C1')).rejects.toThrow('not a schedule of digests: hourly');
    });
  });

  describe('quiet hours', () => {
    test('that nobody can read are no settings', async () => {
      const { store, read } = await openSet();
      await read("update channels set quiet_hours = 'at night' where id = 'C1' returning id");
      await expect(store.channels.getSettings(W, 'C1')).rejects.toThrow('not quiet hours: at night');
    });

    test('end at their time', async () => {
      const { store } = await openSet();
      expect(await store.channels.listQuietEndsDue(T0 - 1)).toEqual([]);
      expect(await store.channels.listQuietEndsDue(T0)).toEqual([{ workspaceId: W, channelId: 'C1' }]);
    });

    test('that end later than any could are looked at, because the clock was wrong', async () => {
      const { store } = await openSet({ ...SET, quietDueAt: T0 + 3 * DAY_MS });
      expect(await store.channels.listQuietEndsDue(T0)).toEqual([]);
      expect(await store.channels.listQuietEndsDue(T0 - 1)).toHaveLength(1);
    });

    test('that are turned off do not end', async () => {
      const { store } = await openSet({ ...SET, quiet: null });
      expect(await store.channels.listQuietEndsDue(T0)).toEqual([]);
      expect(await store.channels.moveQuietEnd(W, 'C1', T0, T0 + DAY_MS)).toBe(false);
    });

    test('are moved on by one of two that read the same time', async () => {
      const { store, connect } = await openSet();
      const other = await connect();
      const moves = [store, other].map((each) => each.channels.moveQuietEnd(W, 'C1', T0, T0 + DAY_MS));
      expect((await Promise.all(moves)).filter(Boolean)).toHaveLength(1);
      expect(await store.channels.getSettings(W, 'C1')).toEqual({ ...SET, quietDueAt: T0 + DAY_MS });
    });
  });

  describe('a digest', () => {
    test('is due at its time', async () => {
      const { store } = await openSet();
      expect(await store.channels.listDigestsDue(T0 - 1)).toEqual([]);
      expect(await store.channels.listDigestsDue(T0)).toEqual([{ workspaceId: W, channelId: 'C1' }]);
    });

    test('that is due later than any could be is looked at, because the clock was wrong', async () => {
      const { store } = await openSet({ ...SET, digestDueAt: T0 + 4 * DAY_MS });
      expect(await store.channels.listDigestsDue(T0)).toHaveLength(1);
      expect(await store.channels.listDigestsDue(T0 + 2 * DAY_MS)).toEqual([]);
      await store.channels.setSettings(W, 'C1', {
        ...SET,
        digest: { every: 'week', weekday: 0, minute: 540 },
        digestDueAt: T0 + 14 * DAY_MS,
      });
      expect(await store.channels.listDigestsDue(T0)).toEqual([]);
      expect(await store.channels.listDigestsDue(T0 - 2 * DAY_MS)).toHaveLength(1);
    });

    test('that was not told after all is forgotten, unless more was decided since', async () => {
      const { store } = await openSet({ ...SET, lastPeriod: '2026-11-21' });
      await store.channels.forgetDigest(W, 'C1', '2026-11-20', '2026-11-18');
      expect((await store.channels.getSettings(W, 'C1')).lastPeriod).toBe('2026-11-21');
      await store.channels.forgetDigest(W, 'C1', '2026-11-21', '2026-11-19');
      expect((await store.channels.getSettings(W, 'C1')).lastPeriod).toBe('2026-11-19');
    });

    test('that is turned off is not due', async () => {
      const { store } = await openSet({ ...SET, digest: null });
      expect(await store.channels.listDigestsDue(T0)).toEqual([]);
      expect(await store.channels.moveDigest(W, 'C1', T0, { dueAt: T0 + 1, lastPeriod: '2026-11-21' })).toBe(false);
    });

    test('is moved on by one of two that read the same time', async () => {
      const { store, connect } = await openSet();
      const other = await connect();
      const to = { dueAt: T0 + DAY_MS, lastPeriod: '2026-11-21' };
      const moved = await Promise.all([store, other].map((each) => each.channels.moveDigest(W, 'C1', T0, to)));
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await store.channels.getSettings(W, 'C1')).toEqual({
        ...SET,
        digestDueAt: to.dueAt,
        lastPeriod: '2026-11-21',
      });
    });
  });

  test('episodes of a channel between two instants are those that were open then', async () => {
    const { store } = await openSet();
    const ended = await store.episodes.create(W, C1_PROD, makeEpisode({ since: T0 - 10 }), CARD);
    await store.episodes.save(W, ended.id, 1, { ...endedAt(T0), since: T0 - 10 }, CARD);
    const open1 = await store.episodes.create(W, C1_PROD, makeEpisode({ since: T0 + 5 }), CARD);
    const between = async (from: number, until: number) =>
      (await store.episodes.listBetween(W, 'C1', from, until)).map(({ id }) => id);
    expect(await between(T0 - 20, T0 - 10)).toEqual([]);
    expect(await between(T0 - 20, T0)).toEqual([ended.id]);
    expect(await between(T0 - 1, T0 + 6)).toEqual([ended.id, open1.id]);
    expect(await between(T0, T0 + 6)).toEqual([open1.id]);
    expect(await store.episodes.listBetween(W, 'C2', T0 - 1, T0 + 6)).toEqual([]);
  });
}
