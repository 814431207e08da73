import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { calmsBelow, type Fall, largerFall, type ObservedTotal, readFall, sizeOf } from '../../src/domain/fall.ts';
import { micros, T0 } from './make.ts';
import { RUNS } from './runs.ts';

/** Totals in units, each seen at one minute since `T0`, all topped up. */
function seen(...rows: readonly (readonly [minute: number, total: number, given?: Partial<ObservedTotal>])[]) {
  return rows.map(([minute, total, given]): ObservedTotal => {
    const at = T0 + minute * MINUTE_MS;
    return {
      currency: 'CNY',
      total: micros(total),
      granted: 0,
      toppedUp: micros(total),
      from: at,
      until: at,
      ...given,
    };
  });
}

function fallIn(windowMs: number, minute: number, totals: readonly ObservedTotal[]): Fall {
  return readFall(totals, { windowMs, now: T0 + minute * MINUTE_MS });
}

function fall(units: number, of: number, given: Partial<Fall> = {}): Fall {
  return { micros: micros(units), ofMicros: micros(of), hidden: false, estimated: false, ...given };
}

describe('the fall within an hour', () => {
  test('is what went in all intervals, of what was there at the start', () => {
    expect(fallIn(HOUR_MS, 30, seen([0, 100], [10, 90], [20, 90], [30, 65]))).toEqual(fall(35, 100));
  });

  test('is nothing without a reading, with one alone, and while nothing moves', () => {
    expect(fallIn(HOUR_MS, 30, [])).toEqual(fall(0, 0));
    expect(fallIn(HOUR_MS, 30, seen([0, 100]))).toEqual(fall(0, 100));
    expect(fallIn(HOUR_MS, 30, seen([0, 100], [30, 100]))).toEqual(fall(0, 100));
  });

  test('leaves out what fell before it, to the minute', () => {
    const totals = seen([0, 100], [1, 80], [2, 70], [62, 70]);
    expect(fallIn(HOUR_MS, 60, totals)).toEqual(fall(30, 100));
    expect(fallIn(HOUR_MS, 61, totals)).toEqual(fall(10, 80));
    expect(fallIn(HOUR_MS, 62, totals)).toEqual(fall(0, 70));
  });

  test('does not set a top-up off against what fell, and takes it as part of what was there', () => {
    expect(fallIn(HOUR_MS, 30, seen([0, 100], [10, 60], [11, 160], [20, 140]))).toEqual(
      fall(60, 200, { hidden: true }),
    );
  });

  test('does not know what was spent in the interval of a top-up, and says so', () => {
    expect(fallIn(HOUR_MS, 30, seen([0, 100], [10, 150]))).toEqual(fall(0, 150, { hidden: true }));
  });

  test('still counts a total that fell although money came in', () => {
    const granted = { granted: micros(20), toppedUp: micros(50) };
    expect(fallIn(HOUR_MS, 30, seen([0, 100], [10, 70, granted]))).toEqual(fall(30, 120, { hidden: true }));
    const half = { granted: micros(0), toppedUp: micros(80) };
    expect(fallIn(HOUR_MS, 30, seen([0, 100, { granted: micros(70), toppedUp: micros(30) }], [10, 80, half]))).toEqual(
      fall(20, 150, { hidden: true }),
    );
  });

  test('sees only the total where DeepSeek does not split it', () => {
    const unsplit = { granted: null, toppedUp: null };
    expect(fallIn(HOUR_MS, 30, seen([0, 100, unsplit], [10, 70, unsplit]))).toEqual(fall(30, 100));
  });

  test('is not made of a total that trembles by a cent', () => {
    const trembling = Array.from({ length: 50 }, (_, index) => [index, index % 2 === 0 ? 10 : 10.01] as const);
    expect(fallIn(HOUR_MS, 50, seen(...trembling))).toEqual(fall(0, 10));
    expect(fallIn(HOUR_MS, 50, seen([0, 10], [1, 10.02], [2, 10]))).toEqual(fall(0, 10));
    expect(fallIn(HOUR_MS, 50, seen([0, 10], [1, 10.03], [2, 10]))).toMatchObject({ micros: micros(0.03) });
  });

  test('takes a long time without readings by its share, so that a weekend is no sudden fall', () => {
    const monday = seen([0, 100], [48 * 60, 52]);
    expect(fallIn(HOUR_MS, 48 * 60, monday)).toEqual(fall(1, 53, { estimated: true }));
    expect(fallIn(HOUR_MS, 48 * 60 + 30, monday)).toEqual(fall(0.5, 52.5, { estimated: true }));
    expect(fallIn(2 * DAY_MS, 48 * 60, monday)).toEqual(fall(48, 100));
  });

  test('takes a whole interval that began up to a minute before it', () => {
    const hourly = seen([0, 100], [61, 70], [122, 70]);
    expect(fallIn(HOUR_MS, 61, hourly)).toEqual(fall(30, 100));
    const late = seen([0, 100], [62, 70]);
    expect(fallIn(HOUR_MS, 62, late)).toMatchObject({ estimated: true });
  });

  test('counts from the last time a total was seen, not from the first', () => {
    const stayed = seen([0, 100, { until: T0 + 90 * MINUTE_MS }], [91, 60]);
    expect(fallIn(HOUR_MS, 91, stayed)).toEqual(fall(40, 100));
  });

  test('leaves out what was stored under a clock that ran ahead, and goes on after it', () => {
    const ahead = seen([0, 100], [500, 90], [2, 70]);
    expect(fallIn(HOUR_MS, 3, ahead)).toEqual(fall(20, 90));
  });

  test('goes below zero like any other', () => {
    expect(fallIn(HOUR_MS, 3, seen([0, 0.05], [1, -0.02]))).toEqual(fall(0.07, 0.05));
  });
});

describe('the size of a fall', () => {
  test('in money is what fell', () => {
    expect(sizeOf(fall(12.34, 100), 'money')).toBe(micros(12.34));
  });

  test.each([
    [20, 100, 20],
    [30, 90, 33.333333],
    [0, 100, 0],
    [1, 0, 0],
    [1, -1, 0],
    [8_000_000_000, 9_000_000_000, 88.888888],
  ])('in percent: %d of %d is %d', (units, of, percent) => {
    expect(sizeOf(fall(units, of), 'percent')).toBe(micros(percent));
  });
});

test('a drop clears below 80 % of its threshold', () => {
  expect(calmsBelow(micros(30))).toBe(micros(24));
  expect(calmsBelow(1)).toBe(1);
  expect(calmsBelow(3)).toBe(3);
});

test('the larger of two falls is that of the unit, the later one when they are equal', () => {
  const [share, sum] = [fall(10, 20), fall(15, 100)];
  expect(largerFall(share, sum, 'money')).toBe(sum);
  expect(largerFall(share, sum, 'percent')).toBe(share);
  expect(largerFall(fall(10, 30), share, 'money')).toBe(share);
  expect(largerFall(null, share, 'money')).toBe(share);
});

describe('whatever was seen', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: -50, max: 200 })), {
    maxLength: 30,
  });

  test('no fall is larger than all falls together, and a longer window never sees less', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(5 * MINUTE_MS, HOUR_MS, DAY_MS), (moves, windowMs) => {
        let minute = 0;
        const rows = moves.map(([after, total]) => {
          minute += after;
          return [minute, total] as const;
        });
        const totals = seen(...rows);
        const all = rows.reduce(
          (sum, [, total], index) => sum + Math.max(0, (rows[index - 1]?.[1] ?? total) - total),
          0,
        );
        const found = fallIn(windowMs, minute, totals);
        expect(found.micros).toBeGreaterThanOrEqual(0);
        expect(found.micros).toBeLessThanOrEqual(micros(all));
        expect(fallIn(2 * windowMs, minute, totals).micros).toBeGreaterThanOrEqual(found.micros);
      }),
      RUNS,
    );
  });
});
