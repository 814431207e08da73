import { formatDay, readDay, readInstant, readWeekday, startOfDay } from './calendar.ts';
import { DAY_MS, MINUTE_MS } from './duration.ts';

/** When a channel gets its digest, in its zone. `minute`: of the day on the wall clock; `weekday`: Monday is 0. */
export type DigestSchedule =
  | { readonly every: 'day' | 'workday'; readonly minute: number }
  | { readonly every: 'week'; readonly weekday: number; readonly minute: number };

/** A schedule on the wall clocks of a zone. */
export interface DigestClock {
  readonly schedule: DigestSchedule;
  readonly zone: string;
}

/** What one digest is about (UTC ms): from when the one before was due until it is due itself. */
export interface DigestPeriod {
  /** The local day on which it is due: `2026-11-26`. */
  readonly key: string;
  readonly from: number;
  readonly until: number;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const WORKDAYS = 5;
const MINUTES_PER_HOUR = 60;
/** Between two due days lie at most a week, or two where the zone skipped one. */
const LONGEST_DAYS = 15;
/** No digest is due later than this from now (ms). */
export const LONGEST_DIGEST_MS = LONGEST_DAYS * DAY_MS;

const STORED = /^(?:(daily|weekdays)|weekly (mon|tue|wed|thu|fri|sat|sun)) ([01]\d|2[0-3]):([0-5]\d)$/;

/** A schedule as it is typed and stored: `daily 09:00`, `weekdays 09:00`, `weekly mon 09:00`. */
export function formatSchedule(schedule: DigestSchedule): string {
  const hours = String(Math.floor(schedule.minute / MINUTES_PER_HOUR)).padStart(2, '0');
  const time = `${hours}:${String(schedule.minute % MINUTES_PER_HOUR).padStart(2, '0')}`;
  if (schedule.every === 'week') return `weekly ${WEEKDAYS[schedule.weekday]} ${time}`;
  return `${schedule.every === 'day' ? 'daily' : 'weekdays'} ${time}`;
}

/** The schedule that `formatSchedule` wrote; undefined for anything else. */
export function parseSchedule(text: string): DigestSchedule | undefined {
  const match = STORED.exec(text);
  if (match === null) return undefined;
  const [, word, day, hours, minutes] = match;
  const minute = Number(hours) * MINUTES_PER_HOUR + Number(minutes);
  if (word !== undefined) return { every: word === 'daily' ? 'day' : 'workday', minute };
  return { every: 'week', weekday: WEEKDAYS.findIndex((each) => each === day), minute };
}

/** The first instant after `after` at which a digest is due. */
export function readNextDue(clock: DigestClock, after: number): number {
  let day = readDay(after, clock.zone) - 1;
  while (!isDueDay(clock, day) || dueOn(clock, day) <= after) day += 1;
  return dueOn(clock, day);
}

/** The period that ended last, at or before `at`. */
export function readLastPeriod(clock: DigestClock, at: number): DigestPeriod {
  let day = readDay(at, clock.zone) + 1;
  while (!isDueDay(clock, day) || dueOn(clock, day) > at) day -= 1;
  return periodOf(clock, day);
}

/** The period that `at` lies in; one begins at the instant at which the one before ends. */
export function readPeriod(clock: DigestClock, at: number): DigestPeriod {
  return readLastPeriod(clock, readNextDue(clock, at));
}

/** The period before another. */
export function periodBefore(clock: DigestClock, period: DigestPeriod): DigestPeriod {
  return readLastPeriod(clock, period.from);
}

function periodOf(clock: DigestClock, day: number): DigestPeriod {
  let before = day - 1;
  while (!isDueDay(clock, before)) before -= 1;
  return { key: formatDay(day), from: dueOn(clock, before), until: dueOn(clock, day) };
}

function dueOn({ schedule, zone }: DigestClock, day: number): number {
  return readInstant(day * DAY_MS + schedule.minute * MINUTE_MS, zone);
}

/** A day that the zone skipped has no digest. */
function isDueDay({ schedule, zone }: DigestClock, day: number): boolean {
  if (schedule.every === 'workday' && readWeekday(day) >= WORKDAYS) return false;
  if (schedule.every === 'week' && readWeekday(day) !== schedule.weekday) return false;
  return readDay(startOfDay(day, zone), zone) === day;
}
