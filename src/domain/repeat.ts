import { DAY_MS, HOUR_MS, WEEK_MS } from './duration.ts';
import type { Severity } from './rule.ts';

/** When an episode is told again, and how often it was since its last change. */
export interface Repeat {
  /** Null: no more repeats. */
  readonly dueAt: number | null;
  readonly count: number;
  /** When there was news last. */
  readonly newsAt: number;
}

const LAST_REPEAT_MS = 14 * DAY_MS;
const CRITICAL_SOON = 3;
const WARNING_DAILY = 2;

/** The next repeat after `now`, `count` of them since the news: critical after 4 h three times, then daily; warning daily twice, then weekly; none after 14 days without news (promise 5). */
export function nextRepeat(severity: Severity, count: number, now: number, newsAt: number): Repeat {
  const dueAt = now + interval(severity, count);
  return { dueAt: dueAt - newsAt > LAST_REPEAT_MS ? null : dueAt, count, newsAt };
}

function interval(severity: Severity, count: number): number {
  if (severity === 'critical') return count < CRITICAL_SOON ? 4 * HOUR_MS : DAY_MS;
  return count < WARNING_DAILY ? DAY_MS : WEEK_MS;
}
