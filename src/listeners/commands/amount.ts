import type { AmountProblem } from '../../domain/refusal.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import { currencyBesideNumber, knownCurrency, misspeltCurrency, type Vocabulary } from './currency.ts';
import { type NumberWord, readNumberWord, readSuffix, type Suffix } from './number-word.ts';
import type { Token } from './tokens.ts';
import { type NumberRead, readNumber } from './typed-number.ts';

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
