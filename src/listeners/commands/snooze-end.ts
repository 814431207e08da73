import { DAY_MS, MINUTE_MS } from '../../domain/duration.ts';
import type { SnoozeWish } from '../../domain/snooze.ts';
import { isWord, type Token } from './tokens.ts';
import { verbOf } from './verbs.ts';
import { readLength } from './window-part.ts';

const SHORTEST_MS = MINUTE_MS;
const LONGEST_MS = 30 * DAY_MS;
const LEADS = ['until', 'till', 'til', 'to'];

/** When a snooze ends, as typed; `off`: now. */
export interface SnoozeEnd {
  readonly until: Exclude<SnoozeWish, { readonly kind: 'time' }> | { readonly kind: 'off' };
  /** How many tokens it takes. */
  readonly length: number;
  /** `range`: the time is the nearest that is possible. `bare`: the word lacks its `until`. */
  readonly fault: 'range' | 'bare' | null;
}

/** Reads `4h`, `for 4 hours`, `off`, `until top-up`; `unclear` for an `until` that nothing can follow as typed. */
export function readSnoozeEnd(tokens: readonly Token[]): SnoozeEnd | 'unclear' | undefined {
  const [first, ...rest] = tokens;
  if (isWord(first, 'off')) return { until: { kind: 'off' }, length: 1, fault: null };
  const time = readTime(tokens) ?? (isWord(first, 'for') ? longer(readTime(rest)) : undefined);
  if (time !== undefined) return time;
  if (!LEADS.some((lead) => isWord(first, lead))) {
    const bare = readEvent(tokens);
    return bare && { ...bare, fault: 'bare' };
  }
  return longer(readEvent(rest)) ?? 'unclear';
}

function longer(end: SnoozeEnd | undefined): SnoozeEnd | undefined {
  return end && { ...end, length: end.length + 1 };
}

function readTime(tokens: readonly Token[]): SnoozeEnd | undefined {
  const time = readLength(tokens);
  if (time === undefined) return undefined;
  const ms = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, time.ms));
  return { until: { kind: 'for', ms }, length: time.length, fault: ms === time.ms ? null : 'range' };
}

function readEvent([first, second]: readonly Token[]): SnoozeEnd | undefined {
  if (isWord(first, 'tomorrow')) return { until: { kind: 'tomorrow' }, length: 1, fault: null };
  if (isWord(first, 'resolved')) return { until: { kind: 'resolved' }, length: 1, fault: null };
  const until = { kind: 'top_up' } as const;
  if (first?.kind !== 'word') return undefined;
  if (verbOf(first.text) === 'top_up') return { until, length: 1, fault: null };
  const isPair = second?.kind === 'word' && verbOf(`${first.text} ${second.text}`) === 'top_up';
  return isPair ? { until, length: 2, fault: null } : undefined;
}
