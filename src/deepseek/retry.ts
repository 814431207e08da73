import { parseHttpDate } from '../domain/clock-sample.ts';
import type { Reading } from '../domain/reading.ts';

const FIRST_BACK_OFF_MS = 500;
const MAX_RETRY_AFTER_MS = 10_000;
const SECONDS = /^\d{1,9}$/;

export interface FinishedTry {
  /** Which try this was, from 1. */
  readonly tries: number;
  readonly reading: Reading;
  /** The `Retry-After` header. */
  readonly retryAfter: string | null;
}

export interface RetryConditions {
  readonly maxTries: number;
  /** Wall-clock time, for a `Retry-After` that is a date. */
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
  /** What is left of the time for all tries. */
  readonly remainingMs: number;
}

/** Milliseconds to wait before the next try; null when this reading is final. */
export function nextDelayMs(last: FinishedTry, conditions: RetryConditions): number | null {
  if (last.tries >= conditions.maxTries || !isTransient(last.reading)) return null;
  const delay = parseRetryAfterMs(last.retryAfter, conditions.now) ?? backOffMs(last.tries, conditions.random);
  return delay < conditions.remainingMs ? delay : null;
}

/** Network errors, 5xx (both unreachable) and 429; asking again changes nothing about the rest. */
function isTransient(reading: Reading): boolean {
  return reading.kind === 'failure' && (reading.cause === 'unreachable' || reading.cause === 'rate_limited');
}

/** About 0.5 s after the first try, then about 1 s: a quarter more or less, so that many accounts do not ask at once. */
function backOffMs(tries: number, random: number): number {
  return Math.round(FIRST_BACK_OFF_MS * 2 ** (tries - 1) * (0.75 + random * 0.5));
}

/** Seconds or an HTTP date, at most 10 s; undefined for zero, the past and anything unreadable. */
function parseRetryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const delay = SECONDS.test(text) ? Number(text) * 1000 : (parseHttpDate(text) ?? now) - now;
  return delay > 0 ? Math.min(delay, MAX_RETRY_AFTER_MS) : undefined;
}
