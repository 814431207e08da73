import type { Language } from '../../domain/language.ts';
import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { exampleAmount, removeLine, removeNumberLine, withCurrency } from './lines.ts';
import { leftOver, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import { type RuleNumberRead, readRuleNumber, readRuleNumbers } from './rule-number.ts';
import { isWord, type Token } from './tokens.ts';

const EXAMPLE_NUMBER = 2;

/**
 * `remove 2`, `remove 50 CNY [for prod]`, `remove all [yes]`, without the verb. A bare whole number is a rule's; with an
 * account after it (`remove 50 for prod`) it is neither surely, so that the line to type has a currency.
 */
export function parseRemove(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const { language } = vocabulary;
  if (isWord(tokens[0], 'all')) return parseAll(tokens.slice(1), language);
  const numbers = readRuleNumbers(tokens);
  if (numbers.length > 1) {
    return refused({ problem: 'several_numbers', lines: numbers.map((number) => removeNumberLine(number, language)) });
  }
  const rule = readRuleNumber(tokens);
  if (rule !== undefined && (rule.certain || rule.rest.length === 0)) return parseNumber(rule, language);
  const read = draft(readParts(tokens, vocabulary), ['amount', 'account']);
  const [amount] = read.amounts;
  const lineOf: LineOf = (choice, of) =>
    removeLine(of, of.accountId === null ? choice : withCurrency(choice, vocabulary), language);
  if (amount === undefined) {
    const incomplete = { problem: 'remove_incomplete', typed: read.leftOver, lines: exampleLines(vocabulary) } as const;
    return refused(faultOf(read, lineOf, vocabulary) ?? incomplete);
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  if (refusal !== null) return refused(refusal);
  if (rule !== undefined && amount.currency === null) return leftOver(rule.rest, lineOf(amount, read));
  return understood({ kind: 'remove', target: { by: 'amount', amount, accountId: read.accountId } });
}

/** The line never says yes to a question that was not asked yet. */
function parseAll(rest: readonly Token[], language: Language): ParsedCommand {
  const confirmed = isWord(rest[0], 'yes');
  const extra = confirmed ? rest.slice(1) : rest;
  if (extra.length > 0) return leftOver(extra, removeLine({ accountId: null }, null, language));
  return understood({ kind: 'remove', target: { by: 'all', confirmed } });
}

function parseNumber({ number, rest }: RuleNumberRead, language: Language): ParsedCommand {
  if (rest.length > 0) return leftOver(rest, removeNumberLine(number, language));
  return understood({ kind: 'remove', target: { by: 'number', number } });
}

function exampleLines(vocabulary: Vocabulary): readonly string[] {
  const { language } = vocabulary;
  const nothing = { accountId: null };
  const amount = removeLine(nothing, exampleAmount(vocabulary), language);
  return [removeNumberLine(EXAMPLE_NUMBER, language), amount, removeLine(nothing, null, language)];
}
