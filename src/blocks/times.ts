import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/duration.ts';
import type { Say } from './locales/say.ts';

/** How a message writes an instant (UTC ms). Beside another one, the `other` end of a span, it names its day where the days differ. */
export type ShowTime = (ms: number, other?: number) => string;

/** An instant in the zone of whoever reads it, by Slack's date token; in UTC where that is not rendered. */
export function slackTime(ms: number): string {
  const fallback = `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(ms / SECOND_MS)}^{date_short_pretty} {time}|${fallback}>`;
}

/**
 * Instants for push notifications and screen readers, which render no date tokens: `14:05 UTC`, and with the date from a
 * day's distance to `reference` on.
 */
export function plainTimes(reference: number): ShowTime {
  return (ms, other = ms) => {
    const [day = '', time = ''] = new Date(ms).toISOString().split('T');
    const isSameDay = new Date(other).toISOString().startsWith(day);
    const clock = `${time.slice(0, 5)} UTC`;
    return isSameDay && Math.abs(ms - reference) < DAY_MS ? clock : `${day} ${clock}`;
  };
}

/** A length of time in a sentence: whole minutes spelled out, `15 minutes`, else as `shortDuration`. */
export function spellDuration(say: Say, ms: number): string {
  if (ms < MINUTE_MS || ms >= HOUR_MS) return shortDuration(say, ms);
  return say('length.minutes', { count: Math.floor(ms / MINUTE_MS) });
}

/** A length of time, at most two units, cut down: `40 s`, `15 min`, `3 h 20 min`, `2 d 4 h`. */
export function shortDuration(say: Say, ms: number): string {
  if (ms < MINUTE_MS) return say('length.s', { count: Math.max(0, Math.floor(ms / SECOND_MS)) });
  if (ms < HOUR_MS) return say('length.min', { count: Math.floor(ms / MINUTE_MS) });
  return ms < DAY_MS ? hoursAndMinutes(say, ms) : daysAndHours(say, ms);
}

/** The window that a fall is watched in, in the largest unit that fits it evenly: `90 min`, `24 h`, `2 d`. */
export function windowText(say: Say, ms: number): string {
  if (ms > DAY_MS && ms % DAY_MS === 0) return say('length.d', { count: ms / DAY_MS });
  return ms % HOUR_MS === 0
    ? say('length.h', { count: ms / HOUR_MS })
    : say('length.min', { count: Math.floor(ms / MINUTE_MS) });
}

function hoursAndMinutes(say: Say, ms: number): string {
  const [major, minor] = [Math.floor(ms / HOUR_MS), Math.floor((ms % HOUR_MS) / MINUTE_MS)];
  return minor === 0 ? say('length.h', { count: major }) : say('length.h_min', { major, minor });
}

function daysAndHours(say: Say, ms: number): string {
  const [major, minor] = [Math.floor(ms / DAY_MS), Math.floor((ms % DAY_MS) / HOUR_MS)];
  return minor === 0 ? say('length.d', { count: major }) : say('length.d_h', { major, minor });
}
