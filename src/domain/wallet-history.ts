import type { ObservedTotal } from './fall.ts';
import { type Gap, type LongestGap, readLongGaps } from './gap.ts';
import { type BalanceEvent, isEvent, isRise, readMovements } from './movement.ts';
import { type DaySpend, readSpendByDay } from './spend-by-day.ts';
import { thinnedTo } from './thinning.ts';

export interface HistoryPoint {
  readonly at: number;
  /** Micros. */
  readonly total: number;
}

/** What became of one wallet in a time. Amounts in micros, times UTC ms. */
export interface WalletHistory {
  readonly currency: string;
  /** When it begins: the start of the time that was asked for, or later the first reading. */
  readonly since: number;
  /** The last reading. */
  readonly until: number;
  readonly firstTotal: number;
  readonly lastTotal: number;
  readonly spent: number;
  /** Money came in, so that more may have been spent. */
  readonly atLeast: boolean;
  readonly days: readonly DaySpend[];
  /** What moved it besides spending, oldest first. */
  readonly events: readonly BalanceEvent[];
  /** Oldest first. */
  readonly gaps: readonly Gap[];
  /** The total at equal distances from `since` to `until`; fewer than two when there is hardly any time between. */
  readonly points: readonly HistoryPoint[];
}

export interface HistoryOptions {
  readonly since: number;
  readonly now: number;
  /** Whose days are meant, such as `Asia/Shanghai`. */
  readonly zone: string;
  readonly longestGapAfter: LongestGap;
  /** Of one chart. */
  readonly mostPoints: number;
  /** The least time (ms) between two points. */
  readonly pointEveryMs: number;
}

/**
 * The history of a wallet from its rows, in the order in which they were stored; more rows before `since` tell better what is
 * usual. Undefined when it was not seen in that time.
 */
export function readWalletHistory(rows: readonly ObservedTotal[], options: HistoryOptions): WalletHistory | undefined {
  const { now } = options;
  // What lies in the future was stored under a wrong clock.
  const totals = rows.filter(({ from }) => from <= now);
  const [first] = totals;
  const last = totals.at(-1);
  if (first === undefined || last === undefined || last.until <= options.since) return undefined;
  const since = Math.max(options.since, first.from);
  const until = Math.max(since, Math.min(last.until, now));
  const movements = readMovements(totals).filter((movement) => movement.until > since);
  const gaps = readGaps(totals, since, options);
  const days = readSpendByDay(movements, { since, until, gaps }, options.zone);
  return {
    currency: last.currency,
    since,
    until,
    firstTotal: totalAt(totals, since),
    lastTotal: last.total,
    spent: days.reduce((sum, { micros }) => sum + micros, 0),
    atLeast: movements.some(isRise),
    days,
    events: movements.filter(isEvent),
    gaps,
    points: readPoints(totals, { since, until }, options),
  };
}

/** The last known total at an instant that is not before the first row. */
function totalAt(totals: readonly ObservedTotal[], instant: number): number {
  return totals.reduce((known, { from, total }) => (from <= instant ? total : known), 0);
}

function readPoints(
  totals: readonly ObservedTotal[],
  { since, until }: Pick<WalletHistory, 'since' | 'until'>,
  { mostPoints, pointEveryMs }: HistoryOptions,
): readonly HistoryPoint[] {
  const steps = Math.min(mostPoints - 1, Math.floor((until - since) / pointEveryMs));
  return Array.from({ length: steps + 1 }, (_, index) => {
    const at = steps === 0 ? until : since + Math.round(((until - since) * index) / steps);
    return { at, total: totalAt(totals, at) };
  });
}

/** Thinned rows lie apart although somebody watched; a gap is longer than that. */
function readGaps(
  totals: readonly ObservedTotal[],
  since: number,
  { now, longestGapAfter }: HistoryOptions,
): readonly Gap[] {
  const unread = totals
    .map(({ until }, index): Gap => ({ from: until, until: totals[index + 1]?.from ?? now }))
    .filter(({ until }) => until > since);
  return readLongGaps(unread, longestGapAfter, ({ from }) => thinnedTo(now - from)).toSorted((a, b) => a.from - b.from);
}
