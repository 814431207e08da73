import type { AmountProblem } from '../../domain/refusal.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import { currencyBesideNumber, knownCurrency, misspeltCurrency, type Vocabulary } from './currency.ts';
import { type NumberWord, readNumberWord, readSuffix, type Suffix } from './number-word.ts';
import type { Token } from './tokens.ts';
import { type NumberRead, readNumber } from './typed-number.ts';

/** As in `1 000`, `¥12 000.50`. */
const LEADING_GROUP = /^\D*[1-9]\d{0,2}$/;
const GROUP = /^\d{3}(?:\.\d+)?\D*$/;

/** An amount found in a text. With a problem or a misspelt currency, `choices` are what to type instead. */
export interface AmountRead {
  readonly choices: readonly TypedAmount[];
  readonly problem: AmountProblem | null;
  /** A word after the number that probably should name a currency. */
  readonly misspelt: string | null;
  /** How many tokens it takes. */
  readonly length: number;
}

/** Reads the amount that begins with the first token: `50 CNY`, `CNY 50`, `¥50`, `50元`, a bare `50`; undefined if none does. */
export function readAmount(tokens: readonly Token[], vocabulary: Vocabulary): AmountRead | undefined {
  const grouped = joinThousands(tokens);
  if (grouped !== undefined) return readGrouped(grouped, tokens.length, vocabulary);
  const [first, second] = tokens;
  const alone = readNumberWord(first, vocabulary);
  if (alone !== undefined) return complete(alone, [], tokens.slice(1), vocabulary);
  const number = readNumberWord(second, vocabulary);
  if (number === undefined || first?.kind !== 'word') return undefined;
  const lead = currencyBesideNumber(first.text, vocabulary);
  if (lead === null) return undefined;
  const read = complete(number, [lead], tokens.slice(2), vocabulary);
  const doubtful = read?.problem === 'amount_two_currencies' && knownCurrency(first.text, vocabulary) === null;
  return read === undefined || doubtful ? undefined : { ...read, length: read.length + 1 };
}

/** `1 000` as one token, at the start or behind a currency; undefined without such a number. */
function joinThousands(tokens: readonly Token[]): readonly Token[] | undefined {
  const start = tokens.findIndex((token) => token.kind === 'word' && /\d/.test(token.text));
  const lead = tokens[start];
  if (start > 1 || lead?.kind !== 'word' || !LEADING_GROUP.test(lead.text)) return undefined;
  const following = tokens.slice(start + 1);
  const end = following.findIndex((token) => token.kind !== 'word' || !GROUP.test(token.text));
  const groups = following.slice(0, end === -1 ? following.length : end);
  if (groups.length === 0) return undefined;
  const text = [lead, ...groups].map((token) => (token.kind === 'word' ? token.text : '')).join('');
  return [...tokens.slice(0, start), { ...lead, text }, ...following.slice(groups.length)];
}

function readGrouped(joined: readonly Token[], tokens: number, vocabulary: Vocabulary): AmountRead | undefined {
  const read = readAmount(joined, vocabulary);
  const problem = read?.problem ?? 'amount_grouping';
  return read && { ...read, problem, length: read.length + tokens - joined.length };
}

/** The amount around a number, with the currencies in front of it and what follows it. */
function complete(
  number: NumberWord,
  leading: readonly string[],
  following: readonly Token[],
  vocabulary: Vocabulary,
): AmountRead | undefined {
  const before = [...leading, ...number.currencies];
  const suffix = number.percent ? undefined : suffixFor(before, following, vocabulary);
  const read = readNumber({
    ...number,
    percent: suffix?.percent ?? number.percent,
    multiplier: number.multiplier * (suffix?.multiplier ?? 1),
  });
  if (read === undefined) return undefined;
  const length = suffix === undefined ? 1 : 2;
  const named = [...new Set([...before, ...(suffix?.currencies ?? [])])];
  if (named.length === 0) return withMeantCurrency(read, length, following[length - 1], vocabulary);
  const choices = named.map((currency) => ({ micros: read.micros, currency }));
  const problem = named.length > 1 ? 'amount_two_currencies' : read.problem;
  return { choices, problem, misspelt: null, length };
}

/** The next word as a suffix, unless it is the sign in front of another number: `CNY 50 USD 60`. */
function suffixFor(before: readonly string[], following: readonly Token[], vocabulary: Vocabulary): Suffix | undefined {
  const [next, afterNext] = following;
  const suffix = readSuffix(next, vocabulary);
  const another = before.length > 0 && readNumberWord(afterNext, vocabulary) !== undefined;
  return another && suffix?.currencies.some((currency) => !before.includes(currency)) ? undefined : suffix;
}

function withMeantCurrency(
  { micros, problem }: NumberRead,
  length: number,
  next: Token | undefined,
  vocabulary: Vocabulary,
): AmountRead {
  const currency = next?.kind === 'word' ? misspeltCurrency(next.text, vocabulary) : null;
  const choices = [{ micros, currency }];
  if (next === undefined || currency === null) return { choices, problem, misspelt: null, length };
  return { choices, problem, misspelt: next.typed, length: length + 1 };
}
