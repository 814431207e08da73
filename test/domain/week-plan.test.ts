import { describe, expect, test } from 'vitest';
import type { BurnHours } from '../../src/domain/burn-hours.ts';
import { HOUR_MS } from '../../src/domain/duration.ts';
import { isPeak } from '../../src/domain/peak.ts';
import {
  expected,
  HOURS_PER_WEEK,
  hourOfWeek,
  meanPeak,
  planByDay,
  planByPrice,
  planByWeek,
  raise,
  seenIn,
  spentIn,
} from '../../src/domain/week-plan.ts';

/** The hour that begins on Wednesday, 2026-11-25, at 23:00 UTC. */
const NEWEST = Date.UTC(2026, 10, 25, 23) / HOUR_MS;
const ALL = 28 * 24;

/** What was spent in each hour of the last weeks; null where nobody looked. */
function hours(spentAt: (instant: number, back: number) => number | null): BurnHours {
  const spent = Float64Array.from({ length: ALL }, (_, back) => spentAt((NEWEST - back) * HOUR_MS, back) ?? 0);
  const seenMs = Float64Array.from({ length: ALL }, (_, back) =>
    spentAt((NEWEST - back) * HOUR_MS, back) === null ? 0 : HOUR_MS,
  );
  return { newest: NEWEST, spent, seenMs };
}

/** What a plan expects at an hour of the week that 2026-11-22, a Sunday, begins. */
function at(plan: Float64Array | null, weekday: number, hour: number): number {
  return Math.round(plan?.[weekday * 24 + hour] ?? Number.NaN);
}

test('the week begins on Sunday', () => {
  expect(hourOfWeek(Date.UTC(2026, 10, 22) / HOUR_MS)).toBe(0);
  expect(hourOfWeek(NEWEST)).toBe(3 * 24 + 23);
  expect(hourOfWeek(Date.UTC(2026, 10, 28, 23) / HOUR_MS)).toBe(HOURS_PER_WEEK - 1);
});

describe('the plan by price', () => {
  test('is the last day at the prices of each hour', () => {
    const plan = planByPrice(
      hours((instant, back) => (back < 24 ? (isPeak(instant) ? 200 : 100) : 7)),
      0,
    );
    expect([at(plan, 3, 1), at(plan, 3, 4), at(plan, 0, 1)]).toEqual([200, 100, 100]);
  });

  test('leaves out the newest hours when it is told to', () => {
    expect(
      at(
        planByPrice(
          hours((instant, back) => (back < 24 ? 0 : isPeak(instant) ? 20 : 10)),
          24,
        ),
        3,
        12,
      ),
    ).toBe(10);
  });

  test('is none when nothing of that day was seen', () => {
    expect(
      planByPrice(
        hours((_, back) => (back < 24 ? null : 10)),
        0,
      ),
    ).toBeNull();
  });
});

describe('the plan by day', () => {
  test('knows the hours of a day, at the level of the last one', () => {
    const plan = planByDay(
      hours((instant, back) => (new Date(instant).getUTCHours() === 12 ? 240 : 0) * (back < 24 ? 2 : 1)),
      0,
    );
    expect(at(plan, 0, 12)).toBeGreaterThan(8 * at(plan, 0, 13));
    const day = Array.from({ length: 24 }, (_, hour) => at(plan, 3, hour)).reduce((sum, each) => sum + each, 0);
    expect(day).toBeGreaterThan(470);
    expect(day).toBeLessThan(490);
  });

  test('is nothing where nothing was ever spent', () => {
    expect(
      planByDay(
        hours(() => 0),
        0,
      ),
    ).toBeNull();
    expect(
      planByWeek(
        hours(() => 0),
        0,
      )?.every((micros) => micros === 0),
    ).toBe(true);
  });

  test('needs six hours', () => {
    expect(
      planByDay(
        hours((_, back) => (back < 5 ? 100 : null)),
        0,
      ),
    ).toBeNull();
    expect(
      planByDay(
        hours((_, back) => (back < 6 ? 100 : null)),
        0,
      ),
    ).not.toBeNull();
  });
});

describe('the plan by week', () => {
  test('knows a quiet weekend', () => {
    const plan = planByWeek(
      hours((instant) => ([0, 6].includes(new Date(instant).getUTCDay()) ? 0 : 100)),
      0,
    );
    expect(at(plan, 6, 12)).toBeLessThan(10);
    expect(at(plan, 3, 12)).toBeGreaterThan(90);
    expect(at(plan, 3, 12)).toBeLessThan(110);
  });

  test('leans on the other days for one that it has not seen', () => {
    const plan = planByWeek(
      hours((instant, back) => (back < 48 ? (isPeak(instant) ? 200 : 100) : null)),
      0,
    );
    expect(at(plan, 5, 12)).toBeGreaterThan(80);
    expect(at(plan, 5, 12)).toBeLessThan(125);
    expect(at(plan, 5, 2)).toBeGreaterThan(160);
  });

  test('counts two weeks ago half', () => {
    const plan = planByWeek(
      hours((instant, back) => (isPeak(instant) ? 2 : 1) * (back < 14 * 24 ? 90 : 180)),
      0,
    );
    expect(at(plan, 0, 12)).toBeGreaterThan(115);
    expect(at(plan, 0, 12)).toBeLessThan(125);
  });
});

test('what a plan expects counts only hours that were seen', () => {
  const half = hours((_, back) => (back % 2 === 0 ? 100 : null));
  const plan = new Float64Array(HOURS_PER_WEEK).fill(10);
  expect(expected(plan, half, 0, 4)).toBe(20);
  expect([spentIn(half, 0, 4), seenIn(half, 0, 4)]).toEqual([200, 2 * HOUR_MS]);
});

test('more in each hour costs double at peak', () => {
  const plan = raise(new Float64Array(HOURS_PER_WEEK).fill(10), 5);
  expect([at(plan, 3, 12), at(plan, 3, 2), at(plan, 6, 2)]).toEqual([15, 20, 15]);
});

test('the mean price is that of the hours that were seen', () => {
  // Back from 23:00: twelve hours without a peak, and the whole day with seven.
  expect(
    meanPeak(
      hours(() => 1),
      0,
      12,
    ),
  ).toBe(1);
  expect(
    meanPeak(
      hours(() => 1),
      0,
      24,
    ),
  ).toBeCloseTo((17 + 14) / 24, 9);
});
