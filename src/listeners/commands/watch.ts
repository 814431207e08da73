import { withFor } from './account-argument.ts';
import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { watchLine } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { refusalOf } from './refuse.ts';
import { draftThreshold, refuseAmountAlone } from './threshold.ts';
import type { Token } from './tokens.ts';

/** `watch [for prod]`, also `watch prod`, without the verb. */
export function parseWatch(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const named = withFor(tokens, vocabulary);
  if (draftThreshold(named, vocabulary).amounts.length > 0) return refuseAmountAlone(named, vocabulary);
  const read = draft(readParts(named, vocabulary), ['account']);
  const refusal = refusalOf(read, (_amount, of) => watchLine(of, vocabulary.language), vocabulary);
  return refusal === null ? understood({ kind: 'watch', accountId: read.accountId }) : refused(refusal);
}
