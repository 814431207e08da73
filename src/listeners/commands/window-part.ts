import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../domain/duration.ts';
import type { Part } from './part.ts';
import { isWord, said, type Token } from './tokens.ts';

/** A drop looks back at least this long, and at most that long (ms): shorter than a few checks it would see nothing. */
const SHORTEST_WINDOW_MS = 5 * MINUTE_MS;
const LONGEST_WINDOW_MS = WEEK_MS;

const UNITS: ReadonlyMap<string, number> = new Map([
  ...named(MINUTE_MS, 'm', 'min', 'mins', 'minute', 'minutes', '分钟'),
  ...named(HOUR_MS, 'h', 'hr', 'hrs', 'hour', 'hours', '小时', '个小时'),
  ...named(DAY_MS, 'd', 'day', 'days', '天'),
  ...named(WEEK_MS, 'w', 'week', 'weeks', '周'),
]);
const NUMBER_AND_UNIT = /^(\d{1,5})(\D+)$/;
const NUMBER = /^\d{1,5}$/;
const LEADS = ['in', 'within'];

/** Reads `in 1h`, `within 24 hours`, a bare `1h`; after `in` also what is none, so that it can be named. */
export function readWindowPart(rest: readonly Token[]): Part | undefined {
  const hasLead = LEADS.some((lead) => isWord(rest[0], lead));
  const length = hasLead ? 1 : 0;
  const read = readLength(rest.slice(length));
  if (read === undefined && !hasLead) return undefined;
  const tokens = rest.slice(0, length + (read?.length ?? 1));
  const windowMs = read?.ms ?? HOUR_MS;
  const unusable = windowMs < SHORTEST_WINDOW_MS || windowMs > LONGEST_WINDOW_MS;
  const problem = read === undefined ? 'window_unclear' : unusable ? 'window_range' : null;
  const clamped = Math.min(LONGEST_WINDOW_MS, Math.max(SHORTEST_WINDOW_MS, windowMs));
  return { part: 'window', tokens, windowMs: clamped, fault: problem && { problem, typed: said(tokens) } };
}

function readLength([first, second]: readonly Token[]): { readonly ms: number; readonly length: number } | undefined {
  if (first?.kind !== 'word') return undefined;
  const [, count = '', unit = ''] = NUMBER_AND_UNIT.exec(first.text) ?? [];
  const joined = UNITS.get(unit);
  if (joined !== undefined) return { ms: Number(count) * joined, length: 1 };
  const apart = second?.kind === 'word' && NUMBER.test(first.text) ? UNITS.get(second.text) : undefined;
  return apart === undefined ? undefined : { ms: Number(first.text) * apart, length: 2 };
}

function named(ms: number, ...words: readonly string[]): readonly (readonly [string, number])[] {
  return words.map((word) => [word, ms]);
}
