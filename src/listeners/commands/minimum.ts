import type { Minimum } from '../../domain/check.ts';
import type { Money } from '../../domain/money.ts';
import type { AmountProblem } from '../../domain/refusal.ts';
import { type AmountRead, readAmount } from './amount.ts';
import type { Vocabulary } from './currency.ts';
import { exampleAmount, typeAmount } from './lines.ts';
import { isWord, said, type WordToken, wordsOf } from './tokens.ts';

/** Read outside of Slack: there is no team whose accounts and currencies could be meant. */
const NOBODY: Vocabulary = { accountIds: [], accounts: [], currencies: [], language: 'en' };
const CURRENCIES = ['CNY', 'USD'];

const REASONS: Readonly<Record<AmountProblem, string>> = {
  amount_decimal_comma: 'has a comma for the decimals',
  amount_grouping: 'has separators where none are expected',
  amount_multiplier: 'is not written in full',
  amount_exponent: 'has an exponent',
  amount_negative: 'is not above zero',
  amount_decimals: 'has more than two decimals',
  amount_too_large: 'is more than one billion',
  amount_percent: 'is a percentage',
  amount_zero: 'is not above zero',
  amount_two_currencies: 'names two currencies',
};

/** What must be held, or a sentence about why the text says no amounts, with what to type instead. */
export type ParsedMinimum = { readonly minimum: Minimum } | { readonly problem: string };

/** `50 CNY`, `¥50`; `50 CNY or 7 USD` for a choice. The amounts are those of the Slack command, never without a currency. */
export function parseMinimum(text: string): ParsedMinimum {
  const choices = splitAtOr(wordsOf(text)).map(readChoice);
  const problem = choices.find((choice) => 'problem' in choice);
  if (problem !== undefined) return problem;
  return { minimum: choices.flatMap((choice) => ('amount' in choice ? [choice.amount] : [])) };
}

type Choice = { readonly amount: Money } | { readonly problem: string };

function readChoice(words: readonly WordToken[]): Choice {
  const read = readAmount(words, NOBODY);
  const typed = `"${said(words)}"`;
  const example = typeAmount(exampleAmount(NOBODY));
  if (words.length === 0) return { problem: `An amount is missing. Type for example "${example}".` };
  if (read === undefined) return { problem: `${typed} is no amount. Type for example "${example}".` };
  const [{ micros, currency } = exampleAmount(NOBODY)] = read.choices;
  const reason = faultOf(read, words);
  if (reason !== null) return { problem: `${typed} ${reason}. Type ${linesOf(read)}.` };
  return currency === null
    ? { problem: `${typed} has no currency. Type ${linesOf(read)}.` }
    : { amount: { micros, currency } };
}

function faultOf({ problem, misspelt, length }: AmountRead, words: readonly WordToken[]): string | null {
  if (problem !== null) return REASONS[problem];
  if (misspelt !== null) return 'has a misspelt currency';
  return length < words.length ? 'has words after the amount; between amounts of a choice write "or"' : null;
}

/** What to type instead, with both currencies where none was named. */
function linesOf({ choices }: AmountRead): string {
  return choices
    .flatMap(({ micros, currency }) =>
      (currency === null ? CURRENCIES : [currency]).map((each) => ({ micros, currency: each })),
    )
    .map((amount) => `"${typeAmount(amount)}"`)
    .join(' or ');
}

function splitAtOr(words: readonly WordToken[]): readonly (readonly WordToken[])[] {
  const at = words.findIndex((word) => isWord(word, 'or'));
  return at === -1 ? [words] : [words.slice(0, at), ...splitAtOr(words.slice(at + 1))];
}
