import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/domain/duration.ts';
import type { StoredSnooze } from '../../../src/ports.ts';
import { T0 } from '../../domain/make.ts';
import { makeNewSnooze, seed, W } from './make.ts';
import type { OpenStore, StoreWorld } from './world.ts';

const END = T0 + 4 * HOUR_MS;
const MONTH = 30 * DAY_MS;

export function describeSnoozes(open: OpenStore): void {
  const openWith = async (
    ...snoozes: readonly Partial<StoredSnooze>[]
  ): Promise<StoreWorld & { readonly added: readonly StoredSnooze[] }> => {
    const world = await open();
    await seed(world.store);
    const added: StoredSnooze[] = [];
    for (const each of snoozes) added.push(await world.store.snoozes.add(W, makeNewSnooze(each)));
    return { ...world, added };
  };

  describe('a snooze', () => {
    test.each([
      ['until a time', {}],
      ['of one account with what it was told', { accountId: 'prod', severity: 'critical' }],
      ['until a top-up', { until: { kind: 'top_up', at: T0 + MONTH } }],
      ['until it is resolved', { until: { kind: 'resolved', at: T0 + MONTH }, severity: 'warning' }],
    ] as const)('%s comes back as it was added', async (_, given) => {
      const { store, added } = await openWith(given);
      expect(await store.snoozes.listActive(W, {}, T0)).toEqual(added);
      expect(added).toEqual([{ id: added[0]?.id, ...makeNewSnooze(given) }]);
    });

    test('holds until its end', async () => {
      const { store } = await openWith({});
      expect(await store.snoozes.listActive(W, {}, END - 1)).toHaveLength(1);
      expect(await store.snoozes.listActive(W, {}, END)).toEqual([]);
    });

    test('that would end later than any may was stored under a wrong clock and holds nothing', async () => {
      const { store, added } = await openWith({ until: { kind: 'time', at: T0 + MONTH + HOUR_MS } });
      expect(await store.snoozes.listActive(W, {}, T0)).toHaveLength(1);
      expect(await store.snoozes.listEndsDue(T0)).toEqual([]);
      expect(await store.snoozes.listActive(W, {}, T0 - 1)).toEqual([]);
      expect(await store.snoozes.listEndsDue(T0 - 1)).toEqual([{ workspaceId: W, snoozeId: added[0]?.id }]);
    });

    test('takes the place of an older one of the same account, or of all, and of no other', async () => {
      const { store } = await openWith(
        { by: 'U1' },
        { by: 'U2', accountId: 'prod' },
        { by: 'U3', accountId: 'batch' },
        { by: 'U4', channelId: 'C2' },
        { by: 'U5' },
        { by: 'U6', accountId: 'prod' },
      );
      const active = await store.snoozes.listActive(W, {}, T0);
      expect(active.map(({ by }) => by)).toEqual(['U3', 'U4', 'U5', 'U6']);
    });

    test('is found by its channel and by the account that it holds', async () => {
      const { store } = await openWith(
        { by: 'U1' },
        { by: 'U2', accountId: 'prod' },
        { by: 'U3', accountId: 'batch' },
        { by: 'U4', accountId: 'prod', channelId: 'C2' },
      );
      const found = async (where: Parameters<typeof store.snoozes.listActive>[1]) =>
        (await store.snoozes.listActive(W, where, T0)).map(({ by }) => by);
      expect(await found({ channelId: 'C1' })).toEqual(['U1', 'U2', 'U3']);
      expect(await found({ accountId: 'prod' })).toEqual(['U1', 'U2', 'U4']);
      expect(await found({ channelId: 'C1', accountId: 'batch' })).toEqual(['U1', 'U3']);
    });

    test('is ended by one of two', async () => {
      const { store, connect, added } = await openWith({}, { accountId: 'prod' });
      const other = await connect();
      const ids = added.map(({ id }) => id);
      const ended = await Promise.all([store, other].map((each) => each.snoozes.end(W, ids, T0 + 1)));
      expect(ended.flat()).toEqual(added);
      expect(await store.snoozes.listActive(W, {}, T0 + 1)).toEqual([]);
      expect(await store.snoozes.end(W, [], T0 + 1)).toEqual([]);
    });

    test('that ran out is due to be ended, once', async () => {
      const { store, added } = await openWith({}, { accountId: 'prod', until: { kind: 'time', at: END + 1 } });
      const [first, second] = added;
      expect(await store.snoozes.listEndsDue(END - 1)).toEqual([]);
      expect(await store.snoozes.listEndsDue(END)).toEqual([{ workspaceId: W, snoozeId: first?.id }]);
      await store.snoozes.end(W, [first?.id ?? 0], END);
      expect(await store.snoozes.listEndsDue(END + 1)).toEqual([{ workspaceId: W, snoozeId: second?.id }]);
    });
  });
}
