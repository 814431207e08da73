import { DAY_MS, HOUR_MS } from './duration.ts';

/** The zone of a channel that set none. */
export const DEFAULT_ZONE = 'UTC';

/** Only names of the form `Area/City`, and UTC: an abbreviation such as `CST` means another zone to every reader. */
const ZONE_NAME = /^(utc|[a-z_]+(\/[a-z0-9_+-]+)+)$/i;
/** No zone was ever further from UTC than this: the Pacific's largest offset, with room. */
const FURTHEST_MS = 16 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone of that name in any case, as the time zone database spells it; undefined when there is none. */
export function findZone(name: string): string | undefined {
  if (!ZONE_NAME.test(name)) return undefined;
  const spelt = listZones().find((zone) => zone.toLowerCase() === name.toLowerCase());
  return spelt ?? (isZone(name) ? name : undefined);
}

/** All zones that this machine knows under their first names. */
export function listZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

/** What a clock on the wall shows, in ms as if it showed UTC: `wall - at` is the zone's offset at that instant. */
export function readWall(at: number, zone: string): number {
  const fields: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) fields[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** The first instant at which the wall clock shows this time; one that is skipped moves to the next that exists. */
export function readInstant(wall: number, zone: string): number {
  const before = wall - FURTHEST_MS;
  const after = wall + FURTHEST_MS;
  const guesses = new Set([wall - offsetAt(before, zone), wall - offsetAt(after, zone)]);
  const shown = [...guesses].filter((guess) => readWall(guess, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : changeBetween(before, after, zone);
}

/** The local calendar day of an instant, counted from 1970-01-01. */
export function readDay(at: number, zone: string): number {
  return Math.floor(readWall(at, zone) / DAY_MS);
}

/** The first instant of a local day; of a day that the zone skipped, the first of the next. */
export function startOfDay(day: number, zone: string): number {
  return readInstant(day * DAY_MS, zone);
}

/** Monday is 0, Sunday 6. */
export function readWeekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** A day as it is written, and sorts: `2026-11-26`. */
export function formatDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function isZone(name: string): boolean {
  try {
    return new Date(0).toLocaleString('en', { timeZone: name }) !== '';
  } catch {
    return false;
  }
}

/** Kept per zone: making one takes a hundred times as long as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

function offsetAt(at: number, zone: string): number {
  return readWall(at, zone) - at;
}

/** The instant between the two at which the offset changed. */
function changeBetween(before: number, after: number, zone: string): number {
  const old = offsetAt(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}
