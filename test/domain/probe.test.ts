import { expect, test } from 'vitest';
import { DEEPSEEK_PRICES } from '../../src/domain/prices.ts';
import { mostCost, PROBE_MODEL } from '../../src/domain/probe.ts';

test('a probe costs at most its tokens at peak prices, in either currency', () => {
  const cost = mostCost({ tokens: { input: 5, output: 1 } }, PROBE_MODEL, DEEPSEEK_PRICES);
  expect(cost).toEqual([
    { currency: 'CNY', micros: 5 * 2 + 8 },
    { currency: 'USD', micros: Math.ceil(5 * 0.3 + 1.2) },
  ]);
});

test('what it cost is not known of a model without a price, or without a count', () => {
  expect(mostCost({ tokens: { input: 5, output: 1 } }, 'other-model', DEEPSEEK_PRICES)).toEqual([]);
  expect(mostCost({ tokens: null }, PROBE_MODEL, DEEPSEEK_PRICES)).toEqual([]);
});
