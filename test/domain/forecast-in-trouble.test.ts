import { describe, expect, it } from 'vitest';
import { generateHistory } from '../../bench/account-history.ts';
import { SCENARIOS } from '../../bench/scenarios.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { readForecast, readPace, shortestOf } from '../../src/domain/forecast.ts';
import type { LongestGap } from '../../src/domain/gap.ts';
import { micros, T0 } from './make.ts';

const EVERY = 15 * MINUTE_MS;

function upTo(totals: readonly ObservedTotal[], now: number): readonly ObservedTotal[] {
  return totals.filter(({ from }) => from <= now).map((row) => ({ ...row, until: Math.min(row.until, now) }));
}

function outlookOf(totals: readonly ObservedTotal[], now: number, longestGapAfter: LongestGap = () => 2 * EVERY) {
  const wallet = { currency: 'CNY', total: totals.at(-1)?.total ?? 0 };
  return readForecast(wallet, readPace(totals, now, longestGapAfter), now).outlook;
}

/** One row per reading: so much an hour from `from` to `until`, both hours before `T0`. */
function burning(from: number, until: number, start: number, perHour: number): readonly ObservedTotal[] {
  return Array.from({ length: ((from - until) * HOUR_MS) / (5 * MINUTE_MS) + 1 }, (_, index) => {
    const at = T0 - from * HOUR_MS + index * 5 * MINUTE_MS;
    const total = micros(start) - Math.round((micros(perHour) * index) / 12);
    return { currency: 'CNY', total, granted: 0, toppedUp: total, from: at, until: at };
  });
}

describe('a forecast', () => {
  it('after 25 hours in which nobody read does not take ten idle minutes for a year', () => {
    const totals = burning(86, 25.25, 221.5, 2);
    const back = { currency: 'CNY', total: micros(50), granted: 0, toppedUp: micros(50) };
    const seen = [...totals, { ...back, from: T0 - 10 * MINUTE_MS, until: T0 }];
    expect(outlookOf(seen, T0, () => 10 * MINUTE_MS).kind).not.toBe('unspent');
  });

  it('after 25 hours in which nobody read does not take ten busy minutes for a day', () => {
    const totals = burning(86, 25.25, 3000, 2);
    const back = [0, 1, 2].map((index) => {
      const [at, total] = [T0 + (index - 2) * 5 * MINUTE_MS, micros(2830 - index * 10)];
      return { currency: 'CNY', total, granted: 0, toppedUp: total, from: at, until: at };
    });
    // 2 an hour for days: 58 days.
    expect(shortestOf(outlookOf([...totals, ...back], T0, () => 10 * MINUTE_MS))).toBeGreaterThan(5 * DAY_MS);
  });

  it('does not jump back and forth within the hours of an idle evening', () => {
    const { totals } = generateHistory({ scenario: 'office_hours', seed: 921_000, days: 14, checkEveryMs: EVERY });
    const shortest = [10, 40, 70, 100].map((minute) => {
      const now = Date.UTC(2026, 8, 15, 17, minute);
      return (shortestOf(outlookOf(upTo(totals, now), now)) ?? Number.NaN) / DAY_MS;
    });
    expect(Math.max(...shortest) / Math.min(...shortest)).toBeLessThan(1.25);
  });

  it.each([
    [36, 0.75],
    [48, 0.8],
  ])('of accounts that were read for $0 hours holds the truth in its range: a share of $1', (hours, least) => {
    const inRange = SCENARIOS.flatMap((scenario, index) =>
      Array.from({ length: 20 }, (_, seed): readonly boolean[] => {
        const history = generateHistory({
          scenario,
          seed: 910_000 + index * 1000 + seed,
          days: 14,
          checkEveryMs: 5 * MINUTE_MS,
        });
        const now = history.runOutAt - 3 * DAY_MS;
        const since = now - hours * HOUR_MS;
        const known = upTo(history.totals, now)
          .filter(({ until }) => until >= since)
          .map((row) => ({ ...row, from: Math.max(row.from, since) }));
        const outlook = outlookOf(known, now, () => 15 * MINUTE_MS);
        if (outlook.kind === 'unknown') return [];
        return [
          outlook.kind === 'lasts' && outlook.shortestMs <= 3 * DAY_MS && 3 * DAY_MS <= (outlook.longestMs ?? Infinity),
        ];
      }).flat(),
    );
    expect(inRange.filter(Boolean).length / inRange.length).toBeGreaterThanOrEqual(least);
  });

  it('is the same before and after the last check of an office day (CHECK_CRON */5 9-17 * * *)', () => {
    const friday = Date.UTC(2026, 10, 20);
    let total = micros(2000);
    const rows = Array.from({ length: 13 }, (_, day) => day - 12).flatMap((day) =>
      Array.from({ length: 107 }, (_, check) => {
        total -= micros(0.83);
        const at = friday + day * DAY_MS + 9 * HOUR_MS + check * 5 * MINUTE_MS;
        return { currency: 'CNY', total, granted: 0, toppedUp: total, from: at, until: at };
      }),
    );
    // After 17:45 the second check is that of 09:05.
    const longestGapAfter = (at: number): number => {
      const closes = at - (at % DAY_MS) + 17 * HOUR_MS + 45 * MINUTE_MS;
      return at < closes ? 10 * MINUTE_MS : closes + 15 * HOUR_MS + 20 * MINUTE_MS - at;
    };
    const [day, evening] = [45, 50].map((minute) => {
      const now = friday + 17 * HOUR_MS + minute * MINUTE_MS;
      return shortestOf(outlookOf(upTo(rows, now), now, longestGapAfter));
    });
    expect((evening ?? 0) / (day ?? 1)).toBeLessThan(1.25);
    expect((evening ?? 0) / (day ?? 1)).toBeGreaterThan(0.8);
  });
});
