import { LOOK_BACK_MS } from '../domain/burn-hours.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import type { ObservedTotal } from '../domain/fall.ts';
import { type Pace, readPace } from '../domain/forecast.ts';
import { isLately } from '../domain/lately.ts';
import type { Tables } from '../ports.ts';
import { longestGap, type Settings } from './core.ts';

/** A wallet of an account's series. */
export interface PaceOf {
  readonly workspaceId: string;
  readonly id: string;
  readonly series: number;
  readonly currency: string;
  /** What is left, in micros. */
  readonly total: number;
}

/** The pace of a wallet, and as it was known before its newest reading: by that the reading before is judged. */
export interface Paces {
  readonly pace: Pace;
  readonly before: Pace;
}

/** The pace as of `now`: at most five minutes old, and never from before a fall of some size. */
export type ReadPace = (
  tables: { readonly accounts: Pick<Tables['accounts'], 'listTotals'> },
  of: PaceOf,
  now: number,
) => Promise<Paces>;

/** Weeks of readings are not gone through again for every single one. */
const FRESH_MS = 5 * MINUTE_MS;
/** But a fall by more than this part of what was left, and by more than some cents, is part of the pace at once. */
const FELL_PART = 50;
const FELL_MICROS = 100_000;

interface Known extends Paces {
  readonly at: number;
  readonly total: number;
  /** A fall of some size was just seen: only the next reading shows whether it goes on. */
  readonly isOpen: boolean;
}

/** Reads paces and remembers them for a while. */
export function createReadPace({ twoChecksAfter }: Pick<Settings, 'twoChecksAfter'>): ReadPace {
  const known = new Map<string, Known>();
  return async (tables, of, now) => {
    const key = `${of.workspaceId}/${of.id}/${of.series}/${of.currency}`;
    const last = known.get(key);
    const isFresh = last !== undefined && isLately(last.at, now, FRESH_MS);
    const hasFallen =
      last !== undefined && last.total - of.total > Math.max(FELL_MICROS, Math.abs(last.total) / FELL_PART);
    if (isFresh && !hasFallen && (!last.isOpen || last.at === now)) {
      const again = { ...last, before: last.at === now ? last.before : last.pace };
      known.set(key, again);
      return again;
    }
    const totals = await tables.accounts.listTotals(of.workspaceId, of, now - LOOK_BACK_MS);
    const paceOf = (rows: readonly ObservedTotal[]): Pace =>
      readPace(rows, now, (instant) => longestGap(twoChecksAfter(instant)));
    const next = {
      at: now,
      total: of.total,
      isOpen: hasFallen,
      pace: paceOf(totals),
      before: last?.pace ?? paceOf(totals.slice(0, -1)),
    };
    known.set(key, next);
    return next;
  };
}
