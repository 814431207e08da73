import { formatDay, readDay, startOfDay } from './calendar.ts';
import type { Gap } from './gap.ts';
import { isRise, type Movement } from './movement.ts';

/** What was spent of one wallet on one day of a zone, in micros. */
export interface DaySpend {
  /** `2026-11-21`. */
  readonly day: string;
  readonly micros: number;
  /** Money came in: what was spent between those two readings is not known, and not part of it. */
  readonly atLeast: boolean;
  /** Nobody watched when it began or ended, so that a part of it may belong to the day beside it. */
  readonly estimated: boolean;
}

export interface SpendWindow {
  /** From there (UTC ms) … */
  readonly since: number;
  /** … up to here. */
  readonly until: number;
  /** When nobody watched. */
  readonly gaps: readonly Gap[];
}

/** What was spent on each day of the window, oldest first, days without any included. All days add up to the spend within it. */
export function readSpendByDay(
  movements: readonly Movement[],
  { since, until, gaps }: SpendWindow,
  zone: string,
): readonly DaySpend[] {
  const days: DaySpend[] = [];
  for (let start = since, next = start; start < until; start = next) {
    const day = readDay(start, zone);
    next = startOfDay(day + 1, zone);
    const end = Math.min(next, until);
    const inside = movements.filter((movement) => isInside(movement, start, end));
    const spends = inside.filter(({ kind }) => kind === 'spend');
    days.push({
      day: formatDay(day),
      micros: spends.reduce((sum, spend) => sum + spentUntil(spend, end) - spentUntil(spend, start), 0),
      atLeast: inside.some(isRise),
      estimated:
        spends.length > 0 && [start, end].some((edge) => gaps.some((gap) => gap.from < edge && edge < gap.until)),
    });
  }
  return days;
}

/** Nobody knows when it went between two readings: it is spread evenly. Cut down to whole micros so that all parts add up. */
function spentUntil({ micros, from, until }: Movement, instant: number): number {
  if (instant >= until) return -micros;
  return instant <= from ? 0 : Math.floor((-micros * (instant - from)) / (until - from));
}

function isInside({ from, until }: Movement, start: number, end: number): boolean {
  return until > start && Math.min(from, until - 1) < end;
}
