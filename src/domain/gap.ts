import { MINUTE_MS } from './duration.ts';
import type { Span } from './span.ts';

/** A time during which nobody read the account. */
export type Gap = Span;

/** How long a wallet may go unread after an instant (UTC ms) before that is a gap (ms): at night longer than in the hours of its schedule. */
export type LongestGap = (instant: number) => number;

/** No schedule makes less than this a gap (promise 4). */
const NEVER_A_GAP_MS = 5 * MINUTE_MS;
const MOST_GAPS = 40;

/**
 * Spans without a reading that are gaps, longest first; only so many of the longest are asked about, because each question takes
 * a while. `thinnedMs`: how much of a span may come from readings that were stored and thinned since.
 */
export function readLongGaps<S extends Span>(
  unread: readonly S[],
  longestGapAfter: LongestGap,
  thinnedMs: (span: S) => number = () => 0,
): readonly S[] {
  return unread
    .map((span) => ({ span, unseenMs: span.until - span.from - thinnedMs(span) }))
    .filter(({ unseenMs }) => unseenMs > NEVER_A_GAP_MS)
    .toSorted((a, b) => b.unseenMs - a.unseenMs)
    .slice(0, MOST_GAPS)
    .filter(({ span, unseenMs }) => unseenMs > longestGapAfter(span.from))
    .map(({ span }) => span);
}
