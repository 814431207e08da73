import { type DigestClock, type DigestPeriod, periodBefore, readLastPeriod, readNextDue } from './digest-schedule.ts';

/** Where a channel stands with its digests. */
export interface DigestState {
  readonly clock: DigestClock;
  /** When the next one is due (UTC ms). */
  readonly dueAt: number;
  /** Key of the last period that was told, or that was over when the schedule was set: what follows is not told yet. */
  readonly lastPeriod: string;
}

/** Digests that were not sent, by the keys of their periods. */
export interface MissedDigests {
  readonly because: 'not_running' | 'not_delivered';
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** What a tick does about a digest; `next` is stored in place of the state. */
export type DigestStep =
  | { readonly kind: 'not_due' }
  | {
      readonly kind: 'send';
      readonly period: DigestPeriod;
      readonly missed: MissedDigests | null;
      /** When it is too late to send it (UTC ms). */
      readonly staleAt: number;
      readonly next: DigestState;
    }
  /** It is too late: the next digest says that this one was not sent. */
  | { readonly kind: 'skip'; readonly period: DigestPeriod; readonly next: DigestState }
  /** What was stored lies further ahead than any digest: the clock was wrong. */
  | { readonly kind: 'reset'; readonly next: DigestState };

/** More missed ones than this are not counted one by one. */
const MOST_COUNTED = 400;

/** A channel whose schedule or zone was just set: the period that is over is not told, nor one again that was. */
export function startDigest(clock: DigestClock, told: string | null, now: number): DigestState {
  const over = readLastPeriod(clock, now);
  if (told === null || told <= over.key) return { clock, dueAt: readNextDue(clock, now), lastPeriod: over.key };
  const dueAt = readNextDue(clock, now);
  const next = readLastPeriod(clock, dueAt);
  // Told today already, at an earlier time of day.
  if (told === next.key) return { clock, dueAt: readNextDue(clock, dueAt), lastPeriod: told };
  return { clock, dueAt, lastPeriod: over.key };
}

/**
 * Decides about the digest of a channel at a tick: sent when it is due, also late, but skipped when it is late by half of its
 * period or of the time until the next one. However long nobody ticked, only the latest one may still be sent.
 */
export function stepDigest(state: DigestState, now: number): DigestStep {
  const { clock, dueAt, lastPeriod } = state;
  if (dueAt > now) {
    const isPossible = dueAt <= readNextDue(clock, readNextDue(clock, now));
    return isPossible ? { kind: 'not_due' } : { kind: 'reset', next: startDigest(clock, null, now) };
  }
  const period = readLastPeriod(clock, now);
  const next: DigestState = { clock, dueAt: readNextDue(clock, now), lastPeriod };
  const staleAt = period.until + Math.min(period.until - period.from, next.dueAt - period.until) / 2;
  if (period.key <= lastPeriod || now >= staleAt) return { kind: 'skip', period, next };
  const missed = readMissed(clock, lastPeriod, period);
  return { kind: 'send', period, missed, staleAt, next: { ...next, lastPeriod: period.key } };
}

/** The periods between the last one that was told and this one. */
function readMissed(clock: DigestClock, told: string, period: DigestPeriod): MissedDigests | null {
  const last = periodBefore(clock, period);
  let first: DigestPeriod | null = null;
  let count = 0;
  for (let each = last; each.key > told && count < MOST_COUNTED; each = periodBefore(clock, each)) {
    first = each;
    count += 1;
  }
  return first === null ? null : { because: 'not_running', first: first.key, last: last.key, count };
}
