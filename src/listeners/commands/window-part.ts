import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../domain/duration.ts';
import type { Part } from './part.ts';
import { isWord, said, type Token } from './tokens.ts';

/** How short and how long a time may be (ms), what to say of one that is not, and which words may stand before it. */
export interface SpanLimits {
  readonly shortestMs: number;
  readonly longestMs: number;
  readonly problem: 'window_range' | 'span_range' | 'time_range';
  readonly leads: readonly string[];
}

/** How far a drop looks back: over less than a few checks it would see nothing. */
export const DROP_WINDOW: SpanLimits = {
  shortestMs: 5 * MINUTE_MS,
  longestMs: WEEK_MS,
  problem: 'window_range',
  leads: ['in', 'within'],
};
/** How long money must last: nobody can tell an hour from less, nor a year ahead. */
export const RUNWAY_SPAN: SpanLimits = {
  shortestMs: HOUR_MS,
  longestMs: 90 * DAY_MS,
  problem: 'span_range',
  leads: ['in', 'within', 'under', 'below'],
};
/** A rule that is changed may be either; it is known only later which. */
export const EITHER_SPAN: SpanLimits = { ...DROP_WINDOW, longestMs: RUNWAY_SPAN.longestMs, problem: 'time_range' };

const UNITS: ReadonlyMap<string, number> = new Map([
  ...named(MINUTE_MS, 'm', 'min', 'mins', 'minute', 'minutes', '分钟'),
  ...named(HOUR_MS, 'h', 'hr', 'hrs', 'hour', 'hours', '小时', '个小时'),
  ...named(DAY_MS, 'd', 'day', 'days', '天'),
  ...named(WEEK_MS, 'w', 'week', 'weeks', '周', '星期', '个星期'),
]);
const NUMBER_AND_UNIT = /^(\d{1,5})(\D+)$/;
const NUMBER = /^\d{1,5}$/;
/** `1小时内`: Chinese says `in` behind the time. */
const WITHIN = /(?:以|之)?内$/;

/** Reads `in 1h`, `within 24 hours`, a bare `1h`; after `in` also what is none, so that it can be named. */
export function readWindowPart(rest: readonly Token[], limits: SpanLimits): Part | undefined {
  const hasLead = limits.leads.some((lead) => isWord(rest[0], lead));
  const length = hasLead ? 1 : 0;
  const read = readLength(rest.slice(length));
  if (read === undefined && !hasLead) return undefined;
  const tokens = rest.slice(0, length + (read?.length ?? 1));
  const windowMs = read?.ms ?? HOUR_MS;
  const unusable = windowMs < limits.shortestMs || windowMs > limits.longestMs;
  const problem = read === undefined ? 'window_unclear' : unusable ? limits.problem : null;
  const clamped = Math.min(limits.longestMs, Math.max(limits.shortestMs, windowMs));
  return { part: 'window', tokens, windowMs: clamped, fault: problem && { problem, typed: said(tokens) } };
}

/** The length of time that the first one or two tokens are: `1h`, `24 hours`; in ms, and how many tokens it takes. */
export function readLength([first, second]: readonly Token[]):
  | { readonly ms: number; readonly length: number }
  | undefined {
  if (first?.kind !== 'word') return undefined;
  const [, count = '', unit = ''] = NUMBER_AND_UNIT.exec(first.text) ?? [];
  const joined = unitMs(unit);
  if (joined !== undefined) return { ms: Number(count) * joined, length: 1 };
  const apart = second?.kind === 'word' && NUMBER.test(first.text) ? unitMs(second.text) : undefined;
  return apart === undefined ? undefined : { ms: Number(first.text) * apart, length: 2 };
}

function unitMs(text: string): number | undefined {
  return UNITS.get(text.replace(WITHIN, ''));
}

function named(ms: number, ...words: readonly string[]): readonly (readonly [string, number])[] {
  return words.map((word) => [word, ms]);
}
