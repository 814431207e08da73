import type { BurnHours } from './burn-hours.ts';
import { HOUR_MS } from './duration.ts';
import { isPeak, PEAK_FACTOR } from './peak.ts';
import { valueAt } from './value-at.ts';

/** What a wallet is expected to spend in each UTC hour of the week (micros); index 0 is Sunday 00:00. */
export type WeekPlan = Float64Array;

/** A way to make a plan of what was seen, but for the newest `skip` hours; null when that is too little. */
export type Planner = (hours: BurnHours, skip: number) => WeekPlan | null;

export const HOURS_PER_WEEK = 168;
export const HOURS_PER_DAY = 24;
/** 1970 began on a Thursday. */
const FIRST_HOUR = 4 * HOURS_PER_DAY;
/** Two weeks old counts half as much as today. */
const HALF_LIFE_HOURS = 2 * HOURS_PER_WEEK;
/** Less than this is not enough to know how the hours of a day differ. */
const LEAST_SEEN_MS = 6 * HOUR_MS;
/** How many days count for a weekday before it was seen itself: those of all others. */
const PRIOR_HOURS_OF_DAY = 6;

const PEAK_WEIGHTS: WeekPlan = Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) =>
  isPeak((hour + HOURS_PER_WEEK - FIRST_HOUR) * HOUR_MS) ? PEAK_FACTOR : 1,
);

/** Which hour of the week an hour counted from 1970 is. */
export function hourOfWeek(hour: number): number {
  return (hour + FIRST_HOUR) % HOURS_PER_WEEK;
}

/** The last day over and over, at the prices of each hour. */
export function planByPrice(hours: BurnHours, skip: number): WeekPlan | null {
  const planned = expected(PEAK_WEIGHTS, hours, skip, skip + HOURS_PER_DAY);
  if (planned <= 0) return null;
  const factor = spentIn(hours, skip, skip + HOURS_PER_DAY) / planned;
  return PEAK_WEIGHTS.map((weight) => weight * factor);
}

/** Every day alike: the hours as they differed, at the level of the last day. */
export function planByDay(hours: BurnHours, skip: number): WeekPlan | null {
  const shape = readShape(hours, skip);
  return (
    shape &&
    toLevel(
      fill((hour) => shape.level * peak(hour) * shape.ofDay(hour)),
      hours,
      skip,
    )
  );
}

/** Every week alike: each hour of the week as it was, leaning on the hour of the day and the weekday where little was seen. */
export function planByWeek(hours: BurnHours, skip: number): WeekPlan | null {
  const shape = readShape(hours, skip);
  return shape && fill((hour) => shape.level * peak(hour) * shape.ofWeek(hour));
}

/** What a plan expects for the part of some hours that was seen, from `from` hours back until before `until`. */
export function expected(plan: WeekPlan, { newest, seenMs }: BurnHours, from: number, until: number): number {
  let micros = 0;
  for (let back = from; back < until; back += 1) {
    micros += (valueAt(plan, hourOfWeek(newest - back)) * valueAt(seenMs, back)) / HOUR_MS;
  }
  return micros;
}

/** What was spent in those hours. */
export function spentIn({ spent }: BurnHours, from: number, until: number): number {
  return spent.subarray(from, until).reduce((sum, micros) => sum + micros, 0);
}

/** How much of those hours was seen (ms). */
export function seenIn({ seenMs }: BurnHours, from: number, until: number): number {
  return seenMs.subarray(from, until).reduce((sum, ms) => sum + ms, 0);
}

/** A plan with so many micros more in each hour at off-peak prices. */
export function raise(plan: WeekPlan, perHour: number): WeekPlan {
  return fill((hour) => valueAt(plan, hour) + perHour * peak(hour));
}

/** The mean price weight of some hours, as far as they were seen; 1 is off-peak. */
export function meanPeak(hours: BurnHours, from: number, until: number): number {
  return expected(PEAK_WEIGHTS, hours, from, until) / (seenIn(hours, from, until) / HOUR_MS);
}

function toLevel(plan: WeekPlan, hours: BurnHours, skip: number): WeekPlan | null {
  const planned = expected(plan, hours, skip, skip + HOURS_PER_DAY);
  const whole = wholeDay(plan, hours, skip);
  if (whole <= 0) return null;
  // What was not seen of the day went as planned: ten minutes do not change the level of everything.
  const factor = (spentIn(hours, skip, skip + HOURS_PER_DAY) + whole - planned) / whole;
  return plan.map((micros) => micros * factor);
}

/** What a plan expects of a whole day. */
function wholeDay(plan: WeekPlan, { newest }: BurnHours, skip: number): number {
  return Array.from({ length: HOURS_PER_DAY }, (_, back) => valueAt(plan, hourOfWeek(newest - skip - back))).reduce(
    (sum, micros) => sum + micros,
    0,
  );
}

interface Shape {
  /** Micros per hour at off-peak prices. */
  readonly level: number;
  /** How an hour of the week differs from the level, by its hour of the day alone, or by all. */
  readonly ofDay: (hour: number) => number;
  readonly ofWeek: (hour: number) => number;
}

function readShape({ newest, spent, seenMs }: BurnHours, skip: number): Shape | null {
  const byHour = new Counter(HOURS_PER_DAY);
  const byWeekday = new Counter(HOURS_PER_WEEK / HOURS_PER_DAY);
  const byBoth = new Counter(HOURS_PER_WEEK);
  let seen = 0;
  for (let back = skip; back < spent.length; back += 1) {
    const weight = 0.5 ** ((back - skip) / HALF_LIFE_HOURS);
    const hour = hourOfWeek(newest - back);
    const ms = valueAt(seenMs, back);
    const counts = [weight * valueAt(spent, back), (weight * ms * peak(hour)) / HOUR_MS] as const;
    seen += ms;
    byHour.add(hour % HOURS_PER_DAY, ...counts);
    byWeekday.add(Math.floor(hour / HOURS_PER_DAY), ...counts);
    byBoth.add(hour, ...counts);
  }
  if (seen < LEAST_SEEN_MS) return null;
  const level = byBoth.level();
  const ofDay = (hour: number): number => byHour.ratio(hour % HOURS_PER_DAY, level, 1, 1);
  const ofWeekday = (hour: number): number =>
    byWeekday.ratio(Math.floor(hour / HOURS_PER_DAY), level, PRIOR_HOURS_OF_DAY, 1);
  const ofWeek = (hour: number): number => byBoth.ratio(hour, level, 1, ofDay(hour) * ofWeekday(hour));
  return { level, ofDay, ofWeek };
}

/** Sums what was spent, and the hours in which it was (at off-peak prices), by some part of the week. */
class Counter {
  private readonly micros: Float64Array;
  private readonly hours: Float64Array;

  constructor(size: number) {
    this.micros = new Float64Array(size);
    this.hours = new Float64Array(size);
  }

  add(part: number, micros: number, hours: number): void {
    this.micros[part] = valueAt(this.micros, part) + micros;
    this.hours[part] = valueAt(this.hours, part) + hours;
  }

  /** Micros per hour over all parts. */
  level(): number {
    return this.micros.reduce((a, b) => a + b, 0) / this.hours.reduce((a, b) => a + b, 0);
  }

  /** How a part differs from the level, as if `priorHours` at `prior` had been seen besides. */
  ratio(part: number, level: number, priorHours: number, prior: number): number {
    if (level === 0) return 1;
    return (valueAt(this.micros, part) / level + priorHours * prior) / (valueAt(this.hours, part) + priorHours);
  }
}

function peak(hour: number): number {
  return valueAt(PEAK_WEIGHTS, hour);
}

function fill(micros: (hour: number) => number): WeekPlan {
  return Float64Array.from({ length: HOURS_PER_WEEK }, (_, hour) => micros(hour));
}
