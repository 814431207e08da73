import { spell } from '../../domain/command-words.ts';
import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { exampleAmount, forAccount, typeAmount, words } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { faultOf, type LineOf, refusalOf } from './refuse.ts';
import type { Token } from './tokens.ts';

const EXAMPLE_UNITS = 3;

/** `simulate 3.20 CNY [for prod]`, without the verb. */
export function parseSimulate(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const read = draft(readParts(tokens, vocabulary), ['amount', 'account']);
  const { language } = vocabulary;
  const lineOf: LineOf = (choice, of) =>
    words([spell('simulate', language), typeAmount(choice), forAccount(of, language)]);
  const [amount] = read.amounts;
  if (amount === undefined) {
    const lines = [lineOf(exampleAmount(vocabulary, EXAMPLE_UNITS), read)];
    const incomplete = { problem: 'simulate_incomplete', typed: read.leftOver, lines } as const;
    return refused(faultOf(read, lineOf, vocabulary) ?? incomplete);
  }
  const refusal = refusalOf(read, lineOf, vocabulary);
  return refusal === null ? understood({ kind: 'simulate', amount, accountId: read.accountId }) : refused(refusal);
}
