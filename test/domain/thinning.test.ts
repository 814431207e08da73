import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { isKept, THINNINGS, type Thinning, thinnedTo } from '../../src/domain/thinning.ts';
import { micros, T0 } from './make.ts';

const [HOURLY, DAILY] = THINNINGS;

function row(minute: number, toppedUp: number, granted: number | null = 0, minutes = 0): ObservedTotal {
  const from = T0 + minute * MINUTE_MS;
  return {
    currency: 'CNY',
    total: micros(toppedUp) + micros(granted ?? 0),
    granted: granted === null ? null : micros(granted),
    toppedUp: granted === null ? null : micros(toppedUp),
    from,
    until: from + minutes * MINUTE_MS,
  };
}

function thin(rows: readonly ObservedTotal[], thinning: Thinning): readonly ObservedTotal[] {
  return rows.filter((each, index) => isKept({ before: rows[index - 1], row: each, after: rows[index + 1] }, thinning));
}

describe('how far apart rows may be', () => {
  test.each([
    { age: 90 * DAY_MS, to: 0 },
    { age: 90 * DAY_MS + 1, to: HOUR_MS },
    { age: 365 * DAY_MS, to: HOUR_MS },
    { age: 365 * DAY_MS + 1, to: DAY_MS },
  ])('is $to ms at an age of $age ms', ({ age, to }) => {
    expect(thinnedTo(age)).toBe(to);
  });
});

describe('thinned rows', () => {
  test('are the last of each hour, or of each day', () => {
    const rows = Array.from({ length: 600 }, (_, minute) => row(minute, 1000 - minute));
    expect(thin(rows, HOURLY).map(({ from }) => (from - T0) / MINUTE_MS)).toEqual([
      59, 119, 179, 239, 299, 359, 419, 479, 539, 599,
    ]);
    expect(thin(rows, DAILY)).toEqual(rows.slice(-1));
  });

  test.each([
    { what: 'topped-up money', after: row(3, 150, 5) },
    { what: 'granted money although the total falls', after: row(3, 41, 20) },
    { what: 'a total that is not split', after: row(3, 150, null) },
  ])('keep both sides of a rise of $what', ({ after }) => {
    const rows = [row(1, 58, 5), row(2, 57, 5), after, row(4, 40, 5), row(5, 39, 5)];
    expect(thin(rows, HOURLY)).toEqual([row(2, 57, 5), after, row(5, 39, 5)]);
  });

  test('take a split that comes or goes for no rise', () => {
    expect(thin([row(1, 58, 5), row(2, 57, null), row(3, 51, 5)], HOURLY)).toEqual([row(3, 51, 5)]);
  });

  test('take an hour between two readings for no longer time', () => {
    const rows = [row(59, 60), row(119, 59), row(119.5, 58)];
    expect(thin(rows, HOURLY)).toEqual([row(59, 60), row(119.5, 58)]);
  });

  test('take a cent more for no rise', () => {
    expect(thin([row(1, 50), row(2, 50.01), row(3, 50)], HOURLY)).toEqual([row(3, 50)]);
  });

  test('keep both sides of a longer time without readings', () => {
    const rows = [row(0, 60), row(1, 59, 0, 4), row(66, 58), row(67, 57), row(68, 56)];
    expect(thin(rows, HOURLY)).toEqual([row(1, 59, 0, 4), row(66, 58), row(68, 56)]);
    expect(thin(rows, DAILY)).toEqual([row(68, 56)]);
  });

  const histories = fc.array(
    fc.record({
      pause: fc.integer({ min: 1, max: 90 }),
      minutes: fc.integer({ min: 0, max: 90 }),
      granted: fc.integer({ min: 0, max: 3 }),
      toppedUp: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 1, maxLength: 60 },
  );

  function readHistory(steps: typeof histories extends fc.Arbitrary<infer T> ? T : never): readonly ObservedTotal[] {
    let minute = 0;
    return steps.map(({ pause, minutes, granted, toppedUp }) => {
      const start = minute + pause;
      minute = start + minutes;
      return row(start, toppedUp, granted, minutes);
    });
  }

  test('end as all rows do, keep every rise and are thinned no further a second time', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(HOURLY, DAILY), (steps, thinning) => {
        const rows = readHistory(steps);
        const thinned = thin(rows, thinning);
        expect(thinned.at(-1)).toEqual(rows.at(-1));
        expect(rises(thinned)).toEqual(rises(rows));
        expect(thin(thinned, thinning)).toEqual(thinned);
      }),
    );
  });

  function rises(rows: readonly ObservedTotal[]): readonly number[] {
    return rows.slice(1).flatMap(({ toppedUp }, index) => {
      const rose = (toppedUp ?? 0) - (rows[index]?.toppedUp ?? 0);
      return rose > 0 ? [rose] : [];
    });
  }
});
