import { DAY_MS, HOUR_MS } from './duration.ts';
import type { ObservedTotal } from './fall.ts';
import { type LongestGap, readLongGaps } from './gap.ts';
import { isRise, type Movement, readMovements } from './movement.ts';
import { overlap, type Span } from './span.ts';
import { sum } from './sum.ts';
import { valueAt } from './value-at.ts';

/** How long a forecast looks back. */
export const LOOK_BACK_MS = 28 * DAY_MS;
const HOURS = LOOK_BACK_MS / HOUR_MS;

/** What was seen of one wallet: when it was watched, and what it spent meanwhile. */
export interface Observation {
  readonly seen: readonly Span[];
  /** Spend that was seen; `micros` above zero. */
  readonly spent: readonly (Span & { readonly micros: number })[];
}

/** What a wallet spent in each UTC hour, newest first: index 0 is the hour of `now`. Micros, and ms that were seen. */
export interface BurnHours {
  /** Number of the hour of index 0, counted from 1970. */
  readonly newest: number;
  readonly spent: Float64Array;
  readonly seenMs: Float64Array;
}

/** Money spent per day over a window that ends now. */
export interface BurnRate {
  readonly perDayMicros: number;
  /** Share of the window that was observed, above 0 and at most 1. */
  readonly observed: number;
}

/**
 * When a wallet was watched and what it spent: not while nobody read it for longer than it may go unread, nor between two readings
 * of which the second shows that money came in. `totals` are its rows in the order in which they were stored, `movements`
 * what moved it.
 */
export function readObservation(
  totals: readonly ObservedTotal[],
  longestGapAfter: LongestGap,
  movements: readonly Movement[] = readMovements(totals),
): Observation {
  const risen = new Set(movements.filter(isRise).map(({ until }) => until));
  const between = totals.flatMap((after, index): readonly Span[] => {
    const before = totals[index - 1];
    return before === undefined ? [] : [{ from: before.until, until: after.from }];
  });
  const gaps = readLongGaps(between, longestGapAfter);
  const isGap = new Set(gaps);
  const spent = movements
    .filter((movement) => movement.kind === 'spend' && !gaps.some((gap) => overlap(gap, movement) > 0))
    .map(({ from, until, micros }) => ({ from, until, micros: -micros }));
  const watched = between.filter((span) => !isGap.has(span) && !risen.has(span.until));
  return { seen: [...totals.map(({ from, until }) => ({ from, until })), ...watched], spent };
}

/** The burn rate over the last `windowMs`; null when nothing of it was seen. */
export function readBurnRate({ seen, spent }: Observation, windowMs: number, now: number): BurnRate | null {
  const window = { from: now - windowMs, until: now };
  const seenMs = sum(seen.map((span) => overlap(span, window)));
  if (seenMs <= 0) return null;
  const micros = sum(spent.map((span) => span.micros * shareIn(span, window)));
  return { perDayMicros: Math.round((micros / seenMs) * DAY_MS), observed: Math.min(1, seenMs / windowMs) };
}

/** The observation hour by hour, as far as a forecast looks back. */
export function readBurnHours({ seen, spent }: Observation, now: number): BurnHours {
  const newest = Math.floor(now / HOUR_MS);
  const hours: BurnHours = { newest, spent: new Float64Array(HOURS), seenMs: new Float64Array(HOURS) };
  for (const span of seen) spread(hours.seenMs, newest, span, span.until - span.from);
  for (const span of spent) spread(hours.spent, newest, span, span.micros);
  return hours;
}

function spread(target: Float64Array, newest: number, span: Span, amount: number): void {
  const first = Math.max(Math.floor(span.from / HOUR_MS), newest - HOURS + 1);
  const last = Math.min(Math.floor(span.until / HOUR_MS), newest);
  for (let hour = first; hour <= last; hour += 1) {
    const share = shareIn(span, { from: hour * HOUR_MS, until: (hour + 1) * HOUR_MS });
    target[newest - hour] = valueAt(target, newest - hour) + amount * share;
  }
}

/** How much of a span lies in a window; of one without a length, whether it does. */
function shareIn(span: Span, window: Span): number {
  const length = span.until - span.from;
  if (length <= 0) return span.from >= window.from && span.from < window.until ? 1 : 0;
  return overlap(span, window) / length;
}
