import type { Refusal } from '../../domain/refusal.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft } from './draft.ts';
import { draftDrop } from './drop.ts';
import { dropLine, exampleAmount, runwayLine, thresholdLine, withCurrency } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import { draftRunway } from './runway.ts';
import type { Token } from './tokens.ts';

/** `threshold 50 CNY [critical] [notify @oncall] [for prod]`, without the verb. */
export function parseThreshold(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const read = draftThreshold(tokens, vocabulary);
  const lineOf: LineOf = (choice, of) => thresholdLine(of, choice, vocabulary.language);
  const [amount] = read.amounts;
  if (amount === undefined) {
    const lines = [lineOf(exampleAmount(vocabulary), read)];
    const incomplete = { problem: 'threshold_incomplete', typed: read.leftOver, lines } as const;
    return refused(faultOf(read, lineOf, vocabulary) ?? asRunway(tokens, read, vocabulary) ?? incomplete);
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  if (refusal !== null) return refused(asDrop(refusal, amount, tokens, vocabulary));
  const { severity, mention, accountId } = read;
  return understood({ kind: 'threshold', amount, severity, mention, accountId });
}

/** A time alone, as in `threshold 3d`: how long the money lasts was meant. */
function asRunway(tokens: readonly Token[], { leftOver }: Draft, vocabulary: Vocabulary): Refusal | null {
  const read = draftRunway(tokens, vocabulary);
  const { windowMs } = read;
  if (windowMs === null || read.fault !== null || read.leftOver !== '') return null;
  return { problem: 'word_left_over', typed: leftOver, line: runwayLine({ ...read, windowMs }, vocabulary.language) };
}

/** A time left over, as in `threshold 30 CNY in 1h`: a sudden fall was meant. */
function asDrop(refusal: Refusal, amount: TypedAmount, tokens: readonly Token[], vocabulary: Vocabulary): Refusal {
  if (refusal.problem !== 'word_left_over') return refusal;
  const read = draftDrop(tokens, vocabulary);
  if (read.windowMs === null || read.fault !== null || read.leftOver !== '') return refusal;
  return { ...refusal, line: dropLine(read, amount, vocabulary.language) };
}

/** An amount without a verb changes nothing; the answer is the line that would. */
export function refuseAmountAlone(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const read = draftThreshold(tokens, vocabulary);
  const refusal = refusalOf(read, (amount, of) => thresholdLine(of, amount, vocabulary.language), vocabulary);
  const [amount = exampleAmount(vocabulary)] = read.amounts;
  const line = thresholdLine(read, withCurrency(amount, vocabulary), vocabulary.language);
  return refused(refusal ?? { problem: 'amount_alone', line });
}

export function draftThreshold(tokens: readonly Token[], vocabulary: Vocabulary): Draft {
  return draft(readParts(tokens, vocabulary), ['amount', 'severity', 'account', 'mention']);
}
