import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { readRunway, spendIn } from '../../src/domain/runway.ts';
import { HOURS_PER_WEEK, hourOfWeek } from '../../src/domain/week-plan.ts';
import { micros, T0 } from './make.ts';
import { RUNS } from './runs.ts';

/** One unit in every hour. */
const EVEN = new Float64Array(HOURS_PER_WEEK).fill(micros(1));
/** 24 units between 12:00 and 13:00 on each day. */
const AT_NOON = Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) => (hour % 24 === 12 ? micros(24) : 0));

/** How far off a range is at the least: the way things are used changes. */
const DRIFT = Math.exp(1.5 * 0.12);

describe('how long a total lasts', () => {
  test('is a range around the time at which the plan has spent it', () => {
    const runway = readRunway(micros(48), { plan: EVEN, other: null, spread: 0 }, T0);
    expect(runway?.likelyMs).toBe(2 * DAY_MS);
    expect(runway?.shortestMs).toBeCloseTo((2 * DAY_MS) / DRIFT, -1);
    expect(runway?.longestMs).toBeCloseTo(2 * DAY_MS * DRIFT, -1);
  });

  test('is a wider range for a plan that is usually further off, and narrower again over many days', () => {
    const width = (total: number): number => {
      const runway = readRunway(micros(total), { plan: EVEN, other: null, spread: 0.5 }, T0);
      return (runway?.longestMs ?? 0) / (runway?.shortestMs ?? 1);
    };
    expect(width(12)).toBeCloseTo(width(24), 1);
    expect(width(240)).toBeLessThan(width(24));
    expect(width(24)).toBeCloseTo(Math.exp(2 * 1.5 * Math.hypot(0.5, 0.12)), 1);
  });

  test('waits for the hours in which it is spent', () => {
    // At 09:00, with one noon's money: it ends with that noon.
    const runway = readRunway(micros(24), { plan: AT_NOON, other: null, spread: 0 }, T0);
    expect(runway?.likelyMs).toBe(4 * HOUR_MS);
    expect(runway?.shortestMs).toBeLessThan(4 * HOUR_MS);
    expect(runway?.shortestMs).toBeGreaterThan(3 * HOUR_MS);
    // Less is spent than expected: the rest is there until the next noon.
    expect(runway?.longestMs).toBeGreaterThan(27 * HOUR_MS);
  });

  test('begins in the middle of an hour', () => {
    expect(readRunway(micros(1), { plan: EVEN, other: null, spread: 0 }, T0 + 30 * MINUTE_MS)?.likelyMs).toBe(HOUR_MS);
    expect(readRunway(micros(12), { plan: AT_NOON, other: null, spread: 0 }, T0 + 3.75 * HOUR_MS)?.likelyMs).toBe(
      23.5 * HOUR_MS,
    );
  });

  test('is nothing when nothing is left', () => {
    expect(readRunway(0, { plan: EVEN, other: null, spread: 0 }, T0)).toEqual({
      shortestMs: 0,
      likelyMs: 0,
      longestMs: 0,
    });
    expect(readRunway(micros(-0.02), { plan: EVEN, other: null, spread: 0 }, T0)?.shortestMs).toBe(0);
  });

  test('is unknown beyond a year, at the longer end before that', () => {
    expect(readRunway(micros(24 * 500), { plan: EVEN, other: null, spread: 0 }, T0)).toBeNull();
    expect(readRunway(micros(24 * 350), { plan: EVEN, other: null, spread: 0 }, T0)?.longestMs).toBeNull();
    expect(readRunway(micros(1), { plan: new Float64Array(HOURS_PER_WEEK), other: null, spread: 0 }, T0)).toBeNull();
  });

  test('covers another plan, too', () => {
    const other = EVEN.map((hourly) => 2 * hourly);
    const alone = readRunway(micros(48), { plan: EVEN, other: null, spread: 0 }, T0);
    const both = readRunway(micros(48), { plan: EVEN, other, spread: 0 }, T0);
    expect(both?.likelyMs).toBe(alone?.likelyMs);
    expect(both?.longestMs).toBe(alone?.longestMs);
    expect(both?.shortestMs).toBeCloseTo((alone?.shortestMs ?? 0) / 2, -1);
    const idle = new Float64Array(HOURS_PER_WEEK);
    expect(readRunway(micros(48), { plan: idle, other: EVEN, spread: 0 }, T0)).toMatchObject({
      shortestMs: alone?.shortestMs,
      likelyMs: alone?.shortestMs,
      longestMs: null,
    });
  });

  test('is exactly a week for what a week spends', () => {
    expect(readRunway(micros(168), { plan: EVEN, other: null, spread: 0 }, T0)?.likelyMs).toBe(7 * DAY_MS);
    expect(readRunway(micros(7 * 24), { plan: AT_NOON, other: null, spread: 0 }, T0)?.likelyMs).toBeCloseTo(
      6 * DAY_MS + 4 * HOUR_MS,
      -3,
    );
  });

  test('agrees with what the plan spends in that time', () => {
    const plans = fc.array(fc.integer({ min: 0, max: micros(3) }), {
      minLength: HOURS_PER_WEEK,
      maxLength: HOURS_PER_WEEK,
    });
    fc.assert(
      fc.property(
        plans,
        fc.integer({ min: 1, max: micros(500) }),
        fc.integer({ min: 0, max: 7 * DAY_MS }),
        (plan, total, later) => {
          const now = T0 + later;
          const runway = readRunway(total, { plan: Float64Array.from(plan), other: null, spread: 0.2 }, now);
          fc.pre(runway !== null);
          expect(Math.abs(spendIn(Float64Array.from(plan), now, runway?.likelyMs ?? 0) - total)).toBeLessThan(10_000);
          expect(runway?.shortestMs).toBeLessThanOrEqual(runway?.likelyMs ?? 0);
          expect(runway?.longestMs ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(runway?.likelyMs ?? 0);
        },
      ),
      RUNS,
    );
  });
});

describe('what a plan spends', () => {
  test('counts whole weeks and parts of hours', () => {
    expect(spendIn(EVEN, T0, 30 * DAY_MS)).toBe(micros(720));
    expect(spendIn(EVEN, T0 + 15 * MINUTE_MS, 90 * MINUTE_MS)).toBe(micros(1.5));
    expect(spendIn(AT_NOON, T0, DAY_MS)).toBe(micros(24));
    expect(spendIn(AT_NOON, T0, 3.5 * HOUR_MS)).toBe(micros(12));
    expect(spendIn(AT_NOON, T0, 0)).toBe(0);
  });

  test('is that of the hours it is in', () => {
    const plan = Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) =>
      hour === hourOfWeek(T0 / HOUR_MS) ? 5 : 0,
    );
    expect(spendIn(plan, T0, HOUR_MS)).toBe(5);
    expect(spendIn(plan, T0 + HOUR_MS, HOUR_MS)).toBe(0);
  });
});
