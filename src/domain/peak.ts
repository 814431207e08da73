const MINUTES_PER_HOUR = 60;
/** From and until, in minutes of the UTC day; the end itself is off-peak. */
const PEAK_HOURS = [
  { from: 1 * MINUTES_PER_HOUR, until: 4 * MINUTES_PER_HOUR },
  { from: 6 * MINUTES_PER_HOUR, until: 10 * MINUTES_PER_HOUR },
] as const;
const SUNDAY = 0;
const SATURDAY = 6;

/**
 * Whether DeepSeek charges peak prices at this instant (UTC ms): Monday to Friday 01:00–04:00 and 06:00–10:00 UTC, which is
 * 09:00–12:00 and 14:00–18:00 in Beijing (DeepSeek's price page, October 2026). Statutory holidays of China, which have
 * no peak, are not known here: on one of them a price is overstated, never understated.
 */
export function isPeak(instant: number): boolean {
  const date = new Date(instant);
  const day = date.getUTCDay();
  if (day === SUNDAY || day === SATURDAY) return false;
  const minute = date.getUTCHours() * MINUTES_PER_HOUR + date.getUTCMinutes();
  return PEAK_HOURS.some(({ from, until }) => minute >= from && minute < until);
}
