import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/duration.ts';
import type { Gap } from '../../src/domain/gap.ts';
import type { Movement, MovementKind } from '../../src/domain/movement.ts';
import { isRise } from '../../src/domain/movement.ts';
import { readSpendByDay } from '../../src/domain/spend-by-day.ts';

/** 2026-11-20, 00:00 UTC. */
const MIDNIGHT = Date.UTC(2026, 10, 20);

function movement(kind: MovementKind, fromHour: number, untilHour: number, micros = -12): Movement {
  const [from, until] = [MIDNIGHT + fromHour * HOUR_MS, MIDNIGHT + untilHour * HOUR_MS];
  return { currency: 'CNY', kind, micros, from, until, hiddenMicros: null };
}

function gap(fromHour: number, untilHour: number): Gap {
  return { from: MIDNIGHT + fromHour * HOUR_MS, until: MIDNIGHT + untilHour * HOUR_MS };
}

function daysOf(
  movements: readonly Movement[],
  { gaps = [], hours = 48 }: { gaps?: readonly Gap[]; hours?: number } = {},
) {
  return readSpendByDay(movements, { since: MIDNIGHT, until: MIDNIGHT + hours * HOUR_MS, gaps }, 'UTC');
}

function microsOf(movements: readonly Movement[]): readonly number[] {
  return daysOf(movements).map(({ micros }) => micros);
}

describe('a day', () => {
  test('ends where the window does, and none follows', () => {
    expect(daysOf([]).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21']);
    expect(daysOf([], { hours: 49 }).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    expect(daysOf([], { hours: 0 })).toEqual([]);
  });

  test.each([
    { what: 'within it', fall: movement('spend', 3, 4), spent: [12, 0] },
    { what: 'up to its end', fall: movement('spend', 20, 24), spent: [12, 0] },
    { what: 'from its beginning', fall: movement('spend', 24, 28), spent: [0, 12] },
    { what: 'at the instant of midnight', fall: movement('spend', 24, 24), spent: [12, 0] },
    { what: 'under a clock that went back over midnight', fall: movement('spend', 25, 23), spent: [12, 0] },
    { what: 'across midnight', fall: movement('spend', 21, 25), spent: [9, 3] },
    { what: 'from before the window', fall: movement('spend', -2, 1), spent: [4, 0] },
    { what: 'up to the beginning of the window', fall: movement('spend', -2, 0), spent: [0, 0] },
  ])('has what was spent $what', ({ fall, spent }) => {
    expect(microsOf([fall])).toEqual(spent);
  });

  test('has whole micros, and together they are all', () => {
    expect(microsOf([movement('spend', 17, 36, -100)])).toEqual([36, 64]);
  });

  test.each<{ kind: MovementKind; rises: boolean }>([
    { kind: 'top_up', rises: true },
    { kind: 'grant', rises: true },
    { kind: 'rise', rises: true },
    { kind: 'spend', rises: false },
    { kind: 'expiry', rises: false },
    { kind: 'refund', rises: false },
    { kind: 'noise', rises: false },
  ])('is a least amount beside $kind: $rises', ({ kind, rises }) => {
    expect(isRise(movement(kind, 1, 2))).toBe(rises);
    expect(daysOf([movement(kind, 1, 2)]).map(({ atLeast }) => atLeast)).toEqual([rises, false]);
    expect(daysOf([movement(kind, 23, 25)]).map(({ atLeast }) => atLeast)).toEqual([rises, rises]);
    expect(daysOf([movement(kind, 24, 25)]).map(({ atLeast }) => atLeast)).toEqual([false, rises]);
  });

  test.each([
    { what: 'nobody watched across midnight', gaps: [gap(21, 25)], estimated: [true, true] },
    { what: 'the time without readings ended at midnight', gaps: [gap(21, 24)], estimated: [false, false] },
    { what: 'the time without readings began at midnight', gaps: [gap(24, 25)], estimated: [false, false] },
    { what: 'it was within the day', gaps: [gap(3, 4)], estimated: [false, false] },
    { what: 'it began before the window', gaps: [gap(-3, 4)], estimated: [true, false] },
  ])('is estimated only where its ends were not seen: $what', ({ gaps, estimated }) => {
    const spends = [movement('spend', 2, 3), movement('spend', 30, 31)];
    expect(daysOf(spends, { gaps }).map((day) => day.estimated)).toEqual(estimated);
  });

  test('without any spend is no estimate', () => {
    expect(daysOf([], { gaps: [gap(21, 25)] }).map(({ estimated }) => estimated)).toEqual([false, false]);
  });

  test('has 23 hours when clocks are put forward', () => {
    const start = Date.UTC(2026, 2, 28, 23);
    const days = readSpendByDay([], { since: start, until: start + DAY_MS, gaps: [] }, 'Europe/Berlin');
    expect(days.map(({ day }) => day)).toEqual(['2026-03-29', '2026-03-30']);
  });
});
