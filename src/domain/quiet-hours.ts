import { readDay, readInstant } from './calendar.ts';
import { DAY_MS, MINUTE_MS } from './duration.ts';

/** When warnings wait, in minutes of the day on the wall clock of the channel's zone; `from` after `until` goes over midnight. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** One night: from its first instant until the first after it (UTC ms). */
export interface QuietSpan {
  readonly from: number;
  readonly until: number;
}

/** No end of quiet hours is later than this from now, also where a zone skips a day (ms). */
export const LONGEST_TO_QUIET_END_MS = 3 * DAY_MS;

const MINUTES_PER_HOUR = 60;
const STORED = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** Quiet hours as they are stored: `22:00-07:00`; undefined for anything else, also without any length. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const match = STORED.exec(text);
  if (match === null) return undefined;
  const [fromHours = 0, fromMinutes = 0, untilHours = 0, untilMinutes = 0] = match.slice(1).map(Number);
  const fromMinute = fromHours * MINUTES_PER_HOUR + fromMinutes;
  const untilMinute = untilHours * MINUTES_PER_HOUR + untilMinutes;
  return fromMinute === untilMinute ? undefined : { fromMinute, untilMinute };
}

/** As `parseQuietHours` reads it. */
export function formatQuietHours({ fromMinute, untilMinute }: QuietHours): string {
  return `${formatMinute(fromMinute)}-${formatMinute(untilMinute)}`;
}

/** When the quiet time ends that `now` lies in; null when it is not quiet. */
export function readQuietEnd(quiet: QuietHours | null, zone: string, now: number): number | null {
  return quiet === null ? null : (spansAround(quiet, zone, now).find((span) => isIn(span, now))?.until ?? null);
}

/** The first end of a quiet time after `now`, whether it has begun or not. */
export function readNextQuietEnd(quiet: QuietHours, zone: string, now: number): number {
  const ends = spansAround(quiet, zone, now).map(({ until }) => until);
  return Math.min(...ends.filter((end) => end > now));
}

/** The quiet time that ends at that instant; undefined when none does. */
export function findQuietSpan(quiet: QuietHours, zone: string, until: number): QuietSpan | undefined {
  return spansAround(quiet, zone, until).find((span) => span.until === until);
}

function isIn({ from, until }: QuietSpan, now: number): boolean {
  return from <= now && now < until;
}

/** The days around an instant, with one more on either side for zones that skip a day. A time that is skipped by a clock has no length. */
function spansAround({ fromMinute, untilMinute }: QuietHours, zone: string, now: number): readonly QuietSpan[] {
  const today = readDay(now, zone);
  const overnight = fromMinute > untilMinute ? 1 : 0;
  return [-2, -1, 0, 1, 2]
    .map((offset) => ({
      from: instantOf(today + offset, fromMinute, zone),
      until: instantOf(today + offset + overnight, untilMinute, zone),
    }))
    .filter(({ from, until }) => from < until);
}

function instantOf(day: number, minute: number, zone: string): number {
  return readInstant(day * DAY_MS + minute * MINUTE_MS, zone);
}

function formatMinute(minute: number): string {
  const hours = String(Math.floor(minute / MINUTES_PER_HOUR)).padStart(2, '0');
  return `${hours}:${String(minute % MINUTES_PER_HOUR).padStart(2, '0')}`;
}
