import { LOOK_BACK_MS } from '../domain/burn-hours.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import { type Pace, readPace } from '../domain/forecast.ts';
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

/** The pace of a wallet as of `now`: at most five minutes old, and never from before a fall of some size. */
export type ReadPace = (
  tables: { readonly accounts: Pick<Tables['accounts'], 'listTotals'> },
  of: PaceOf,
  now: number,
) => Promise<Pace>;

/** Weeks of readings are not gone through again for every single one. */
const FRESH_MS = 5 * MINUTE_MS;
/** But a fall by more than this part of what was left is part of the pace at once. */
const FELL_PART = 50;

/** Reads paces and remembers them for a while. */
export function createReadPace({ twoChecksAfter }: Pick<Settings, 'twoChecksAfter'>): ReadPace {
  const known = new Map<string, { readonly at: number; readonly total: number; readonly pace: Pace }>();
  return async (tables, of, now) => {
    const key = `${of.workspaceId}/${of.id}/${of.series}/${of.currency}`;
    const last = known.get(key);
    // One from the future was read under a wrong clock.
    const isFresh = last !== undefined && last.at <= now && now - last.at < FRESH_MS;
    if (isFresh && (last.total - of.total) * FELL_PART <= last.total) return last.pace;
    const totals = await tables.accounts.listTotals(of.workspaceId, of, now - LOOK_BACK_MS);
    const pace = readPace(totals, now, longestGap(twoChecksAfter(now)));
    known.set(key, { at: now, total: of.total, pace });
    return pace;
  };
}
