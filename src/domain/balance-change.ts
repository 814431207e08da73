import type { ObservedTotal } from './fall.ts';
import { MICROS_PER_CENT } from './money.ts';

/** The API shows two decimals of sixteen: a cent more or less is no movement (facts: precision of the balance). */
const NOISE_MICROS = MICROS_PER_CENT;

/** The difference between two readings of a wallet. Amounts in micros, times UTC ms. */
export interface BalanceChange {
  readonly currency: string;
  readonly total: number;
  /** Null when one of the two readings was not split. */
  readonly granted: number | null;
  readonly toppedUp: number | null;
  /** The last instant at which the amount before was seen, and the first one of the amount after. */
  readonly from: number;
  readonly until: number;
  /** Until when the amount after was seen. */
  readonly seenUntil: number;
}

export interface BalanceChanges {
  /** Changes of more than a cent, oldest first; smaller ones are held back until together they are more. */
  readonly changes: readonly BalanceChange[];
  /** A cent that is still held back; null when there is none. */
  readonly rest: BalanceChange | null;
}

/** The changes of one wallet; `totals` are its rows in the order in which they were stored. All add up to the change of the total. */
export function readChanges(totals: readonly ObservedTotal[]): BalanceChanges {
  const changes: BalanceChange[] = [];
  let anchor: ObservedTotal | undefined;
  let rest: BalanceChange | null = null;
  for (const after of totals) {
    if (anchor === undefined) {
      anchor = after;
      continue;
    }
    const change = changeOf(anchor, after);
    if (isSame(change)) {
      anchor = seenLonger(anchor, after.until);
      const last = changes.pop();
      if (last !== undefined) changes.push({ ...last, seenUntil: after.until });
      rest = null;
    } else if (isNoise(change)) {
      rest = change;
    } else {
      changes.push(change);
      anchor = after;
      rest = null;
    }
  }
  return { changes, rest };
}

/** How long the change took at most (ms); at least one, so that it can divide. */
export function lengthOf({ from, until }: Pick<BalanceChange, 'from' | 'until'>): number {
  return Math.max(1, until - from);
}

/** What left the wallet, as far as it was seen: the falls of its parts, or of the total where it was not split. */
export function fallOf({ total, granted, toppedUp }: BalanceChange): number {
  if (granted === null || toppedUp === null) return Math.max(0, -total);
  return Math.max(0, -granted) + Math.max(0, -toppedUp);
}

/** Whether money came in. */
export function hasRise({ total, granted, toppedUp }: BalanceChange): boolean {
  return Math.max(total, granted ?? 0, toppedUp ?? 0) > NOISE_MICROS;
}

/** Whether an amount is no more than what the rounding of the API explains. */
export function isTremble(micros: number): boolean {
  return Math.abs(micros) <= NOISE_MICROS;
}

/** The change between two rows that follow each other. */
export function changeOf(before: ObservedTotal, after: ObservedTotal): BalanceChange {
  return {
    currency: after.currency,
    total: after.total - before.total,
    granted: difference(before.granted, after.granted),
    toppedUp: difference(before.toppedUp, after.toppedUp),
    from: before.until,
    until: after.from,
    seenUntil: after.until,
  };
}

function seenLonger(row: ObservedTotal, until: number): ObservedTotal {
  return { ...row, until };
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

function isSame({ total, granted, toppedUp }: BalanceChange): boolean {
  return total === 0 && (granted ?? 0) === 0 && (toppedUp ?? 0) === 0;
}

function isNoise({ total, granted, toppedUp }: BalanceChange): boolean {
  return isTremble(total) && isTremble(granted ?? 0) && isTremble(toppedUp ?? 0);
}
