import { describe, expect, test } from 'vitest';
import { type CheckOutcome, type Minimum, readCheck } from '../../src/domain/check.ts';
import type { FailureCause, Reading, Snapshot } from '../../src/domain/reading.ts';

const CNY_50: Minimum = [{ currency: 'CNY', micros: 50_000_000 }];
const USD_7: Minimum = [{ currency: 'USD', micros: 7_000_000 }];
const EITHER: Minimum = [...CNY_50, ...USD_7];

function snapshot(totals: Readonly<Record<string, number>>, available: boolean | null = true): Snapshot {
  const wallets = Object.entries(totals).map(([currency, total]) => ({
    currency,
    total,
    granted: null,
    toppedUp: null,
  }));
  return { kind: 'snapshot', available, wallets };
}

describe('a snapshot is', () => {
  test.each<[string, Snapshot, readonly Minimum[], CheckOutcome]>([
    ['fine without a minimum', snapshot({ CNY: 0 }), [], 'fine'],
    ['fine without a minimum, even overdrawn, while DeepSeek accepts calls', snapshot({ CNY: -20_000 }), [], 'fine'],
    ['fine at exactly the minimum', snapshot({ CNY: 50_000_000 }), [CNY_50], 'fine'],
    ['below it by a millionth', snapshot({ CNY: 49_999_999 }), [CNY_50], 'below_minimum'],
    ['below it without such a wallet', snapshot({ USD: 900_000_000 }), [CNY_50], 'below_minimum'],
    ['fine with one amount of a choice', snapshot({ CNY: 0, USD: 7_000_000 }), [EITHER], 'fine'],
    ['below with none of a choice', snapshot({ CNY: 49_000_000, USD: 6_000_000 }), [EITHER], 'below_minimum'],
    [
      'below when one of several minimums does not hold',
      snapshot({ CNY: 50_000_000, USD: 1 }),
      [CNY_50, USD_7],
      'below_minimum',
    ],
    ['fine when several hold', snapshot({ CNY: 50_000_000, USD: 7_000_000 }), [CNY_50, USD_7], 'fine'],
    ['fine when availability is not said', snapshot({ CNY: 50_000_000 }, null), [CNY_50], 'fine'],
    [
      'unable to pay when it is not available, whatever is left',
      snapshot({ CNY: 50_000_000 }, false),
      [CNY_50],
      'cannot_pay',
    ],
    ['unable to pay rather than below', snapshot({ CNY: 0 }, false), [CNY_50], 'cannot_pay'],
  ])('%s', (_, reading, minimums, outcome) => {
    expect(readCheck(reading, minimums).outcome).toBe(outcome);
  });
});

test.each<[FailureCause, CheckOutcome]>([
  ['auth', 'key_refused'],
  ['rate_limited', 'unreadable'],
  ['unreachable', 'unreadable'],
  ['blocked', 'unreadable'],
  ['not_found', 'unreadable'],
  ['invalid', 'unreadable'],
])('a failure because of %s is %s, and says nothing about the minimum', (cause, outcome) => {
  expect(readCheck({ kind: 'failure', cause }, [EITHER])).toEqual({
    outcome,
    minimums: [{ met: null, amounts: EITHER.map((amount) => ({ ...amount, total: null })) }],
  });
});

test('a refusal cannot pay, and its balance is unknown', () => {
  const refused: Reading = { kind: 'refused' };
  expect(readCheck(refused, [])).toEqual({ outcome: 'cannot_pay', minimums: [] });
  expect(readCheck(refused, [CNY_50]).minimums).toEqual([{ met: null, amounts: [{ ...CNY_50[0], total: null }] }]);
});

test('every minimum is judged in its order, with what the account has beside it', () => {
  expect(readCheck(snapshot({ CNY: 60_000_000 }), [EITHER, USD_7]).minimums).toEqual([
    {
      met: true,
      amounts: [
        { currency: 'CNY', micros: 50_000_000, total: 60_000_000 },
        { currency: 'USD', micros: 7_000_000, total: null },
      ],
    },
    { met: false, amounts: [{ currency: 'USD', micros: 7_000_000, total: null }] },
  ]);
});
