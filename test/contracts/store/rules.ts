import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/domain/rule.ts';
import type { Store } from '../../../src/ports.ts';
import { micros, T0 } from '../../domain/make.ts';
import { makeNewRule, seed, W } from './make.ts';
import type { OpenStore } from './world.ts';

/** Rules that are each another rule than `below` 50 CNY of all accounts in C1. */
const OTHERS = [
  { part: 'kind', given: { kind: 'unavailable', currency: null, thresholdMicros: null } },
  { part: 'account', given: { accountId: 'prod' } },
  { part: 'wallet', given: { currency: 'USD' } },
  { part: 'threshold', given: { thresholdMicros: micros(10) } },
  { part: 'channel', given: { channelId: 'C2' } },
] as const;

export function describeRules(open: OpenStore): void {
  const openSeeded = async (): Promise<Store> => {
    const { store } = await open();
    await seed(store);
    await store.channels.ensure(W, 'C2');
    return store;
  };

  describe('a rule', () => {
    test('is read as it was set', async () => {
      const store = await openSeeded();
      const { entry: _, ...given } = makeNewRule({ accountId: 'prod', severity: 'critical', mention: '<!subteam^S1>' });
      const rule = await store.rules.insert(W, { ...given, entry: null }, T0);
      expect(rule).toEqual({ ...given, id: rule.id });
      expect(await store.rules.list(W, 'C1')).toEqual([rule]);
    });

    test('without wallet, threshold and author is read as it was set', async () => {
      const store = await openSeeded();
      const given = {
        kind: 'blind',
        currency: null,
        thresholdMicros: null,
        authorId: null,
        origin: 'configuration',
      } as const;
      const rule = await store.rules.insert(W, makeNewRule(given), T0);
      expect(await store.rules.list(W, 'C1')).toEqual([{ ...rule, ...given }]);
    });

    test('is changed in what an edit may change, and stays the same rule', async () => {
      const store = await openSeeded();
      const rule = await store.rules.insert(W, makeNewRule(), T0);
      const to = {
        currency: 'USD',
        thresholdMicros: micros(40),
        unit: 'percent',
        windowMs: 3_600_000,
        severity: 'critical',
        mention: '<@U2>',
      } as const;
      await store.rules.change(W, rule.id, to);
      expect(await store.rules.list(W, 'C1')).toEqual([{ ...rule, ...to }]);
    });

    test('that is the same again violates the unique index, active or not', async () => {
      const store = await openSeeded();
      await store.rules.insert(W, makeNewRule({ activeAt: null }), T0);
      const again = makeNewRule({ number: 2, severity: 'critical', authorId: 'U2' });
      await expect(store.rules.insert(W, again, T0)).rejects.toThrow(/unique/i);
    });

    test('without wallet and threshold is unique too', async () => {
      const store = await openSeeded();
      const given = { kind: 'blind', currency: null, thresholdMicros: null } as const;
      await store.rules.insert(W, makeNewRule(given), T0);
      await expect(store.rules.insert(W, makeNewRule({ ...given, number: 2 }), T0)).rejects.toThrow(/unique/i);
    });

    test.each(OTHERS)('with another $part is another rule', async ({ given }) => {
      const store = await openSeeded();
      await store.rules.insert(W, makeNewRule(), T0);
      await store.rules.insert(W, makeNewRule({ ...given, number: 2 }), T0);
      expect(await store.rules.listAll(W)).toHaveLength(2);
    });

    test('cannot be edited into another one', async () => {
      const store = await openSeeded();
      await store.rules.insert(W, makeNewRule(), T0);
      const rule = await store.rules.insert(W, makeNewRule({ number: 2, thresholdMicros: micros(10) }), T0);
      await expect(store.rules.change(W, rule.id, { ...rule, thresholdMicros: micros(50) })).rejects.toThrow(/unique/i);
    });

    test('that was removed may be set again, under a new number only', async () => {
      const store = await openSeeded();
      const removed = await store.rules.insert(W, makeNewRule(), T0);
      await store.rules.remove(W, [removed.id], 'U1', T0);
      await expect(store.rules.insert(W, makeNewRule(), T0)).rejects.toThrow(/unique/i);
      const number = (await store.channels.takeRuleNumbers(W, 'C1', 1)) + 1;
      const rule = await store.rules.insert(W, makeNewRule({ number }), T0);
      expect(await store.rules.list(W, 'C1')).toEqual([rule]);
    });

    test('keeps its number for itself also when it never became active', async () => {
      const store = await openSeeded();
      const number = await store.channels.takeRuleNumbers(W, 'C1', 1);
      const rule = await store.rules.insert(W, makeNewRule({ number, activeAt: null }), T0);
      await store.rules.deleteInactive(W, [rule.id]);
      expect(await store.channels.takeRuleNumbers(W, 'C1', 1)).toBe(number + 1);
    });
  });

  describe('the rules', () => {
    const openWithRules = async (): Promise<{ store: Store; rules: readonly Rule[] }> => {
      const store = await openSeeded();
      const set = [
        makeNewRule({ number: 2 }),
        makeNewRule({ number: 1, accountId: 'prod', thresholdMicros: micros(10) }),
        makeNewRule({ number: 1, channelId: 'C2', accountId: 'batch' }),
        makeNewRule({ number: 3, thresholdMicros: micros(5), activeAt: null }),
      ];
      const rules: Rule[] = [];
      // The ids follow the order.
      for (const rule of set) rules.push(await store.rules.insert(W, rule, T0));
      return { store, rules };
    };
    const numbers = (rules: readonly Rule[]) => rules.map(({ channelId, number }) => `${channelId}/${number}`);

    test('of a channel are listed by number, waiting ones included', async () => {
      const { store } = await openWithRules();
      expect(numbers(await store.rules.list(W, 'C1'))).toEqual(['C1/1', 'C1/2', 'C1/3']);
    });

    test('of all channels are listed', async () => {
      const { store } = await openWithRules();
      expect(numbers(await store.rules.listAll(W))).toEqual(['C1/1', 'C1/2', 'C1/3', 'C2/1']);
    });

    test('that cover an account are active and for it or for all', async () => {
      const { store } = await openWithRules();
      expect(numbers(await store.rules.listCovering(W, 'prod'))).toEqual(['C1/1', 'C1/2']);
      expect(numbers(await store.rules.listCovering(W, 'batch'))).toEqual(['C1/2', 'C2/1']);
    });

    test('that wait become active once', async () => {
      const { store, rules } = await openWithRules();
      const ids = rules.map(({ id }) => id);
      expect(await store.rules.activate(W, ids, T0 + 1)).toEqual([{ ...rules[3], activeAt: T0 + 1 }]);
      expect(await store.rules.activate(W, ids, T0 + 2)).toEqual([]);
      expect(numbers(await store.rules.listCovering(W, 'prod'))).toEqual(['C1/1', 'C1/2', 'C1/3']);
    });

    test('that were removed are in no list and never become active', async () => {
      const { store, rules } = await openWithRules();
      const ids = rules.slice(2).map(({ id }) => id);
      await store.rules.remove(W, ids, 'U1', T0);
      expect(await store.rules.activate(W, ids, T0 + 1)).toEqual([]);
      expect(numbers(await store.rules.listAll(W))).toEqual(['C1/1', 'C1/2']);
      expect(numbers(await store.rules.listCovering(W, 'batch'))).toEqual(['C1/2']);
    });

    test('that never became active can be forgotten, the others not', async () => {
      const { store, rules } = await openWithRules();
      await store.rules.deleteInactive(
        W,
        rules.map(({ id }) => id),
      );
      expect(numbers(await store.rules.listAll(W))).toEqual(['C1/1', 'C1/2', 'C2/1']);
    });

    test('are left alone when none is named', async () => {
      const { store } = await openWithRules();
      await store.rules.remove(W, [], 'U1', T0);
      await store.rules.deleteInactive(W, []);
      expect(await store.rules.activate(W, [], T0)).toEqual([]);
      expect(await store.rules.listAll(W)).toHaveLength(4);
    });
  });
}
