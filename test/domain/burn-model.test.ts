import { describe, expect, test } from 'vitest';
import type { BurnHours } from '../../src/domain/burn-hours.ts';
import { readBurnModel } from '../../src/domain/burn-model.ts';
import { HOUR_MS } from '../../src/domain/duration.ts';
import { isPeak } from '../../src/domain/peak.ts';

/** The hour that begins on Wednesday, 2026-11-25, at 23:00 UTC. */
const NEWEST = Date.UTC(2026, 10, 25, 23) / HOUR_MS;
const UNIT = 1_000_000;

/** What was spent in each hour of the last weeks (units); null where nobody looked. */
function hours(spentAt: (instant: number, back: number) => number | null): BurnHours {
  const instants = Array.from({ length: 28 * 24 }, (_, back) => (NEWEST - back) * HOUR_MS);
  return {
    newest: NEWEST,
    spent: Float64Array.from(instants, (instant, back) => (spentAt(instant, back) ?? 0) * UNIT),
    seenMs: Float64Array.from(instants, (instant, back) => (spentAt(instant, back) === null ? 0 : HOUR_MS)),
  };
}

/** What a model expects of one day, in units; 0 is Sunday. */
function day(spentAt: (instant: number, back: number) => number | null, weekday: number): number {
  const plan = readBurnModel(hours(spentAt))?.plan;
  return (
    (plan?.subarray(weekday * 24, weekday * 24 + 24).reduce((sum, micros) => sum + micros, 0) ?? Number.NaN) / UNIT
  );
}

function price(instant: number): number {
  return isPeak(instant) ? 2 : 1;
}

describe('the model', () => {
  test('is none without anything seen, nor of an hour without a day', () => {
    expect(readBurnModel(hours(() => null))).toBeNull();
    expect(readBurnModel(hours((_, back) => (back > 48 && back < 52 ? 1 : null)))).toBeNull();
  });

  test('is none before a day has shown how far off it is', () => {
    expect(readBurnModel(hours((_, back) => (back < 24 ? 1 : null)))).toBeNull();
    expect(readBurnModel(hours((_, back) => (back < 29 ? 1 : null)))).toBeNull();
    expect(readBurnModel(hours((_, back) => (back < 30 ? 1 : null)))).not.toBeNull();
  });

  test('counts no day that hardly anybody watched', () => {
    expect(readBurnModel(hours((_, back) => (back < 24 && back >= 11 ? null : back < 48 ? 1 : null)))).toBeNull();
  });

  test('keeps its level over a day that was hardly seen', () => {
    // Ten minutes of a tenfold burn after a day without readings, and then without any.
    expect(day((_, back) => (back === 0 ? 10 : back < 25 ? null : 1), 3)).toBeLessThan(50);
    expect(day((_, back) => (back === 0 ? 0 : back < 25 ? null : 1), 3)).toBeGreaterThan(20);
  });

  test('has another plan beside it while it has not seen two weeks', () => {
    const days = (count: number) => readBurnModel(hours((_, back) => (back < count * 24 ? 1 : null)));
    expect(days(13)?.other).not.toBeNull();
    expect(days(14)?.other).toBeNull();
  });

  test('keeps a quiet weekend, although the last day was none', () => {
    const weekdays = (instant: number): number => ([0, 6].includes(new Date(instant).getUTCDay()) ? 0 : 1);
    expect(day(weekdays, 6)).toBeLessThan(2);
    expect(day(weekdays, 4)).toBeGreaterThan(22);
  });

  test('follows a level that changed days ago, although the weeks before say something else', () => {
    expect(day((_, back) => (back < 4 * 24 ? 4 : 1), 6)).toBeGreaterThan(80);
  });

  test('goes on with a leak that has burnt for half a day', () => {
    // Five units an hour on top, twice that in the peak hours.
    const leak = (instant: number, back: number): number => price(instant) + (back < 12 ? 5 * price(instant) : 0);
    expect(day(leak, 6)).toBeGreaterThan(130);
    expect(day(leak, 4)).toBeGreaterThan(165);
    expect(day(leak, 4)).toBeLessThan(200);
  });

  test('calls nothing a leak that was there before, that was hardly seen, or while little is known', () => {
    const burst = (_: number, back: number): number => (back < 12 || (back > 100 && back < 113) ? 6 : 1);
    expect(day(burst, 6)).toBeLessThan(100);
    const unseen = (_: number, back: number): number | null => (back < 12 && back % 2 === 0 ? null : back < 12 ? 6 : 1);
    expect(day(unseen, 6)).toBeLessThan(80);
    const fresh = (_: number, back: number): number | null => (back < 12 ? 6 : back < 40 ? 1 : null);
    expect(day(fresh, 6)).toBeLessThan(100);
  });
});

describe('how far a day is usually off', () => {
  function spread(spentAt: (instant: number, back: number) => number | null): number {
    return readBurnModel(hours(spentAt))?.spread ?? Number.NaN;
  }

  test('is little where all days are alike, and more where they differ', () => {
    const even = spread((instant) => price(instant));
    const uneven = spread((instant, back) => price(instant) * (Math.floor(back / 24) % 2 === 0 ? 1 : 2));
    expect(even).toBeLessThan(0.2);
    expect(uneven).toBeGreaterThan(1.3 * even);
  });

  test('is taken for more while few days have shown it', () => {
    const even = (days: number) => spread((_, back) => (back < days * 24 ? 1 : null));
    expect(even(2)).toBeGreaterThan(0.3);
    expect(even(3)).toBeLessThan(even(2));
    expect(even(20)).toBeLessThan(0.1);
  });

  test('of a day without any spend is limited', () => {
    expect(spread((_, back) => (back < 24 ? 0 : 5))).toBeLessThan(2);
  });
});
