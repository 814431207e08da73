import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { micros, T0 } from '../../domain/make.ts';
import { makeNewRule, seed, W } from './make.ts';
import type { OpenStore } from './world.ts';

const ENTRY = { key: 'CNY/1', value: String(micros(50)) };
const CONFIGURED = makeNewRule({ origin: 'configuration', authorId: null, entry: ENTRY });

export function describeConfiguredRules(open: OpenStore): void {
  const openSeeded = async (): Promise<Store> => {
    const { store } = await open();
    await seed(store);
    await store.channels.ensure(W, 'C2');
    return store;
  };

  describe('a rule of the configuration', () => {
    test('remembers its entry', async () => {
      const store = await openSeeded();
      const rule = await store.rules.insert(W, CONFIGURED, T0);
      expect(await store.rules.listConfigured(W, 'C1')).toEqual([{ rule, entry: ENTRY, removed: null }]);
    });

    test('follows its entry', async () => {
      const store = await openSeeded();
      const rule = await store.rules.insert(W, CONFIGURED, T0);
      const entry = { key: 'CNY/2', value: String(micros(40)) };
      await store.rules.setEntry(W, rule.id, entry);
      expect(await store.rules.listConfigured(W, 'C1')).toEqual([{ rule, entry, removed: null }]);
    });

    test.each([
      { how: 'is given to', take: (store: Store, id: number) => store.rules.setEntry(W, id, ENTRY) },
      {
        how: 'comes with',
        take: (store: Store) => store.rules.insert(W, { ...CONFIGURED, number: 9, thresholdMicros: micros(30) }, T0),
      },
    ])('loses its entry when that $how another rule of the channel', async ({ take }) => {
      const store = await openSeeded();
      const older = await store.rules.insert(W, makeNewRule({ number: 2, thresholdMicros: micros(10) }), T0);
      await store.rules.insert(W, CONFIGURED, T0);
      const elsewhere = await store.rules.insert(W, { ...CONFIGURED, channelId: 'C2' }, T0);
      await take(store, older.id);
      const here = await store.rules.listConfigured(W, 'C1');
      expect(here.map(({ rule, entry }) => [rule.thresholdMicros !== CONFIGURED.thresholdMicros, entry])).toEqual([
        [true, ENTRY],
      ]);
      expect(await store.rules.listConfigured(W, 'C2')).toEqual([{ rule: elsewhere, entry: ENTRY, removed: null }]);
    });

    test.each([
      { who: 'a person', by: 'U1' },
      { who: 'the configuration', by: null },
    ])('remembers that $who removed it, whoever removes it again', async ({ by }) => {
      const store = await openSeeded();
      const rule = await store.rules.insert(W, CONFIGURED, T0);
      await store.rules.remove(W, [rule.id], by, T0);
      await store.rules.remove(W, [rule.id], 'U2', T0 + 1);
      expect(await store.rules.listConfigured(W, 'C1')).toEqual([{ rule, entry: ENTRY, removed: { by } }]);
      expect(await store.rules.list(W, 'C1')).toEqual([]);
    });

    test('is listed in the order in which it was set, removed ones first', async () => {
      const store = await openSeeded();
      const first = await store.rules.insert(W, CONFIGURED, T0);
      await store.rules.remove(W, [first.id], null, T0);
      const entry = { ...ENTRY, key: 'CNY/2' };
      const second = await store.rules.insert(W, { ...CONFIGURED, number: 2, entry }, T0);
      const listed = await store.rules.listConfigured(W, 'C1');
      expect(listed.map(({ rule }) => rule.id)).toEqual([first.id, second.id]);
    });

    test('is told apart from rules of people', async () => {
      const store = await openSeeded();
      await store.rules.insert(W, makeNewRule(), T0);
      expect(await store.rules.listConfigured(W, 'C1')).toEqual([]);
      expect(await store.rules.listConfiguredElsewhere(W, null)).toEqual([]);
    });

    test('in another channel is found there while it is in force', async () => {
      const store = await openSeeded();
      const here = await store.rules.insert(W, CONFIGURED, T0);
      const there = await store.rules.insert(W, { ...CONFIGURED, channelId: 'C2' }, T0);
      const elsewhere = async (channelId: string | null) =>
        (await store.rules.listConfiguredElsewhere(W, channelId)).map(({ rule }) => rule.id);
      expect(await elsewhere('C1')).toEqual([there.id]);
      expect(await elsewhere('C2')).toEqual([here.id]);
      expect(await elsewhere(null)).toEqual([here.id, there.id]);
      await store.rules.remove(W, [there.id], null, T0);
      expect(await elsewhere('C1')).toEqual([]);
    });
  });
}
