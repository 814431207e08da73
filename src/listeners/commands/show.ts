import { withFor } from './account-argument.ts';
import type { Vocabulary } from './currency.ts';
import { type Draft, draft } from './draft.ts';
import { showLine } from './lines.ts';
import { type Correction, type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { refusalOf } from './refuse.ts';
import { draftThreshold, refuseAmountAlone } from './threshold.ts';
import type { Token } from './tokens.ts';

/** `show [prod]`, without the verb. A misspelt account is read as the nearest one, because a question changes nothing. */
export function parseShow(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const named = withFor(tokens, vocabulary);
  if (draftThreshold(named, vocabulary).amounts.length > 0) return refuseAmountAlone(named, vocabulary);
  const read = draft(readParts(named, vocabulary), ['account']);
  const { accountId, fault, leftOver } = read;
  if (fault?.problem === 'account_unknown' && accountId !== null && leftOver === '') {
    return understood({ kind: 'show', accountId }, { typed: fault.typed, read: accountId });
  }
  if (fault === null && leftOver !== '') return understood({ kind: 'show', accountId }, { leftOut: leftOver });
  if (fault === null) return understood({ kind: 'show', accountId }, byLabel(read));
  const refusal = refusalOf(read, () => showLine(read, vocabulary.language), vocabulary);
  return refusal === null ? understood({ kind: 'show', accountId }) : refused(refusal);
}

function byLabel({ accountId, accountLabel }: Draft): Correction | null {
  return accountId === null || accountLabel === null ? null : { typed: accountLabel, read: accountId };
}
