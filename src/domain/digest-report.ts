import type { AccountState } from './answer.ts';
import type { Observation } from './burn-hours.ts';
import type { AccountInfo, CardWallet } from './card.ts';
import type { MissedDigests } from './digest.ts';
import type { ObservedTotal } from './fall.ts';
import { type Gap, type LongestGap, readLongGaps } from './gap.ts';
import { type EventKind, isEvent, isRise, type Movement } from './movement.ts';
import type { Kind, Severity } from './rule.ts';
import { overlap, type Span } from './span.ts';
import { sum } from './sum.ts';

/** What a wallet spent in a stretch of time. */
export interface Spend {
  readonly micros: number;
  /** Share of the time that was watched, 0 to 1. */
  readonly observed: number;
  /** Money came in meanwhile: what was spent between those two readings is not part of it. */
  readonly hidden: boolean;
}

/** Money that came in or went without being spent. `micros` is negative for what left. */
export interface DigestMovement {
  readonly kind: EventKind;
  readonly micros: number;
  readonly at: number;
}

export interface DigestWallet extends CardWallet {
  /** It was not read for longer than it may go unread: the amounts are those of then. */
  readonly old: boolean;
  readonly spend: Spend;
  /** In the period before. */
  readonly before: Spend;
  /** Oldest first. */
  readonly movements: readonly DigestMovement[];
}

/** What fired in the channel during the period; `until` null: it still does. */
export interface DigestEpisode {
  readonly severity: Severity;
  readonly kinds: readonly Kind[];
  readonly since: number;
  readonly until: number | null;
}

export interface DigestAccount {
  readonly info: AccountInfo;
  readonly state: AccountState;
  readonly wallets: readonly DigestWallet[];
  readonly episodes: readonly DigestEpisode[];
  /** When nobody could read it, within the period. */
  readonly gaps: readonly Gap[];
}

/** All that one digest says, as data. */
export interface DigestReport {
  /** Null: a preview, of the time until now. */
  readonly key: string | null;
  readonly period: Span;
  readonly zone: string;
  readonly missed: readonly MissedDigests[];
  /** Worst first. */
  readonly accounts: readonly DigestAccount[];
}

/** What was seen to be spent in a span: each fall counts where it was seen, so that spans side by side tell everything once. */
export function readSpend(observation: Observation, movements: readonly Movement[], span: Span): Spend {
  const spent = movements.filter((each) => each.kind === 'spend' && isIn(each, span));
  const seenMs = sum(observation.seen.map((seen) => overlap(seen, span)));
  return {
    micros: sum(spent.map(({ micros }) => -micros)),
    observed: Math.min(1, seenMs / (span.until - span.from)),
    hidden: movements.some((each) => isRise(each) && isIn(each, span)),
  };
}

/** What else moved a wallet, by when it was seen. */
export function readOther(movements: readonly Movement[], span: Span): readonly DigestMovement[] {
  return movements
    .filter(isEvent)
    .filter((event) => isIn(event, span))
    .map(({ kind, micros, until }) => ({ kind, micros, at: until }));
}

/** Times within a span during which no wallet of an account was read for longer than it may go unread. */
export function readGaps(totals: readonly ObservedTotal[], span: Span, longestGapAfter: LongestGap): readonly Gap[] {
  const unread: Gap[] = [];
  let seenUntil: number | null = null;
  for (const { from, until } of totals.toSorted((a, b) => a.from - b.from)) {
    if (seenUntil !== null && from > seenUntil) unread.push({ from: seenUntil, until: from });
    seenUntil = Math.max(seenUntil ?? until, until);
  }
  if (seenUntil !== null && span.until > seenUntil) unread.push({ from: seenUntil, until: span.until });
  return readLongGaps(unread, longestGapAfter)
    .map(({ from, until }) => ({ from: Math.max(from, span.from), until: Math.min(until, span.until) }))
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from);
}

function isIn({ until }: Span, span: Span): boolean {
  return until > span.from && until <= span.until;
}
