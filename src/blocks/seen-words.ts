import type { Say } from './locales/say.ts';

/** More than this share is told as all. */
const WELL_SEEN = 0.95;

/** ` (seen for 60 % of the last 24 h)`, behind an amount, for a `time` in the same language; empty when as good as all of it was seen. */
export function seenWords(say: Say, observed: number, time: string): string {
  return observed >= WELL_SEEN ? '' : say('seen.partly', { percent: Math.max(1, Math.round(observed * 100)), time });
}
