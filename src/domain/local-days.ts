import { DAY_MS, HOUR_MS, MINUTE_MS } from './duration.ts';

/** The days of a time zone, whatever its clocks do. */
export interface LocalDays {
  /** The day of an instant (UTC ms), such as `2026-11-21`. */
  readonly dayOf: (ms: number) => string;
  /** The instant at which the day of an instant ends and the next begins, to the minute. */
  readonly endOf: (ms: number) => number;
}

/** A day has 25 hours when clocks are put back; a zone that jumps over the date line has none that is longer. */
const LONGEST_DAY_MS = DAY_MS + 2 * HOUR_MS;

/** `zone` is a name of the IANA list, such as `Asia/Shanghai`; another one is a RangeError. */
export function localDays(zone: string): LocalDays {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayOf = (ms: number): string => format.format(ms);
  return {
    dayOf,
    endOf(ms) {
      const day = dayOf(ms);
      let within = Math.floor(ms / MINUTE_MS);
      let beyond = Math.ceil((ms + LONGEST_DAY_MS) / MINUTE_MS);
      while (beyond - within > 1) {
        const middle = Math.floor((within + beyond) / 2);
        if (dayOf(middle * MINUTE_MS) === day) within = middle;
        else beyond = middle;
      }
      return beyond * MINUTE_MS;
    },
  };
}
