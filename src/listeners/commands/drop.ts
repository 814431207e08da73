import type { Language } from '../../domain/language.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft, typedThreshold } from './draft.ts';
import { dropLine, exampleAmount, percentLine, removeLine, removeNumberLine, withCurrency } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readDropParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import { readRuleNumber } from './rule-number.ts';
import { isWord, type Token } from './tokens.ts';

const EXAMPLE_UNITS = 30;

/** `drop 30 CNY in 1h [critical] [notify @oncall] [for prod]`, `drop 20% in 24h`, without the verb. */
export function parseDrop(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const removal = removalLine(tokens, vocabulary.language);
  if (removal !== null) return refuseRemoval(removal, tokens, vocabulary);
  const read = draftDrop(tokens, vocabulary);
  const lineOf: LineOf = (choice, of) => dropLine(of, choice, vocabulary.language);
  const threshold = typedThreshold(read);
  const { windowMs, severity, mention, accountId } = read;
  if (threshold === null || windowMs === null) {
    const [amount] = read.amounts;
    const line = lineOf(withCurrency(amount ?? exampleAmount(vocabulary, EXAMPLE_UNITS), vocabulary), read);
    const lines = threshold === null && windowMs === null ? [line, percentLine(vocabulary.language)] : [line];
    const incomplete = { problem: 'drop_incomplete', typed: read.leftOver, lines } as const;
    return refused(faultOf(read, lineOf, vocabulary) ?? incomplete);
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  if (refusal !== null) return refused(refusal);
  return understood({ kind: 'drop', threshold, windowMs, severity, mention, accountId });
}

export function draftDrop(tokens: readonly Token[], vocabulary: Vocabulary): Draft {
  const accepted = ['amount', 'percent', 'window', 'severity', 'account', 'mention'] as const;
  return draft(readDropParts(tokens, vocabulary), accepted);
}

/** `drop 2`, `drop all`: whoever types that probably wants a rule gone, and is asked. */
function removalLine(tokens: readonly Token[], language: Language): string | null {
  if (isWord(tokens[0], 'all') && tokens.length === 1) return removeLine({ accountId: null }, null, language);
  const rule = readRuleNumber(tokens);
  return rule !== undefined && rule.rest.length === 0 ? removeNumberLine(rule.number, language) : null;
}

function refuseRemoval(removal: string, tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const read = draftDrop(tokens, vocabulary);
  const [amount = exampleAmount(vocabulary, EXAMPLE_UNITS)] = read.amounts;
  const warning = dropLine(read, withCurrency(amount, vocabulary), vocabulary.language);
  return refused({ problem: 'drop_or_remove', lines: [removal, warning] });
}
