import type { Refusal } from '../../domain/refusal.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft, typedThreshold } from './draft.ts';
import { changeLine, exampleAmount } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readDropParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import { readRuleNumber } from './rule-number.ts';
import { isWord, type Token } from './tokens.ts';
import { EITHER_SPAN } from './window-part.ts';

const EXAMPLE_NUMBER = 2;
const EXAMPLE_UNITS = 40;

/** `change 2 to 40 CNY [critical]`, of a drop also `change 2 to 20% in 12h`, of a runway `change 2 to 5d`, without the verb. */
export function parseChange(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const rule = readRuleNumber(tokens);
  const rest = (rule?.rest ?? tokens).filter((token) => !isWord(token, 'to'));
  const read = draft(readDropParts(rest, vocabulary, EITHER_SPAN), ['amount', 'percent', 'window', 'severity']);
  if (rule === undefined) return refused(incomplete(EXAMPLE_NUMBER, read, vocabulary));
  const { number } = rule;
  const threshold = typedThreshold(read);
  const { severity, windowMs } = read;
  const hasAmount = read.amounts.length > 0;
  const lineOf: LineOf = (choice, of) => changeLine(number, of, hasAmount ? choice : null, vocabulary.language);
  if (threshold === null && severity === null && windowMs === null) {
    return refused(faultOf(read, lineOf, vocabulary) ?? incomplete(number, read, vocabulary));
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  return refusal === null ? understood({ kind: 'change', number, threshold, windowMs, severity }) : refused(refusal);
}

function incomplete(number: number, { leftOver }: Draft, vocabulary: Vocabulary): Refusal {
  const amount = exampleAmount(vocabulary, EXAMPLE_UNITS);
  const nothing = { percent: null, windowMs: null, severity: null };
  const lines = [
    changeLine(number, nothing, amount, vocabulary.language),
    changeLine(number, { ...nothing, severity: 'critical' }, null, vocabulary.language),
  ];
  return { problem: 'change_incomplete', typed: leftOver, lines };
}
