import { changeOf, hasRise } from './balance-change.ts';
import { DAY_MS, HOUR_MS } from './duration.ts';
import type { ObservedTotal } from './fall.ts';

/** How much detail old readings of a wallet keep: all of it for 90 days, then one row an hour, and after a year one a day. */
export interface Thinning {
  /** Rows that were last seen longer ago than this (ms) … */
  readonly afterMs: number;
  /** … are one for each so many ms at most. */
  readonly everyMs: number;
}

const RAW_DAYS = 90;
const HOURLY_DAYS = 365;

/** In the order in which they follow each other. */
export const THINNINGS: readonly [Thinning, Thinning] = [
  { afterMs: RAW_DAYS * DAY_MS, everyMs: HOUR_MS },
  { afterMs: HOURLY_DAYS * DAY_MS, everyMs: DAY_MS },
];

/** The longest time (ms) between two rows of that age that thinning alone may have made; 0 while all rows are kept. */
export function thinnedTo(ageMs: number): number {
  return THINNINGS.findLast(({ afterMs }) => ageMs > afterMs)?.everyMs ?? 0;
}

/** A row among the wallet's others; undefined beside the first and the newest one. */
export interface Neighbours {
  readonly before: ObservedTotal | undefined;
  readonly row: ObservedTotal;
  readonly after: ObservedTotal | undefined;
}

/**
 * Whether a row stays when rows are thinned. The last one of each period does, so that all changes still add up, and both
 * sides of a rise and of a time without readings, so that a top-up keeps its amount and a gap its length.
 */
export function isKept({ before, row, after }: Neighbours, { everyMs }: Thinning): boolean {
  if (after === undefined || periodOf(after, everyMs) !== periodOf(row, everyMs)) return true;
  return [
    [before, row],
    [row, after],
  ].some(
    ([one, next]) =>
      one !== undefined && next !== undefined && (hasRise(changeOf(one, next)) || next.from - one.until > everyMs),
  );
}

function periodOf({ from }: ObservedTotal, everyMs: number): number {
  return Math.floor(from / everyMs);
}
