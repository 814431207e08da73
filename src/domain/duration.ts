export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

const UNITS: Readonly<Record<string, number>> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: WEEK_MS };
const DURATION = /^(\d{1,9})([a-z])$/i;

/** Milliseconds of `30s`, `15m`, `4h`, `3d`, `2w` or `0`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const [, count = '', unit = ''] = DURATION.exec(text) ?? [];
  const unitMs = UNITS[unit.toLowerCase()];
  return unitMs === undefined ? undefined : Number(count) * unitMs;
}

/** A length of time for people, at most two units, cut down: `40 s`, `15 min`, `3 h 20 min`, `2 d 4 h`. */
export function formatDuration(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(0, Math.floor(ms / SECOND_MS))} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return pair(Math.floor(ms / HOUR_MS), 'h', Math.floor((ms % HOUR_MS) / MINUTE_MS), 'min');
  return pair(Math.floor(ms / DAY_MS), 'd', Math.floor((ms % DAY_MS) / HOUR_MS), 'h');
}

/** A length of time as one types it, in the largest unit that fits it evenly: `90m`, `24h`, `2d`. A day is 24 hours. */
export function formatTypedWindow(ms: number): string {
  if (ms > DAY_MS && ms % DAY_MS === 0) return `${ms / DAY_MS}d`;
  return ms % HOUR_MS === 0 ? `${ms / HOUR_MS}h` : `${Math.floor(ms / MINUTE_MS)}m`;
}

function pair(major: number, majorUnit: string, minor: number, minorUnit: string): string {
  return minor === 0 ? `${major} ${majorUnit}` : `${major} ${majorUnit} ${minor} ${minorUnit}`;
}

const MICROS_PER_MS = 1_000_000 / MINUTE_MS;

/** A length of time as a threshold counts it: ms in millionths of a minute. */
export function toMinuteMicros(ms: number): number {
  return Math.round(ms * MICROS_PER_MS);
}

/** Millionths of a minute in ms. */
export function fromMinuteMicros(micros: number): number {
  return Math.round(micros / MICROS_PER_MS);
}
