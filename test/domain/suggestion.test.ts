import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundUp, suggestThreshold } from '../../src/domain/suggestion.ts';
import { micros } from './make.ts';
import { RUNS } from './runs.ts';

function suggested(total: number): number {
  return suggestThreshold({ currency: 'CNY', micros: micros(total) }).micros / 1_000_000;
}

test.each([
  [-5, 1],
  [0, 1],
  [3, 1],
  [5.99, 1],
  [6, 2],
  [14.99, 2],
  [15, 5],
  [29.99, 5],
  [30, 10],
  [71.46, 20],
  [241.2, 50],
  [299.999999, 50],
  [300, 100],
  [3000, 1000],
  [2_999_999.999999, 500_000],
  [3_000_000, 1_000_000],
])('for a total of %d a good first threshold is %d', (total, threshold) => {
  expect(suggested(total)).toBe(threshold);
});

test('it is the largest round amount that is at most a third', () => {
  const round = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].flatMap((power) => [power, 2 * power, 5 * power]);
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 9_000_000_000 }), (total) => {
      expect(suggested(total)).toBe(round.findLast((amount) => amount * 3 <= total));
    }),
    { ...RUNS, examples: round.slice(0, -2).map((amount) => [amount * 3]) },
  );
});

test('it keeps the currency', () => {
  expect(suggestThreshold({ currency: 'USD', micros: micros(30) })).toEqual({ currency: 'USD', micros: micros(10) });
});

test.each([
  [0.2, 1],
  [1, 1],
  [1.000001, 2],
  [9.5, 10],
  [25.86, 26],
  [93.6, 94],
  [100, 100],
  [101, 110],
  [938.2, 940],
  [999_999, 1_000_000],
])('rounded up, %d is %d', (amount, rounded) => {
  expect(roundUp(micros(amount))).toBe(micros(rounded));
});
