import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/duration.ts';
import type { Say } from './locales/say.ts';

/** A length of time (ms) as one types it, in the largest unit that fits it evenly: `90m`, `24h`, `2d`. A day is 24 hours. */
export function typedWindow(say: Say, ms: number): string {
  if (ms > DAY_MS && ms % DAY_MS === 0) return say('type.days', { count: ms / DAY_MS });
  if (ms % HOUR_MS === 0) return say('type.hours', { count: ms / HOUR_MS });
  return say('type.minutes', { count: Math.floor(ms / MINUTE_MS) });
}
