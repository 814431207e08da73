import { MICROS_PER_UNIT, parseMicros } from '../../domain/money.ts';
import { knownCurrency, type Vocabulary } from './currency.ts';
import type { Part } from './part.ts';
import { isWord, said, type Token } from './tokens.ts';

const PERCENT = /^([+-]?\d{1,5}(?:[.,]\d{1,6})?)(?:%|percent)$/;
const NUMBER = /^[+-]?\d{1,5}(?:[.,]\d{1,6})?$/;
const SIGNS = ['%', 'percent'];
const WHOLE_CENTS = /^\d+(?:\.\d{1,2})?$/;
const MOST_MICROS = 100 * MICROS_PER_UNIT;
const EXAMPLE_MICROS = 20 * MICROS_PER_UNIT;

/** Reads `20%`, `20 percent`, `20% CNY`, `20% of CNY`, `CNY 20%`; the currency is null when none is named. */
export function readPercentPart(rest: readonly Token[], vocabulary: Vocabulary): Part | undefined {
  const lead = currencyOf(rest[0], vocabulary);
  const behind = lead === null ? rest : rest.slice(1);
  const read = readNumber(behind);
  if (read === undefined) return undefined;
  const after = behind.slice(read.length);
  const filler = lead === null && isWord(after[0], 'of') && currencyOf(after[1], vocabulary) !== null ? 1 : 0;
  const tail = lead === null ? currencyOf(after[filler], vocabulary) : null;
  const length = (lead === null ? 0 : 1) + read.length + (tail === null ? 0 : filler + 1);
  const tokens = rest.slice(0, length);
  const micros = parseMicros(read.digits) ?? 0;
  const isUsable = WHOLE_CENTS.test(read.digits) && micros > 0 && micros <= MOST_MICROS;
  const fault = isUsable ? null : ({ problem: 'percent_range', typed: said(tokens) } as const);
  return { part: 'percent', tokens, micros: isUsable ? micros : EXAMPLE_MICROS, currency: lead ?? tail, fault };
}

function currencyOf(token: Token | undefined, vocabulary: Vocabulary): string | null {
  return token?.kind === 'word' ? knownCurrency(token.text, vocabulary) : null;
}

function readNumber([first, second]: readonly Token[]):
  | { readonly digits: string; readonly length: number }
  | undefined {
  if (first?.kind !== 'word') return undefined;
  const joined = PERCENT.exec(first.text)?.[1];
  if (joined !== undefined) return { digits: joined, length: 1 };
  const isApart = NUMBER.test(first.text) && SIGNS.some((sign) => isWord(second, sign));
  return isApart ? { digits: first.text, length: 2 } : undefined;
}
