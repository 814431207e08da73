import type { Rise } from './account.ts';
import { readDay, readInstant } from './calendar.ts';
import { isAhead } from './delivery.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './duration.ts';
import type { Severity } from './rule.ts';

/** When a snooze ends. `at` is the latest end (UTC ms), also of one that an event ends: nothing is silent for ever. */
export type SnoozeEnd =
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'top_up'; readonly at: number }
  | { readonly kind: 'resolved'; readonly at: number };

/** A pause of what a channel is told about an account, or about all. */
export interface Snooze {
  readonly id: number;
  /** Null: all accounts of the channel. */
  readonly accountId: string | null;
  readonly by: string;
  readonly since: number;
  readonly until: SnoozeEnd;
  /** What the account's open episode was told when it was snoozed; null: nothing, or all accounts. */
  readonly severity: Severity | null;
}

/** What a person asks for as the end of a snooze; `tomorrow` is at 09:00 on the wall clock of the channel. */
export type SnoozeWish =
  | { readonly kind: 'for'; readonly ms: number }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'tomorrow' }
  | { readonly kind: 'top_up' }
  | { readonly kind: 'resolved' };

export const LONGEST_SNOOZE_MS = 30 * DAY_MS;
/** An end further ahead was stored under a wrong clock; a clock that is put right by less ends nothing. */
export const FURTHEST_END_MS = LONGEST_SNOOZE_MS + HOUR_MS;
const MORNING_MS = 9 * HOUR_MS;

/** The end that somebody asks for at `now`; it is not yet known to be allowed. */
export function readWishedEnd(wish: SnoozeWish, zone: string, now: number): SnoozeEnd {
  switch (wish.kind) {
    case 'for':
      return { kind: 'time', at: now + wish.ms };
    case 'time':
      return { kind: 'time', at: wish.at };
    case 'tomorrow':
      return { kind: 'time', at: readInstant((readDay(now, zone) + 1) * DAY_MS + MORNING_MS, zone) };
    case 'top_up':
    case 'resolved':
      return { kind: wish.kind, at: now + LONGEST_SNOOZE_MS };
  }
}

/** Whether the latest end is still to come. */
export function isSnoozing({ until }: Pick<Snooze, 'until'>, now: number): boolean {
  return isAhead(until.at, now, FURTHEST_END_MS);
}

/** Whether a snooze holds what is told about an account. */
export function snoozes({ accountId }: Pick<Snooze, 'accountId'>, account: string): boolean {
  return accountId === null || accountId === account;
}

/** Of some snoozes the one that messages show: it ends last. */
export function lastToEnd<S extends Snooze>(all: readonly S[]): S | undefined {
  return all.toSorted((a, b) => b.until.at - a.until.at || b.id - a.id)[0];
}

/** Whether two ends are the same to a person: one that counts from the click differs by seconds. */
export function isSameEnd(a: SnoozeEnd, b: SnoozeEnd): boolean {
  return a.kind === b.kind && (a.kind !== 'time' || Math.abs(a.at - b.at) < MINUTE_MS);
}

/** Whether somebody paid: topped-up money rose, or the total where DeepSeek does not split it. */
export function isTopUp(rises: readonly Rise[]): boolean {
  return rises.some(({ total, toppedUp }) => (toppedUp ?? total) > 0);
}
