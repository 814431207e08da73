import { HOUR_MS, MINUTE_MS, SECOND_MS } from './duration.ts';
import type { ClosedReason } from './notification.ts';

export type Operation = 'post' | 'reply' | 'update';

/** What one Slack write came to, as the adapter classified it. */
export type Outcome =
  | {
      readonly kind: 'sent';
      readonly ts: string;
      /** Whether it landed in a thread: a reply to a deleted message does not. */
      readonly threaded: boolean;
    }
  /** Slack did not take it: 429, refused connection. */
  | { readonly kind: 'not_sent'; readonly reason: string; readonly retryAfterMs: number | null }
  /** Slack may have taken it: sent but unanswered, 5xx, `internal_error`, `fatal_error`. */
  | { readonly kind: 'ambiguous'; readonly reason: string }
  | { readonly kind: 'content_refused'; readonly reason: string }
  /** Slack does not show a reply in the channel too. */
  | { readonly kind: 'broadcast_refused' }
  | { readonly kind: 'destination_closed'; readonly reason: ClosedReason }
  | { readonly kind: 'installation_gone'; readonly reason: string }
  /** The message to edit does not exist. */
  | { readonly kind: 'message_gone' }
  | { readonly kind: 'edit_forbidden' };

/** What a look for an ambiguous message in Slack found. */
export type LookUp =
  | { readonly kind: 'found'; readonly ts: string; readonly threaded: boolean }
  | { readonly kind: 'absent' }
  /** Nobody can tell: the bot may not read there, or Slack answers with an error. */
  | { readonly kind: 'not_allowed'; readonly reason: string }
  | { readonly kind: 'installation_gone'; readonly reason: string }
  /** Slack did not answer the question. */
  | { readonly kind: 'unanswered'; readonly reason: string; readonly retryAfterMs: number | null };

/** One try of a delivery. */
export interface Attempt {
  readonly operation: Operation;
  /** Tries so far, this one included. */
  readonly attempts: number;
  readonly lookups: number;
  /** 0: as built, 1: plain sections, 2: plain sections in the thread alone. */
  readonly rung: number;
}

export interface DeliveryTiming {
  /** How long a worker owns a write. */
  readonly leaseMs: number;
  /** Wait before the first look for an ambiguous message, and between the two looks. */
  readonly graceMs: number;
  readonly secondLookMs: number;
  /** The longest wait between two tries. */
  readonly maxBackoffMs: number;
  /** The least time between two edits of a root that no step asked for. */
  readonly updateEveryMs: number;
}

export const DELIVERY_TIMING: DeliveryTiming = {
  leaseMs: 30 * SECOND_MS,
  graceMs: 15 * SECOND_MS,
  secondLookMs: 10 * SECOND_MS,
  maxBackoffMs: 5 * MINUTE_MS,
  updateEveryMs: MINUTE_MS,
};

/** What happens next with a write. */
export type Settlement =
  | { readonly next: 'sent'; readonly ts: string; readonly threaded: boolean }
  | { readonly next: 'retry'; readonly dueAt: number; readonly reason: string }
  | { readonly next: 'look_up'; readonly dueAt: number; readonly reason: string }
  | { readonly next: 'simplify'; readonly rung: number; readonly reason: string }
  /** An edit that gives way to what waits behind it, and is wanted again from `dueAt`. */
  | { readonly next: 'put_off'; readonly dueAt: number; readonly reason: string }
  | { readonly next: 'dead'; readonly reason: string }
  | { readonly next: 'pause_channel'; readonly reason: ClosedReason }
  | { readonly next: 'pause_workspace'; readonly reason: string }
  | { readonly next: 'new_root' }
  | { readonly next: 'freeze_root' };

export interface SettleInput {
  readonly now: number;
  /** Between 0 and 1, for jitter. */
  readonly random: number;
  readonly timing: DeliveryTiming;
}

/** No write is put off for longer, whatever Slack's `Retry-After` says. */
export const LONGEST_WAIT_MS = HOUR_MS;
/** No lease is further ahead, also as a process sees it whose clock is some minutes behind. */
export const LONGEST_LEASE_MS = 5 * MINUTE_MS;
/** From here on a reply is not shown in the channel too. */
export const THREAD_ONLY_RUNG = 2;
const PLAIN_RUNG = 1;
const LOOKS = 2;
/** About four minutes of back-off; then the one duplicate is better than silence. */
const UNANSWERED_LOOKS = 8;
/** An edit is no news: it does not hold up what waits behind it for longer. */
const EDIT_TRIES = 3;

/** Whether an instant is still to come; one that lies further ahead than `atMostMs` was noted before the clock went back. */
export function isAhead(instant: number, now: number, atMostMs: number): boolean {
  return instant > now && instant <= now + atMostMs;
}

/** What follows from an attempt. Slack's `Retry-After` wins over our own back-off; nothing is given up but refused content. */
export function settle(outcome: Outcome, attempt: Attempt, input: SettleInput): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return { next: 'sent', ts: outcome.ts, threaded: outcome.threaded };
    case 'not_sent':
      return retry(outcome.reason, outcome.retryAfterMs, attempt, input);
    case 'ambiguous':
      // An edit may be repeated at will; a message may not.
      if (attempt.operation === 'update') return retry(outcome.reason, null, attempt, input);
      return { next: 'look_up', dueAt: input.now + input.timing.graceMs, reason: outcome.reason };
    case 'content_refused':
      return refuse(outcome.reason, attempt);
    case 'broadcast_refused':
      return attempt.rung < THREAD_ONLY_RUNG
        ? { next: 'simplify', rung: THREAD_ONLY_RUNG, reason: 'cant_broadcast_message' }
        : { next: 'dead', reason: 'cant_broadcast_message' };
    case 'destination_closed':
      return { next: 'pause_channel', reason: outcome.reason };
    case 'installation_gone':
      return { next: 'pause_workspace', reason: outcome.reason };
    case 'message_gone':
      // A new message needs no other one: whatever Slack means, a new root would be refused like it, again and again.
      return attempt.operation === 'post' ? refuse('message_gone', attempt) : { next: 'new_root' };
    case 'edit_forbidden':
      return attempt.operation === 'update' ? { next: 'freeze_root' } : refuse('edit_forbidden', attempt);
  }
}

function refuse(reason: string, { rung }: Attempt): Settlement {
  return rung < PLAIN_RUNG ? { next: 'simplify', rung: PLAIN_RUNG, reason } : { next: 'dead', reason };
}

/** What follows from a look: found is sent; twice absent, nobody can tell, or too long unanswered is sent again. */
export function settleLookUp(found: LookUp, attempt: Attempt, input: SettleInput): Settlement {
  switch (found.kind) {
    case 'found':
      return { next: 'sent', ts: found.ts, threaded: found.threaded };
    case 'absent':
      if (attempt.lookups >= LOOKS) return { next: 'retry', dueAt: input.now, reason: 'not found in Slack' };
      return { next: 'look_up', dueAt: input.now + input.timing.secondLookMs, reason: 'not found in Slack yet' };
    case 'not_allowed':
      return { next: 'retry', dueAt: input.now, reason: found.reason };
    case 'installation_gone':
      return { next: 'pause_workspace', reason: found.reason };
    case 'unanswered': {
      const wait = found.retryAfterMs ?? backoff(attempt.lookups + 1, input);
      if (attempt.lookups >= UNANSWERED_LOOKS || wait > input.timing.maxBackoffMs)
        return { next: 'retry', dueAt: input.now, reason: found.reason };
      return { next: 'look_up', dueAt: input.now + wait, reason: found.reason };
    }
  }
}

function retry(reason: string, retryAfterMs: number | null, attempt: Attempt, input: SettleInput): Settlement {
  const { now, timing } = input;
  const wait = Math.min(retryAfterMs ?? backoff(attempt.attempts, input), LONGEST_WAIT_MS);
  const holdsUp = attempt.attempts >= EDIT_TRIES || wait >= timing.updateEveryMs;
  return attempt.operation === 'update' && holdsUp
    ? { next: 'put_off', dueAt: now + Math.max(wait, timing.updateEveryMs), reason }
    : { next: 'retry', dueAt: now + wait, reason };
}

/** Exponential from one second, at most `maxBackoffMs`, with up to a quarter taken off at random. */
function backoff(tries: number, { random, timing }: SettleInput): number {
  const full = Math.min(timing.maxBackoffMs, SECOND_MS * 2 ** Math.min(tries - 1, 20));
  return Math.round(full * (1 - random / 4));
}
