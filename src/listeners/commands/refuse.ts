import type { Refusal } from '../../domain/refusal.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import type { Vocabulary } from './currency.ts';
import type { Draft } from './draft.ts';
import { exampleAmount, withCurrency } from './lines.ts';

const MOST_LINES = 5;

/** How a verb writes its line around an amount, with the other parts of a draft. */
export type LineOf = (amount: TypedAmount, draft: Draft) => string;

/** Why a command with these parts cannot be done as typed; null if nothing stands against it. */
export function refusalOf(draft: Draft, lineOf: LineOf, vocabulary: Vocabulary): Refusal | null {
  const fault = faultOf(draft, lineOf, vocabulary);
  if (fault !== null || draft.leftOver === '') return fault;
  const [amount = exampleAmount(vocabulary)] = draft.amounts;
  return { problem: 'word_left_over', typed: draft.leftOver, line: lineOf(amount, draft) };
}

/** What is wrong with one of the parts, whatever else is missing or left over. */
export function faultOf(draft: Draft, lineOf: LineOf, vocabulary: Vocabulary): Refusal | null {
  if (draft.fault === null) return severalAccounts(draft, lineOf, vocabulary);
  const { problem, typed } = draft.fault;
  const known = vocabulary.accountIds;
  const [amount = exampleAmount(vocabulary)] = draft.amounts;
  const line = lineOf(amount, draft);
  const lines = [
    ...draft.amounts.map((choice) => lineOf(choice, { ...draft, percent: null })),
    ...(draft.percent === null ? [] : [line]),
  ];
  switch (problem) {
    case 'account_unknown':
      return { problem, typed, known, line: draft.accountId && line };
    case 'account_missing':
      return { problem, known, line: draft.accountId && line };
    case 'mention_missing':
    case 'mention_unresolved':
    case 'mention_everyone':
    case 'window_unclear':
    case 'window_range':
    case 'span_range':
    case 'time_range':
    case 'percent_range':
      return { problem, typed, line };
    case 'amount_percent':
    case 'amount_zero':
      return { problem, typed, lines: [lineOf(withCurrency(amount, vocabulary), draft)] };
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

function severalAccounts(draft: Draft, lineOf: LineOf, vocabulary: Vocabulary): Refusal | null {
  if (draft.accountIds.length < 2) return null;
  const [amount = exampleAmount(vocabulary)] = draft.amounts;
  const lines = draft.accountIds.slice(0, MOST_LINES).map((accountId) => lineOf(amount, { ...draft, accountId }));
  return { problem: 'several_accounts', lines };
}
