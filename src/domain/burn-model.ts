import type { BurnHours } from './burn-hours.ts';
import { DAY_MS, HOUR_MS } from './duration.ts';
import {
  expected,
  HOURS_PER_DAY,
  meanPeak,
  type Planner,
  planByDay,
  planByWeek,
  raise,
  seenIn,
  spentIn,
  type WeekPlan,
} from './week-plan.ts';

/** How a wallet burns, as far as its past tells. */
export interface BurnModel {
  readonly plan: WeekPlan;
  /** Another plan, as long as too few weeks were seen to trust the one: the range covers both. Null after that. */
  readonly other: WeekPlan | null;
  /** How far a day is usually off, as the deviation of the logarithm: 0.1 is about a tenth. */
  readonly spread: number;
}

/** Tried on days of the past; the best one plans the future. */
const PLANNERS: readonly Planner[] = [planByDay, planByWeek];
/** Days on which planners are tried; one two days older counts half. */
const TRIED_DAYS = 7;
const TRIAL_HALF_LIFE = 2;
const LEAST_TRIED_MS = 12 * HOUR_MS;
/** An error larger than this (of the logarithm) is just wrong. */
const WORST_ERROR = 2;
/** A difference of so many parts of a hundred, and a cent, is none. */
const SLACK_SHARE = 0.02;
const SLACK_MICROS = 10_000;
/** A leak: the last hours burn faster than every stretch of the same length before them, by this factor. */
const LEAK_HOURS = 12;
const LEAK_FACTOR = 1.5;
/** And in so many of those hours: a job that runs once is no leak. */
const LEAK_LASTS_HOURS = 3;
/** The present hour is not over: only whole ones are compared. */
const NEWEST = 1;
const LEAST_SEEN_SHARE = 0.7;
const LEAST_STRETCHES = 24;
/** What a day is taken to be off before any day has shown it, less with each that has, and for how many days that counts. */
const PRIOR_SPREAD = 1.2;
const PRIOR_DAYS = 1.5;
/** Less than this does not show how weeks go. */
const WELL_KNOWN_MS = 14 * DAY_MS;

interface Trial {
  /** How far a day was off, and what it counts. */
  readonly error: number;
  readonly weight: number;
}

/** The model of what was seen; null when that is too little. */
export function readBurnModel(hours: BurnHours): BurnModel | null {
  const tried = PLANNERS.map((planner) => ({ planner, trials: tryOut(planner, hours) }));
  const [best] = tried
    .filter(({ trials }) => trials.length > 0)
    .toSorted((a, b) => meanError(a.trials) - meanError(b.trials));
  // Without a day that a planner was tried on, nobody knows how far off it is.
  const plan = best?.planner(hours, 0) ?? null;
  if (best === undefined || plan === null) return null;
  const isYoung = seenIn(hours, 0, hours.seenMs.length) < WELL_KNOWN_MS;
  const other = isYoung ? (tried.find((each) => each !== best)?.planner(hours, 0) ?? null) : null;
  return { plan: withLeak(plan, hours), other, spread: readSpread(best.trials) };
}

/** How a planner would have done on the last days, from what was known before each of them. */
function tryOut(planner: Planner, hours: BurnHours): readonly Trial[] {
  return Array.from({ length: TRIED_DAYS }, (_, day): readonly Trial[] => {
    const [from, until] = [day * HOURS_PER_DAY, (day + 1) * HOURS_PER_DAY];
    const plan = planner(hours, until);
    // A day that hardly anybody watched shows nothing.
    if (plan === null || seenIn(hours, from, until) < LEAST_TRIED_MS) return [];
    const planned = expected(plan, hours, from, until);
    const spent = spentIn(hours, from, until);
    const slack = SLACK_SHARE * (planned + spent) + SLACK_MICROS;
    const error = Math.abs(Math.log((spent + slack) / (planned + slack)));
    return [{ error: Math.min(WORST_ERROR, error), weight: 0.5 ** (day / TRIAL_HALF_LIFE) }];
  }).flat();
}

function meanError(trials: readonly Trial[]): number {
  const weight = trials.reduce((sum, trial) => sum + trial.weight, 0);
  return trials.reduce((sum, trial) => sum + trial.error * trial.weight, 0) / weight;
}

function readSpread(trials: readonly Trial[]): number {
  const squares = trials.reduce(
    (sum, { error, weight }) => sum + weight * error * error,
    PRIOR_DAYS * (PRIOR_SPREAD / (trials.length + 1)) ** 2,
  );
  return Math.sqrt(squares / trials.reduce((sum, { weight }) => sum + weight, PRIOR_DAYS));
}

/** Somebody new spends: what the last hours burnt beyond the plan of the time before them goes on. */
function withLeak(plan: WeekPlan, hours: BurnHours): WeekPlan {
  const before = planByWeek(hours, NEWEST + LEAK_HOURS);
  if (before === null || !isLeaking(hours)) return plan;
  const seenHours = seenIn(hours, NEWEST, NEWEST + LEAK_HOURS) / HOUR_MS;
  const beyond = spentIn(hours, NEWEST, NEWEST + LEAK_HOURS) - expected(before, hours, NEWEST, NEWEST + LEAK_HOURS);
  return raise(before, beyond / seenHours / meanPeak(hours, NEWEST, NEWEST + LEAK_HOURS));
}

function isLeaking(hours: BurnHours): boolean {
  const rates: number[] = [];
  for (let from = NEWEST + LEAK_HOURS; from + LEAK_HOURS <= hours.spent.length; from += 1) {
    rates.push(...rateOf(hours, from));
  }
  const [now] = rateOf(hours, NEWEST);
  const limit = LEAK_FACTOR * Math.max(...rates);
  if (now === undefined || rates.length < LEAST_STRETCHES || now <= limit) return false;
  const fast = hours.spent.subarray(NEWEST, NEWEST + LEAK_HOURS).filter((micros) => micros > limit * HOUR_MS);
  return fast.length >= LEAK_LASTS_HOURS;
}

/** Micros per ms seen of a stretch; nothing when too little of it was seen. */
function rateOf(hours: BurnHours, from: number): readonly number[] {
  const seen = seenIn(hours, from, from + LEAK_HOURS);
  if (seen < LEAST_SEEN_SHARE * LEAK_HOURS * HOUR_MS) return [];
  return [spentIn(hours, from, from + LEAK_HOURS) / seen];
}
