import type { Refusal } from '../../domain/refusal.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import type { Vocabulary } from './currency.ts';
import type { Draft } from './draft.ts';
import { exampleAmount, withCurrency } from './lines.ts';

/** How a verb writes its line around an amount. */
export type LineOf = (amount: TypedAmount) => string;

/** Why a command with these parts cannot be done as typed; null if nothing stands against it. */
export function refusalOf(draft: Draft, lineOf: LineOf, vocabulary: Vocabulary): Refusal | null {
  const fault = faultOf(draft, lineOf, vocabulary);
  if (fault !== null || draft.leftOver === '') return fault;
  const [amount = exampleAmount(vocabulary)] = draft.amounts;
  return { problem: 'word_left_over', typed: draft.leftOver, line: lineOf(amount) };
}

/** What is wrong with one of the parts, whatever else is missing or left over. */
export function faultOf(draft: Draft, lineOf: LineOf, vocabulary: Vocabulary): Refusal | null {
  if (draft.fault === null) return null;
  const { problem, typed } = draft.fault;
  const known = vocabulary.accountIds;
  const [amount = exampleAmount(vocabulary)] = draft.amounts;
  const line = lineOf(amount);
  const lines = draft.amounts.map((choice) => lineOf(choice));
  switch (problem) {
    case 'account_unknown':
      return { problem, typed, known, line: draft.accountId && line };
    case 'account_missing':
      return { problem, known, line: draft.accountId && line };
    case 'mention_missing':
    case 'mention_unresolved':
    case 'mention_everyone':
      return { problem, typed, line };
    case 'amount_percent':
    case 'amount_zero':
      return { problem, typed, lines: [lineOf(withCurrency(amount, vocabulary))] };
    case 'amount_decimal_comma':
    case 'amount_grouping':
    case 'amount_multiplier':
    case 'amount_exponent':
    case 'amount_negative':
    case 'amount_decimals':
    case 'amount_too_large':
    case 'amount_two_currencies':
    case 'amount_twice':
      return { problem, typed, lines };
  }
}
