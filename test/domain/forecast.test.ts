import { describe, expect, test } from 'vitest';
import { generateHistory } from '../../bench/account-history.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { readForecast, readPace, shortestOf } from '../../src/domain/forecast.ts';
import { micros, T0 } from './make.ts';

const EVERY = 10 * MINUTE_MS;
const MAX_GAP = 20 * MINUTE_MS;

/** One unit an hour, seen every ten minutes for some hours before `T0`, until `left` is there. */
function steady(hours: number, left: number): readonly ObservedTotal[] {
  return Array.from({ length: hours * 6 + 1 }, (_, index) => {
    const at = T0 - hours * HOUR_MS + index * EVERY;
    const total = micros(left) + Math.round(micros(1) * ((T0 - at) / HOUR_MS));
    return { currency: 'CNY', total, granted: 0, toppedUp: total, from: at, until: at };
  });
}

function forecastOf(totals: readonly ObservedTotal[], left: number) {
  return readForecast(
    { currency: 'CNY', total: micros(left) },
    readPace(totals, T0, () => MAX_GAP),
    T0,
  );
}

describe('a forecast', () => {
  test('says how fast a wallet goes, how long it lasts and what would last thirty days', () => {
    const { currency, burn, outlook, topUpMicros, thresholdMicros } = forecastOf(steady(72, 20), 20);
    expect(currency).toBe('CNY');
    expect(burn.hour?.perDayMicros).toBeCloseTo(micros(24), -3);
    expect(burn.day?.observed).toBe(1);
    expect(burn.week?.observed).toBeCloseTo(72 / 168, 5);
    expect(outlook.kind).toBe('lasts');
    expect(outlook.kind === 'lasts' && outlook.likelyMs / HOUR_MS).toBeGreaterThan(10);
    expect(outlook.kind === 'lasts' && outlook.likelyMs / HOUR_MS).toBeLessThan(24);
    expect(topUpMicros).toBeGreaterThan(micros(30 * 24));
    expect(topUpMicros).toBeLessThan(micros(30 * 40));
    // Three days take about 72 units.
    expect(thresholdMicros).toBeGreaterThan(micros(70));
    expect(thresholdMicros).toBeLessThan(micros(110));
  });

  test('needs a day, and some hours before it to try a plan on it', () => {
    const short = forecastOf(steady(17, 20), 20);
    expect(short).toMatchObject({ outlook: { kind: 'unknown' }, topUpMicros: null, thresholdMicros: null });
    expect(short.burn.hour?.perDayMicros).toBeCloseTo(micros(24), -3);
    expect(forecastOf(steady(32, 20), 20).outlook.kind).toBe('lasts');
    expect(forecastOf([], 20)).toEqual({
      currency: 'CNY',
      burn: { hour: null, day: null, week: null },
      outlook: { kind: 'unknown' },
      topUpMicros: null,
      thresholdMicros: null,
    });
  });

  test('of money that nobody spends needs no top-up', () => {
    const idle = steady(0, 20).map((row) => ({ ...row, from: T0 - 3 * DAY_MS, until: T0 }));
    expect(forecastOf(idle, 20)).toMatchObject({ outlook: { kind: 'unspent' }, topUpMicros: 0, thresholdMicros: null });
  });

  test('of more money than thirty days need asks for none', () => {
    expect(forecastOf(steady(72, 20), 5000).topUpMicros).toBe(0);
  });

  test('knows the shorter end only of what is known', () => {
    expect(shortestOf({ kind: 'unknown' })).toBeUndefined();
    expect(shortestOf({ kind: 'unspent' })).toBe(Number.POSITIVE_INFINITY);
    expect(shortestOf({ kind: 'lasts', shortestMs: 1, likelyMs: 2, longestMs: 3 })).toBe(1);
  });

  test('of an office keeps its weekend in mind', () => {
    const { totals, runOutAt } = generateHistory({ scenario: 'office_hours', seed: 7, days: 25, checkEveryMs: EVERY });
    const now = runOutAt - 3 * DAY_MS;
    const known = totals.filter(({ until }) => until <= now);
    const wallet = { currency: 'CNY', total: known.at(-1)?.total ?? 0 };
    const { outlook } = readForecast(
      wallet,
      readPace(known, now, () => MAX_GAP),
      now,
    );
    expect(outlook.kind === 'lasts' && Math.abs(outlook.likelyMs - 3 * DAY_MS) / HOUR_MS).toBeLessThan(12);
  });
});
