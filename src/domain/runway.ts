import type { BurnModel } from './burn-model.ts';
import { DAY_MS, HOUR_MS } from './duration.ts';
import { valueAt } from './value-at.ts';
import { HOURS_PER_WEEK, hourOfWeek, type WeekPlan } from './week-plan.ts';

/** How long the money lasts: always a range (ms from now). */
export interface Runway {
  readonly shortestMs: number;
  readonly likelyMs: number;
  /** Null: longer than a year. */
  readonly longestMs: number | null;
}

/** A range is this many deviations wide on either side. */
const DEVIATIONS = 1.5;
/** What no average over many days takes away: the way things are used changes. */
const DRIFT = 0.12;
const LONGEST_MS = 365 * DAY_MS;

/** When a total (micros) is spent at the rate of a model; null: not within a year by any plan of it. */
export function readRunway(total: number, { plan, other, spread }: BurnModel, now: number): Runway | null {
  const likelyMs = lasts(total, plan, now, 1);
  const days = Math.max(1, (likelyMs ?? LONGEST_MS) / DAY_MS);
  const off = Math.exp(DEVIATIONS * Math.hypot(spread / Math.sqrt(days), DRIFT));
  const plans = other === null ? [plan] : [plan, other];
  const shortest = plans.flatMap((each) => lasts(total, each, now, off) ?? []);
  if (shortest.length === 0) return null;
  const shortestMs = Math.min(...shortest);
  return {
    shortestMs,
    likelyMs: likelyMs ?? Math.max(...shortest),
    longestMs: plans
      .map((each) => lasts(total, each, now, 1 / off))
      .reduce((a, b) => (a === null || b === null ? null : Math.max(a, b))),
  };
}

/** What a plan spends in the next `ms` (micros). */
export function spendIn(plan: WeekPlan, now: number, ms: number): number {
  const weekly = plan.reduce((sum, micros) => sum + micros, 0);
  const weekMs = HOURS_PER_WEEK * HOUR_MS;
  let micros = Math.floor(ms / weekMs) * weekly;
  const until = now + ms;
  for (let at = until - (ms % weekMs); at < until; at = nextHour(at)) {
    micros += (rateAt(plan, at) * (Math.min(until, nextHour(at)) - at)) / HOUR_MS;
  }
  return Math.round(micros);
}

function lasts(total: number, plan: WeekPlan, now: number, factor: number): number | null {
  if (total <= 0) return 0;
  const weekly = factor * plan.reduce((sum, micros) => sum + micros, 0);
  // The last week is gone through hour by hour, whole or not.
  const weeks = Math.ceil(total / weekly) - 1;
  if (!(weeks * HOURS_PER_WEEK * HOUR_MS <= LONGEST_MS)) return null;
  let left = total - weeks * weekly;
  // Ends within a week or so, because what is left is no more than a week spends.
  for (let at = now + weeks * HOURS_PER_WEEK * HOUR_MS; ; at = nextHour(at)) {
    const ms = nextHour(at) - at;
    const spent = (factor * rateAt(plan, at) * ms) / HOUR_MS;
    if (spent >= left) return Math.round(at + (left / spent) * ms - now);
    left -= spent;
  }
}

function rateAt(plan: WeekPlan, at: number): number {
  return valueAt(plan, hourOfWeek(Math.floor(at / HOUR_MS)));
}

function nextHour(at: number): number {
  return (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
}
