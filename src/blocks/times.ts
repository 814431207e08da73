import { DAY_MS, formatDuration, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/duration.ts';

/** How a message writes an instant (UTC ms). */
export type ShowTime = (ms: number) => string;

/** An instant in the zone of whoever reads it, by Slack's date token; in UTC where that is not rendered. */
export function slackTime(ms: number): string {
  const fallback = `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(ms / SECOND_MS)}^{date_short_pretty} {time}|${fallback}>`;
}

/**
 * Instants for push notifications and screen readers, which render no date tokens: `14:05 UTC`, and with the date from a
 * day's distance to `reference` on. `zone` is an IANA name.
 */
export function plainTimes(reference: number, zone = 'UTC'): ShowTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    const time = `${parts.get('hour')}:${parts.get('minute')} ${parts.get('timeZoneName')}`;
    if (Math.abs(ms - reference) < DAY_MS) return time;
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')} ${time}`;
  };
}

/** A length of time in a sentence: whole minutes spelled out, `15 minutes`, else as `formatDuration`. */
export function spellDuration(ms: number): string {
  if (ms < MINUTE_MS || ms >= HOUR_MS) return formatDuration(ms);
  const minutes = Math.floor(ms / MINUTE_MS);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
