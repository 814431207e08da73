import { MINUTE_MS } from './duration.ts';
import type { Unit } from './rule.ts';
import { sum } from './sum.ts';

/** A time during which a wallet was seen with one total: a row of the stored snapshots. Amounts in micros, times UTC ms. */
export interface ObservedTotal {
  readonly currency: string;
  readonly total: number;
  /** Null when DeepSeek did not split the total. */
  readonly granted: number | null;
  readonly toppedUp: number | null;
  readonly from: number;
  readonly until: number;
}

/** How much a wallet fell within a window, as far as it was seen. */
export interface Fall {
  /** Micros that fell, at least 0; rises are not set off against it. */
  readonly micros: number;
  /** What it is a share of: the total at the window's start and all rises since, in micros. */
  readonly ofMicros: number;
  /** Money came in meanwhile: what was spent between those two readings is unknown and not part of it. */
  readonly hidden: boolean;
  /** Part of it lies between two readings of which one is outside of the window, and counts by its share of that time. */
  readonly estimated: boolean;
}

export interface FallWindow {
  readonly windowMs: number;
  /** End of the window (UTC ms). */
  readonly now: number;
}

/** The ledger has more decimals than the API: a total may tremble by a cent, which is neither a rise nor a fall. */
const NOISE_MICROS = 20_000;
/** A reading that came this shortly before the window counts as its start (ms): checks are never on time to the millisecond. */
const START_SLACK_MS = MINUTE_MS;
const PERCENT_MICROS = 100_000_000n;

/** The change between two neighbouring totals. */
interface Move {
  /** Negative for a tremble upwards, which takes back one downwards. */
  readonly fell: number;
  readonly rose: number;
  readonly hidden: boolean;
  readonly estimated: boolean;
  /** The total where the move, or the part of it that counts, began. */
  readonly began: number;
}

/** The observed falls of one wallet in a window (product: kind `drop`); `totals` are its rows in the order in which they were stored. */
export function readFall(totals: readonly ObservedTotal[], window: FallWindow): Fall {
  const start = window.now - window.windowMs;
  const moves = totals.flatMap((after, index): readonly Move[] => {
    const before = totals[index - 1];
    // What lies in the future was stored under a wrong clock: nobody knows when it fell.
    const isInside = after.from > start && after.from <= window.now;
    return before === undefined || !isInside ? [] : [readMove(before, after, start)];
  });
  const began = moves[0]?.began ?? totals.at(-1)?.total ?? 0;
  return {
    micros: Math.max(0, sum(moves.map(({ fell }) => fell))),
    ofMicros: began + sum(moves.map(({ rose }) => rose)),
    hidden: moves.some(({ hidden }) => hidden),
    estimated: moves.some(({ estimated }) => estimated),
  };
}

/** A fall in the unit of a threshold: micros of the currency's unit, or of a percent (floored; 0 of nothing). */
export function sizeOf({ micros, ofMicros }: Fall, unit: Unit): number {
  if (unit === 'money') return micros;
  return ofMicros <= 0 ? 0 : Number((BigInt(micros) * PERCENT_MICROS) / BigInt(ofMicros));
}

/** A fall of this size and more keeps a tier from clearing: 80 % of its threshold (product: table of kinds). */
export function calmsBelow(thresholdMicros: number): number {
  return Math.ceil((thresholdMicros * 4) / 5);
}

/** The larger of two falls in a unit; the later one where they are equal. */
export function largerFall(before: Fall | null, now: Fall, unit: Unit): Fall {
  return before !== null && sizeOf(before, unit) > sizeOf(now, unit) ? before : now;
}

function readMove(before: ObservedTotal, after: ObservedTotal, start: number): Move {
  const change = after.total - before.total;
  const rose = Math.max(change, partRise(before.toppedUp, after.toppedUp), partRise(before.granted, after.granted));
  const hidden = rose > NOISE_MICROS;
  if (change > NOISE_MICROS) return { fell: 0, rose, hidden, estimated: false, began: before.total };
  const share = change < 0 ? shareInside(before, after, start) : 1;
  const fell = Math.floor(-change * share);
  return { fell, rose: hidden ? rose : 0, hidden, estimated: share < 1, began: after.total + fell };
}

/** Nobody knows when it fell between two readings: it is spread evenly, so that a weekend without checks is no sudden fall. */
function shareInside(before: ObservedTotal, after: ObservedTotal, start: number): number {
  if (before.until >= start - START_SLACK_MS) return 1;
  return (after.from - start) / (after.from - before.until);
}

function partRise(before: number | null, after: number | null): number {
  return before === null || after === null ? 0 : after - before;
}
