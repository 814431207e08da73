import { type BurnRate, type Observation, readBurnHours, readBurnRate, readObservation } from './burn-hours.ts';
import { type BurnModel, readBurnModel } from './burn-model.ts';
import { DAY_MS, HOUR_MS } from './duration.ts';
import type { ObservedTotal } from './fall.ts';
import type { LongestGap } from './gap.ts';
import { type Runway, readRunway, spendIn } from './runway.ts';
import { roundUp } from './suggestion.ts';

/** How fast one wallet burns, over three windows that end now; null where nothing was seen. */
export interface Burn {
  readonly hour: BurnRate | null;
  readonly day: BurnRate | null;
  readonly week: BurnRate | null;
}

/** How a wallet burns and how to go on from there. */
export interface Pace {
  readonly burn: Burn;
  /** Null: not enough data yet. */
  readonly model: BurnModel | null;
}

/**
 * How long a wallet lasts. `unknown`: not enough data yet; `unspent`: nothing is spent, or it lasts longer than a year.
 */
export type Outlook =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unspent' }
  | ({ readonly kind: 'lasts' } & Runway);

/** What lies ahead of one wallet. Amounts in micros, times in ms from now. */
export interface Forecast {
  readonly currency: string;
  readonly burn: Burn;
  readonly outlook: Outlook;
  /** What to top up so that it lasts 30 days; null while nobody knows, 0 when it does. */
  readonly topUpMicros: number | null;
  /** A round threshold that warns about three days ahead; null while nobody knows, or when nothing is spent. */
  readonly thresholdMicros: number | null;
}

/** What lies ahead of a wallet, and what lay ahead at the reading before; `before` is null when there was none. */
export interface Prospect {
  readonly forecast: Forecast;
  readonly before: Outlook | null;
}

/** For how long a suggested top-up is enough. */
export const TOP_UP_DAYS = 30;
/** How far ahead a suggested threshold warns. */
export const WARN_DAYS = 3;
/** Less than this in the last week is not enough to go by. */
const LEAST_SEEN_SHARE = (6 * HOUR_MS) / (7 * DAY_MS);

/** The pace of one wallet; `totals` are its rows in the order in which they were stored. */
export function readPace(totals: readonly ObservedTotal[], now: number, longestGapAfter: LongestGap): Pace {
  return paceOf(readObservation(totals, longestGapAfter), now);
}

/** The pace of what was observed of a wallet. */
export function paceOf(observation: Observation, now: number): Pace {
  const burn = {
    hour: readBurnRate(observation, HOUR_MS, now),
    day: readBurnRate(observation, DAY_MS, now),
    week: readBurnRate(observation, 7 * DAY_MS, now),
  };
  const isEnough = burn.week !== null && burn.week.observed >= LEAST_SEEN_SHARE;
  return { burn, model: isEnough ? readBurnModel(readBurnHours(observation, now)) : null };
}

/** What lies ahead of a wallet with so much left. */
export function readForecast(
  wallet: { readonly currency: string; readonly total: number },
  pace: Pace,
  now: number,
): Forecast {
  const { burn, model } = pace;
  const { currency, total } = wallet;
  if (model === null) return { currency, burn, outlook: { kind: 'unknown' }, topUpMicros: null, thresholdMicros: null };
  const runway = readRunway(total, model, now);
  const soon = spendIn(model.plan, now, WARN_DAYS * DAY_MS);
  return {
    currency,
    burn,
    outlook: runway === null ? { kind: 'unspent' } : { kind: 'lasts', ...runway },
    topUpMicros: Math.max(0, spendIn(model.plan, now, TOP_UP_DAYS * DAY_MS) - total),
    thresholdMicros: soon === 0 ? null : roundUp(soon),
  };
}

/** The shorter end of an outlook (ms from now); infinite when nothing is spent, undefined when nobody knows. */
export function shortestOf(outlook: Outlook): number | undefined {
  switch (outlook.kind) {
    case 'unknown':
      return undefined;
    case 'unspent':
      return Number.POSITIVE_INFINITY;
    case 'lasts':
      return outlook.shortestMs;
  }
}
