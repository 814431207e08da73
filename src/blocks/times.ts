import { DAY_MS, formatDuration, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/duration.ts';
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

/** A length of time in a sentence: whole minutes spelled out, `15 minutes`, else as `formatDuration`. */
export function spellDuration(say: Say, ms: number): string {
  if (ms < MINUTE_MS || ms >= HOUR_MS) return formatDuration(ms);
  const minutes = Math.floor(ms / MINUTE_MS);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
