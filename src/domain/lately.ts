/** Whether something was less than `ms` ago; one from the future was noted under a wrong clock, and one that never was is not. */
export function isLately(at: number | undefined, now: number, ms: number): at is number {
  return at !== undefined && at <= now && now - at < ms;
}
