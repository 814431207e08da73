import { type Job, type JobProblem, MOST_TOKENS, type TokenKind } from '../../domain/job.ts';
import { echo } from './normalise.ts';
import { meaningOf, said, type Token, wordsOf } from './tokens.ts';

const KINDS: ReadonlyMap<string, TokenKind> = new Map([
  ...named('input', 'in', 'input', 'miss', 'prompt', 'read'),
  ...named('output', 'out', 'output', 'completion', 'written'),
  ...named('cached', 'cached', 'cache', 'hit', 'hits'),
]);
/** Words that may stand between the others and change nothing. */
const FILLERS: ReadonlySet<string> = new Set(['and', 'plus', '+', 'tokens', 'token', 'with', 'of']);
const MULTIPLIERS: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ['k', 1000n],
  ['m', 1_000_000n],
  ['b', 1_000_000_000n],
  ['千', 1000n],
  ['万', 10_000n],
  ['亿', 100_000_000n],
]);
const UNIT = /^[kmb千万亿]$/;
const STARTS_NUMBER = /^[+-]?\.?\d/;
const NUMBER = /^(\d{1,15}|\d{1,3}(?:[,_]\d{3})+)(?:\.(\d{1,12}))?([kmb千万亿]?)$/;

/** A job, whether it runs at peak, or what is unclear. */
export type ParsedJob = { readonly job: Job; readonly peak: boolean } | { readonly problem: JobProblem };

/** The same as a command-line argument. */
export function parseJob(text: string): ParsedJob {
  return readJob(wordsOf(text));
}

/** Reads `deepseek-flash 40M in 10M cached 8M out [peak]` in any order; a number is followed by what it counts. */
export function readJob(tokens: readonly Token[]): ParsedJob {
  const found: { model: string | null; peak: boolean; counts: Map<TokenKind, number> } = {
    model: null,
    peak: false,
    counts: new Map(),
  };
  let rest = tokens;
  while (rest[0] !== undefined) {
    const [first] = rest;
    const word = first.kind === 'word' ? meaningOf(first) : null;
    if (word !== null && STARTS_NUMBER.test(word)) {
      const read = readCount(rest);
      if ('reason' in read) return { problem: read };
      if (found.counts.has(read.kind)) return problem('kind_twice', said(rest.slice(0, read.length)));
      found.counts.set(read.kind, read.tokens);
      rest = rest.slice(read.length);
      continue;
    }
    if (word === 'peak') found.peak = true;
    else if (word !== null && found.model === null && !FILLERS.has(word)) {
      // `in 40M` would make a model of "in".
      if (KINDS.has(word)) return problem('word_unknown', first.typed);
      found.model = word;
    } else if (word === null || !FILLERS.has(word)) return problem('word_unknown', first.typed);
    rest = rest.slice(1);
  }
  const { model, peak, counts } = found;
  if (model === null) return problem('model_missing', '');
  if ([...counts.values()].every((count) => count === 0)) return problem('tokens_missing', '');
  const job = {
    model,
    cached: counts.get('cached') ?? 0,
    input: counts.get('input') ?? 0,
    output: counts.get('output') ?? 0,
  };
  return { job, peak };
}

interface Count {
  readonly tokens: number;
  readonly kind: TokenKind;
  /** How many words it takes. */
  readonly length: number;
}

/** `40M in`, `40 m in`, `1,000,000 input tokens`, `10M cache hit`. */
function readCount(rest: readonly Token[]): Count | JobProblem {
  const [first, ...others] = rest.map(meaningOf);
  const apart = UNIT.test(others[0] ?? '');
  const typed = said(rest.slice(0, apart ? 2 : 1));
  const tokens = parseTokens(`${first ?? ''}${apart ? (others[0] ?? '') : ''}`);
  if (tokens === undefined) return { reason: 'number_unclear', typed };
  if (tokens > BigInt(MOST_TOKENS)) return { reason: 'number_too_large', typed };
  const after = apart ? others.slice(1) : others;
  const skipped = after[0] === 'tokens' || after[0] === 'token' ? 1 : 0;
  const [word = '', next = ''] = after.slice(skipped);
  const cacheMiss = word === 'cache' && next === 'miss';
  const kind = cacheMiss ? 'input' : KINDS.get(word);
  if (kind === undefined) return { reason: 'kind_missing', typed };
  const two = word === 'cache' && ['hit', 'hits', 'miss'].includes(next);
  return { tokens: Number(tokens), kind, length: (apart ? 2 : 1) + skipped + (two ? 2 : 1) };
}

/** A whole number of tokens, exactly; undefined for anything else. */
function parseTokens(text: string): bigint | undefined {
  const [, whole = '', fraction = '', unit = ''] = NUMBER.exec(text) ?? [];
  const multiplier = MULTIPLIERS.get(unit);
  if (whole === '' || multiplier === undefined) return undefined;
  const digits = BigInt(whole.replaceAll(/[,_]/g, '') + fraction) * multiplier;
  const scale = 10n ** BigInt(fraction.length);
  return digits % scale === 0n ? digits / scale : undefined;
}

function problem(reason: JobProblem['reason'], typed: string): ParsedJob {
  return { problem: { reason, typed: echo(typed) } };
}

function named(kind: TokenKind, ...words: readonly string[]): readonly (readonly [string, TokenKind])[] {
  return words.map((word) => [word, kind]);
}
