import { HOUR_MS } from './duration.ts';

/** Hours of a weekday (UTC) at which prices double: from the first, before the second. */
const PEAK_HOURS = [
  [1, 4],
  [6, 10],
] as const;
/** What a peak price is of an off-peak one. */
export const PEAK_FACTOR = 2;

/**
 * Whether DeepSeek charges peak prices at an instant (UTC ms): Monday to Friday 01:00–04:00 and 06:00–10:00 UTC (pricing page,
 * October 2026). Chinese statutory holidays are off-peak too, but their dates are not published ahead; they count as weekdays.
 */
export function isPeak(instant: number): boolean {
  const date = new Date(instant);
  const day = date.getUTCDay();
  if (day === 0 || day === 6) return false;
  const hour = (date.getTime() % (24 * HOUR_MS)) / HOUR_MS;
  return PEAK_HOURS.some(([from, until]) => hour >= from && hour < until);
}
