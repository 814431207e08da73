import { currencyBesideNumber, knownCurrency, type Vocabulary } from './currency.ts';
import type { Token } from './tokens.ts';
import type { NumberShape } from './typed-number.ts';

/** One word that holds a number, perhaps with a currency or a unit stuck to it: `¥50`, `50k`, `20%`, `5.50usd`. */
export interface NumberWord extends NumberShape {
  readonly currencies: readonly string[];
}

/** What may follow a number, stuck to it or as the next word: `%`, `k`, `万元`, `CNY`. */
export interface Suffix {
  readonly percent: boolean;
  readonly multiplier: number;
  readonly currencies: readonly string[];
}

const NUMBER_WORD = /^([+-]?)([^\d.,+-]*)([+-]?)(\.?\d[\d.,]*)(e[+-]?\d+)?(\D*)$/;
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['k', 1000],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['萬', 10_000],
  ['亿', 100_000_000],
]);

export function readNumberWord(token: Token | undefined, vocabulary: Vocabulary): NumberWord | undefined {
  const match = token?.kind === 'word' ? NUMBER_WORD.exec(token.text) : null;
  if (match === null) return undefined;
  const [, outerSign = '', front = '', innerSign = '', digits = '', exponent = '', back = ''] = match;
  const prefix = front === '' ? [] : knownAsList(front, vocabulary);
  const suffix = back === '' ? { percent: false, multiplier: 1, currencies: [] } : suffixOf(back, vocabulary);
  if (prefix === undefined || suffix === undefined) return undefined;
  const negative = outerSign === '-' || innerSign === '-';
  return { ...suffix, negative, digits, exponent, currencies: [...prefix, ...suffix.currencies] };
}

export function readSuffix(token: Token | undefined, vocabulary: Vocabulary): Suffix | undefined {
  return token?.kind === 'word' ? suffixOf(token.text, vocabulary) : undefined;
}

function suffixOf(text: string, vocabulary: Vocabulary): Suffix | undefined {
  const currency = currencyBesideNumber(text, vocabulary);
  if (currency !== null) return { percent: false, multiplier: 1, currencies: [currency] };
  const [unit = '', ...rest] = text;
  const multiplier = MULTIPLIERS.get(unit);
  if (multiplier === undefined && unit !== '%') return undefined;
  const currencies = rest.length === 0 ? [] : knownAsList(rest.join(''), vocabulary);
  return currencies && { percent: unit === '%', multiplier: multiplier ?? 1, currencies };
}

function knownAsList(word: string, vocabulary: Vocabulary): readonly string[] | undefined {
  const currency = knownCurrency(word, vocabulary);
  return currency === null ? undefined : [currency];
}
