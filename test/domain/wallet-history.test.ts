import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { type HistoryOptions, readWalletHistory, type WalletHistory } from '../../src/domain/wallet-history.ts';
import { micros, T0 } from './make.ts';

/** 00:00 UTC, the day before `T0`. */
const MIDNIGHT = Math.floor(T0 / DAY_MS) * DAY_MS - DAY_MS;

function row(hour: number, toppedUp: number, { hours = 0, granted = 0 } = {}): ObservedTotal {
  const from = MIDNIGHT + hour * HOUR_MS;
  return {
    currency: 'CNY',
    total: micros(toppedUp) + micros(granted),
    granted: micros(granted),
    toppedUp: micros(toppedUp),
    from,
    until: from + hours * HOUR_MS,
  };
}

function read(
  rows: readonly ObservedTotal[],
  given: Partial<HistoryOptions> & { readonly hour: number },
): WalletHistory {
  const { hour, ...options } = given;
  const history = readWalletHistory(rows, {
    since: MIDNIGHT,
    now: MIDNIGHT + hour * HOUR_MS,
    zone: 'UTC',
    longestGapAfter: () => 2 * HOUR_MS,
    mostPoints: 20,
    pointEveryMs: MINUTE_MS,
    ...options,
  });
  if (history === undefined) throw new RangeError('There is no history');
  return history;
}

function daysOf({ days }: WalletHistory): readonly unknown[] {
  return days.map(({ day, micros: spent, atLeast, estimated }) => [
    day.slice(-2),
    spent / 1e6,
    ...(atLeast ? ['at least'] : []),
    ...(estimated ? ['estimated'] : []),
  ]);
}

describe('the spend per day', () => {
  test('is what fell within each day, days without any included', () => {
    const rows = [row(0, 60), row(1, 59), row(10, 55), row(11, 54, { hours: 48 }), row(60, 50)];
    expect(daysOf(read(rows, { hour: 60 }))).toEqual([
      ['20', 6],
      ['21', 0],
      ['22', 4],
    ]);
  });

  test('is spread over the days between two readings, and estimated where nobody read for long', () => {
    const rows = [row(0, 60, { hours: 18 }), row(30, 48), row(47.5, 48), row(48.5, 46)];
    const history = read(rows, { hour: 49 });
    expect(daysOf(history)).toEqual([
      ['20', 6, 'estimated'],
      ['21', 7, 'estimated'],
      ['22', 1],
    ]);
    expect(history.spent).toBe(micros(14));
  });

  test('is a least amount where money came in', () => {
    const rows = [row(0, 60), row(1, 59), row(2, 158), row(25, 157)];
    const history = read(rows, { hour: 25 });
    expect(daysOf(history)).toEqual([
      ['20', 1.956521, 'at least', 'estimated'],
      ['21', 0.043479, 'estimated'],
    ]);
    expect(history).toMatchObject({
      atLeast: true,
      spent: micros(2),
      events: [{ kind: 'top_up', micros: micros(99) }],
    });
  });

  test('counts of a fall that began before the time only the part within', () => {
    const history = read([row(-1, 60), row(1, 58), row(2, 58)], { hour: 2 });
    expect(history).toMatchObject({ since: MIDNIGHT, firstTotal: micros(60), spent: micros(1) });
  });

  test('is by the clocks of a zone', () => {
    const rows = [row(0, 60), row(15, 59), row(16, 58), row(17, 55)];
    expect(daysOf(read(rows, { hour: 17, zone: 'Asia/Shanghai', longestGapAfter: () => DAY_MS }))).toEqual([
      ['20', 2],
      ['21', 3],
    ]);
  });

  test('adds up to all that was spent, whatever the history', () => {
    const step = fc.record({
      pause: fc.integer({ min: 1, max: 3000 }),
      minutes: fc.integer({ min: 0, max: 3000 }),
      toppedUp: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 2, maxLength: 30 }),
        fc.constantFrom('UTC', 'Europe/Berlin'),
        (steps, zone) => {
          let hour = 0;
          const rows = steps.map(({ pause, minutes, toppedUp }) => {
            const one = row(hour + pause / 60, toppedUp, { hours: minutes / 60 });
            hour += (pause + minutes) / 60;
            return one;
          });
          const history = read(rows, { hour, zone });
          const moved = history.events.reduce((sum, event) => sum + event.micros, 0);
          expect(history.firstTotal - history.spent + moved).toBe(history.lastTotal);
          expect(new Set(history.days.map(({ day }) => day)).size).toBe(history.days.length);
        },
      ),
    );
  });
});

describe('a history', () => {
  test('begins with the first reading, and ends with the last', () => {
    const history = read([row(5, 60), row(6, 59, { hours: 1 })], { hour: 8 });
    expect(history).toMatchObject({
      since: MIDNIGHT + 5 * HOUR_MS,
      until: MIDNIGHT + 7 * HOUR_MS,
      firstTotal: micros(60),
      lastTotal: micros(59),
      gaps: [],
    });
  });

  test('holds the total at equal distances', () => {
    const rows = [row(0, 60), row(1, 59), row(2, 50), row(4, 40)];
    const { points } = read(rows, { hour: 4, mostPoints: 5 });
    expect(points.map(({ at, total }) => [(at - MIDNIGHT) / HOUR_MS, total / 1e6])).toEqual([
      [0, 60],
      [1, 59],
      [2, 50],
      [3, 50],
      [4, 40],
    ]);
  });

  test('has no more points than there is time between', () => {
    expect(read([row(0, 60), row(1, 59)], { hour: 1, pointEveryMs: HOUR_MS / 2 }).points).toHaveLength(3);
    expect(read([row(1, 59)], { hour: 1 }).points).toEqual([{ at: MIDNIGHT + HOUR_MS, total: micros(59) }]);
  });

  test('names the times without readings, the last one too', () => {
    const rows = [row(-9, 63), row(-1, 61), row(0, 60), row(1, 60), row(5, 58), row(6, 57)];
    const at = (hour: number) => MIDNIGHT + hour * HOUR_MS;
    expect(read(rows, { hour: 12 }).gaps).toEqual([
      { from: at(1), until: at(5) },
      { from: at(6), until: at(12) },
    ]);
  });

  test('takes rows that were thinned for no times without readings', () => {
    const old = -100 * 24;
    const rows = [row(old, 60), row(old + 1, 59), row(old + 2, 58), row(old + 6, 57), row(0, 50)];
    const { gaps } = read(rows, { hour: 1, since: MIDNIGHT + old * HOUR_MS, longestGapAfter: () => 5 * MINUTE_MS });
    expect(gaps.map(({ from }) => (from - MIDNIGHT) / HOUR_MS)).toEqual([old + 2, old + 6, 0]);
  });

  test('leaves out what was stored under a clock that ran ahead', () => {
    expect(read([row(0, 60), row(900, 10), row(1, 59)], { hour: 2 })).toMatchObject({
      lastTotal: micros(59),
      spent: micros(1),
      events: [],
    });
  });

  test('leaves out what happened before it, and a cent that the rounding explains', () => {
    const rows = [row(-3, 60), row(-2, 160), row(-1, 159), row(0, 159), row(1, 159.01), row(2, 158.01)];
    expect(read(rows, { hour: 2 })).toMatchObject({ events: [], atLeast: false, spent: micros(0.99) });
  });

  test('names the longest times without readings when there are very many, in their order', () => {
    const rows = Array.from({ length: 60 }, (_, index) => row(index * 4 + (index >= 30 ? 1 : 0), 60 - index));
    const asked: number[] = [];
    const longestGapAfter = (instant: number): number => {
      asked.push(instant);
      return 2 * HOUR_MS;
    };
    const { gaps } = read(rows, { hour: 59 * 4 + 1, longestGapAfter });
    expect(asked).toHaveLength(40);
    expect(gaps).toHaveLength(40);
    expect(gaps.toSorted((a, b) => a.from - b.from)).toEqual(gaps);
    expect(gaps).toContainEqual({ from: MIDNIGHT + 116 * HOUR_MS, until: MIDNIGHT + 121 * HOUR_MS });
  });

  test('takes exactly the longest time that may pass for no gap', () => {
    expect(read([row(0, 60), row(2, 59), row(4.5, 58)], { hour: 4.5 }).gaps).toEqual([
      { from: MIDNIGHT + 2 * HOUR_MS, until: MIDNIGHT + 4.5 * HOUR_MS },
    ]);
  });

  test('is none where nothing was read', () => {
    const options = { since: MIDNIGHT, now: MIDNIGHT + DAY_MS, zone: 'UTC' };
    const rest = { longestGapAfter: () => HOUR_MS, mostPoints: 20, pointEveryMs: MINUTE_MS };
    expect(readWalletHistory([], { ...options, ...rest })).toBeUndefined();
    expect(readWalletHistory([row(-2, 60)], { ...options, ...rest })).toBeUndefined();
    expect(readWalletHistory([row(900, 60)], { ...options, ...rest })).toBeUndefined();
    expect(readWalletHistory([row(0, 60)], { ...options, ...rest })).toBeUndefined();
  });
});
