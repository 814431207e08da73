import { describe, expect, test } from 'vitest';
import { readBurnHours, readBurnRate, readObservation } from '../../src/domain/burn-hours.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { micros, T0 } from './make.ts';

const MAX_GAP = 10 * MINUTE_MS;

/** Topped-up money in units, each seen from and until some minutes after `T0`. */
function seen(...rows: readonly (readonly [total: number, from: number, until?: number])[]): readonly ObservedTotal[] {
  return rows.map(([total, from, until = from]) => ({
    currency: 'CNY',
    total: micros(total),
    granted: 0,
    toppedUp: micros(total),
    from: T0 + from * MINUTE_MS,
    until: T0 + until * MINUTE_MS,
  }));
}

function rateOf(totals: readonly ObservedTotal[], windowMs: number, minute: number) {
  return readBurnRate(
    readObservation(totals, () => MAX_GAP),
    windowMs,
    T0 + minute * MINUTE_MS,
  );
}

describe('the burn rate', () => {
  test('is what was spent, for a whole day, with the share of the window that was seen', () => {
    expect(rateOf(seen([10, 0, 29], [9, 30, 60]), HOUR_MS, 60)).toEqual({ perDayMicros: micros(24), observed: 1 });
    expect(rateOf(seen([10, 0, 29], [9, 30, 60]), DAY_MS, 60)).toEqual({ perDayMicros: micros(24), observed: 1 / 24 });
  });

  test('is zero where nothing is spent, and unknown where nothing was seen', () => {
    expect(rateOf(seen([10, 0, 60]), HOUR_MS, 60)).toEqual({ perDayMicros: 0, observed: 1 });
    expect(rateOf([], HOUR_MS, 60)).toBeNull();
    expect(rateOf(seen([10, 0, 60]), HOUR_MS, 200)).toBeNull();
    expect(rateOf(seen([10, 0]), HOUR_MS, 60)).toBeNull();
  });

  test('counts what lies across the start of the window by its share', () => {
    expect(rateOf(seen([10, 0], [9, 10]), 5 * MINUTE_MS, 10)?.perDayMicros).toBe(micros(144));
  });

  test('leaves out a gap, and what went meanwhile', () => {
    const totals = seen([10, 0, 30], [5, 41, 60]);
    expect(rateOf(totals, HOUR_MS, 60)).toEqual({ perDayMicros: 0, observed: 49 / 60 });
    expect(rateOf(seen([10, 0, 30], [5, 40, 60]), HOUR_MS, 60)?.observed).toBe(1);
  });

  test.for([
    ['a top-up', { toppedUp: micros(110) }],
    ['a grant', { granted: micros(100), toppedUp: micros(10) }],
    ['a rise', { granted: null, toppedUp: null }],
  ] as const)('leaves out the interval of %s, which hides what was spent', ([, parts]) => {
    const [before, after] = seen([10, 0, 30], [110, 35, 60]);
    const rows = [before, after && { ...after, ...parts }].flatMap((row) => row ?? []);
    expect(rateOf(rows, HOUR_MS, 60)).toEqual({ perDayMicros: 0, observed: 55 / 60 });
  });

  test('of a clock that jumps is never more than the window', () => {
    expect(rateOf(seen([10, 0, 60], [9, 30, 60]), HOUR_MS, 60)?.observed).toBe(1);
  });
});

describe('the hours', () => {
  test('begin with the present one, and divide what lies across their borders', () => {
    const hours = readBurnHours(
      readObservation(seen([10, 0], [9, 10, 50], [7, 70]), () => 30 * MINUTE_MS),
      T0 + 70 * MINUTE_MS,
    );
    expect(hours.newest).toBe(T0 / HOUR_MS + 1);
    expect([...hours.spent.subarray(0, 3)]).toEqual([micros(1), micros(2), 0]);
    expect([...hours.seenMs.subarray(0, 3)]).toEqual([10 * MINUTE_MS, HOUR_MS, 0]);
  });

  test('go back four weeks, and no further', () => {
    const hours = readBurnHours(
      readObservation(seen([10, 0, 29 * 24 * 60]), () => MAX_GAP),
      T0 + 29 * DAY_MS,
    );
    expect(hours.spent).toHaveLength(28 * 24);
    expect(hours.seenMs.at(-1)).toBe(HOUR_MS);
  });

  test('count what was spent at one instant, and nothing of the future', () => {
    const totals = seen([10, 0, 10], [9, 10], [8, 200]);
    const hours = readBurnHours(
      readObservation(totals, () => DAY_MS),
      T0 + 20 * MINUTE_MS,
    );
    expect(hours.spent[0]).toBeCloseTo(micros(1) + (micros(1) * 50) / 190, 0);
    expect([...hours.spent.subarray(1)].every((spent) => spent === 0)).toBe(true);
  });
});
