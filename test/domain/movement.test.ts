import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { type Movement, readMovements } from '../../src/domain/movement.ts';
import { micros, T0 } from './make.ts';

const UNIT = 1_000_000;

/** A minute in the life of a wallet: what is granted and what is topped up, in units; `null` where DeepSeek did not split it. */
type Minute = readonly [granted: number, toppedUp: number] | number;

/** One row per minute, in which the amounts were seen once. */
function minutes(...amounts: readonly Minute[]): readonly ObservedTotal[] {
  return amounts.map((amount, minute) => {
    const [granted, toppedUp] = typeof amount === 'number' ? [null, null] : amount;
    const total = typeof amount === 'number' ? amount : amount[0] + amount[1];
    const at = T0 + minute * MINUTE_MS;
    return {
      currency: 'CNY',
      total: micros(total),
      granted: granted === null ? null : micros(granted),
      toppedUp: toppedUp === null ? null : micros(toppedUp),
      from: at,
      until: at,
    };
  });
}

/** Ten hours in which 0.10 of the granted or of the topped-up money goes every ten minutes, then something else. */
function usually(part: 'granted' | 'toppedUp', ...then: readonly Minute[]): readonly ObservedTotal[] {
  const before = Array.from({ length: 601 }, (_, minute): Minute => {
    const spent = Math.floor(minute / 10) * 0.1;
    return part === 'granted' ? [50 - spent, 100] : [0, 150 - spent];
  });
  return minutes(...before, ...then);
}

function told(movements: readonly Movement[]): readonly string[] {
  return movements.map(({ kind, micros: moved }) => `${kind} ${moved / UNIT}`);
}

/** What happened after those ten hours. */
function toldSince(totals: readonly ObservedTotal[]): readonly string[] {
  return told(readMovements(totals).filter(({ until }) => until > T0 + 10 * HOUR_MS));
}

describe('what moved a balance', () => {
  test('is nothing without a reading, with one, and while nothing changes', () => {
    expect(readMovements([])).toEqual([]);
    expect(readMovements(minutes([5, 5]))).toEqual([]);
    expect(readMovements(minutes([5, 5], [5, 5]))).toEqual([]);
  });

  test('is spend where the balance falls, from the last reading before it to the first one after it', () => {
    expect(readMovements(minutes([5, 5], [5, 5], [4, 5]))).toEqual([
      {
        currency: 'CNY',
        kind: 'spend',
        micros: micros(-1),
        from: T0 + MINUTE_MS,
        until: T0 + 2 * MINUTE_MS,
        hiddenMicros: null,
      },
    ]);
    expect(told(readMovements(minutes([1, 5], [0, 4.5])))).toEqual(['spend -1.5']);
    expect(told(readMovements(minutes(5, 4)))).toEqual(['spend -1']);
  });

  test('is a top-up where topped-up money rises, and a grant where granted money does', () => {
    expect(told(readMovements(minutes([0, 5], [0, 105])))).toEqual(['top_up 100']);
    expect(told(readMovements(minutes([0, 5], [10, 5])))).toEqual(['grant 10']);
    expect(told(readMovements(minutes([0, 5], [10, 105])))).toEqual(['top_up 100', 'grant 10']);
  });

  test('is a rise where DeepSeek does not say what rose', () => {
    expect(told(readMovements(minutes(5, 105)))).toEqual(['rise 100']);
  });

  test('shows what was spent beside a rise as far as the other part fell', () => {
    expect(told(readMovements(minutes([5, 5], [4, 105])))).toEqual(['top_up 100', 'spend -1']);
    expect(told(readMovements(minutes([0, 5], [10, 4])))).toEqual(['grant 10', 'spend -1']);
  });

  test.for([
    ['a cent less', [0, 9.99], ['noise -0.01']],
    ['a cent more', [0, 10.01], ['noise 0.01']],
    ['two cents', [0, 9.98], ['spend -0.02']],
  ] as const)('calls %s by itself what it is', ([, last, expected]) => {
    expect(told(readMovements(minutes([0, 10], last)))).toEqual(expected);
  });

  test('forgets a cent that comes back, and counts cents that go on as one spend since the first of them', () => {
    expect(readMovements(minutes([0, 10], [0, 9.99], [0, 10], [0, 9.99], [0, 10]))).toEqual([]);
    const [spend] = readMovements(minutes([0, 10], [0, 9.99], [0, 10], [0, 9.99], [0, 9.98]));
    expect(spend).toMatchObject({
      kind: 'spend',
      micros: micros(-0.02),
      from: T0 + 2 * MINUTE_MS,
      until: T0 + 4 * MINUTE_MS,
    });
    expect(readMovements(minutes(10, 9.99, 10))).toEqual([]);
  });

  test('lets the total win over its parts', () => {
    const [before, after] = minutes([5, 5], [5, 4]);
    const rows = (total: number) => [before, after && { ...after, total: micros(total) }].flatMap((row) => row ?? []);
    expect(told(readMovements(rows(8.99)))).toEqual(['spend -1.01']);
    expect(told(readMovements(rows(8)))).toEqual(['spend -1', 'spend -1']);
    expect(told(readMovements(rows(12)))).toEqual(['spend -1', 'rise 3']);
  });

  test('counts a total that moved although its parts did not', () => {
    const [before, after] = minutes([5, 5], [5, 5]);
    const rows = [before, after && { ...after, total: micros(9) }].flatMap((row) => row ?? []);
    expect(told(readMovements(rows))).toEqual(['spend -1']);
  });
});

describe('a rise', () => {
  test('hides what is usually burnt in its interval, once that is known', () => {
    const topUp = readMovements(usually('toppedUp', [0, 244], [0, 244])).find(({ kind }) => kind === 'top_up');
    // A tenth of a unit in one minute of ten is the fastest that is usual.
    expect(topUp?.hiddenMicros).toBe(micros(0.1));
    expect(readMovements(minutes([0, 5], [0, 105]))[0]?.hiddenMicros).toBeNull();
  });

  test('hides nothing where the other part shows what was spent', () => {
    const topUp = readMovements(usually('granted', [43.9, 200], [43.9, 200])).find(({ kind }) => kind === 'top_up');
    expect(topUp?.hiddenMicros).toBeNull();
  });
});

describe('granted money that falls far beyond the usual burn', () => {
  test('probably expired', () => {
    expect(toldSince(usually('granted', [0, 100], [0, 100]))).toEqual(['expiry -44']);
  });

  test('expired only in part where a part is left', () => {
    expect(toldSince(usually('granted', [20, 100], [20, 100]))).toEqual(['expiry -24']);
  });

  test('expired beside the usual spend of topped-up money', () => {
    expect(toldSince(usually('granted', [0, 99.95], [0, 99.95]))).toEqual(['expiry -44', 'spend -0.05']);
  });

  test('is spend up to five times the usual burn', () => {
    expect(toldSince(usually('granted', [43.5, 100], [43.5, 100]))).toEqual(['spend -0.5']);
    expect(toldSince(usually('granted', [43.49, 100], [43.49, 100]))).toEqual(['expiry -0.51']);
  });

  test('is spend where topped-up money fell with it', () => {
    expect(toldSince(usually('granted', [0, 99], [0, 99]))).toEqual(['spend -45']);
  });

  test('is spend at the start, in the middle and at the end of a burst', () => {
    expect(toldSince(usually('granted', [41, 100], [38, 100], [35, 100], [35, 100]))).toEqual([
      'spend -3',
      'spend -3',
      'spend -3',
    ]);
  });

  test('is spend until a reading has shown that it does not go on', () => {
    expect(toldSince(usually('granted', [20, 100]))).toEqual(['spend -24']);
  });

  test('is spend while nobody knows what is usual', () => {
    expect(told(readMovements(minutes([44, 100], [43.9, 100], [43.8, 100], [43.7, 100], [0, 100], [0, 100])))).toEqual([
      'spend -0.1',
      'spend -0.1',
      'spend -0.1',
      'spend -43.7',
    ]);
  });

  test('expired although money came in just before', () => {
    expect(toldSince(usually('granted', [44, 200], [0, 200], [0, 200]))).toEqual(['top_up 100', 'expiry -44']);
  });
});

describe('topped-up money that falls at once', () => {
  test('was possibly refunded, far outside of the usual burn', () => {
    expect(toldSince(usually('toppedUp', [0, 100], [0, 100]))).toEqual(['refund -44']);
  });

  test('is spend up to ten times the usual burn', () => {
    expect(toldSince(usually('toppedUp', [0, 143], [0, 143]))).toEqual(['spend -1']);
    expect(toldSince(usually('toppedUp', [0, 142.99], [0, 142.99]))).toEqual(['refund -1.01']);
  });

  test('was refunded beside granted money that was spent', () => {
    expect(toldSince(usually('granted', [43.9, 50], [43.9, 50]))).toEqual(['refund -50', 'spend -0.1']);
  });
});
