import type { Refusal } from '../../domain/refusal.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft } from './draft.ts';
import { changeLine, exampleAmount } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import { readRuleNumber } from './rule-number.ts';
import { isWord, type Token } from './tokens.ts';

const EXAMPLE_NUMBER = 2;
const EXAMPLE_UNITS = 40;

/** `change 2 to 40 CNY [critical]`, without the verb. */
export function parseChange(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const rule = readRuleNumber(tokens);
  const rest = (rule?.rest ?? tokens).filter((token) => !isWord(token, 'to'));
  const read = draft(readParts(rest, vocabulary), ['amount', 'severity']);
  if (rule === undefined) return refused(incomplete(EXAMPLE_NUMBER, read, vocabulary));
  const { number } = rule;
  const [amount = null] = read.amounts;
  const { severity } = read;
  const lineOf: LineOf = (choice) => changeLine(number, severity, amount && choice);
  if (amount === null && severity === null) {
    return refused(faultOf(read, lineOf, vocabulary) ?? incomplete(number, read, vocabulary));
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  return refusal === null ? understood({ kind: 'change', number, amount, severity }) : refused(refusal);
}

function incomplete(number: number, { leftOver }: Draft, vocabulary: Vocabulary): Refusal {
  const amount = exampleAmount(vocabulary, EXAMPLE_UNITS);
  const lines = [changeLine(number, null, amount), changeLine(number, 'critical', null)];
  return { problem: 'change_incomplete', typed: leftOver, lines };
}
