import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { refusalOf } from './refuse.ts';
import type { Token } from './tokens.ts';
import { spell } from './verbs.ts';

/** How DeepSeek's models are named; one has a hyphen, so that no mistyped word is taken for one. */
const MODEL = /^[a-z0-9][a-z0-9._]*-[a-z0-9._-]{1,60}$/;

/** `probe [model] [for prod]`, without the verb. */
export function parseProbe(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const at = tokens.findIndex((token) => token.kind === 'word' && MODEL.test(token.text));
  const model = tokens[at];
  const read = draft(readParts(at === -1 ? tokens : tokens.toSpliced(at, 1), vocabulary), ['account']);
  const named = model?.kind === 'word' ? model.text : null;
  const refusal = refusalOf(
    read,
    (_amount, { accountId }) =>
      [spell('probe'), ...(named === null ? [] : [named]), ...(accountId === null ? [] : [`for ${accountId}`])].join(
        ' ',
      ),
    vocabulary,
  );
  return refusal === null ? understood({ kind: 'probe', model: named, accountId: read.accountId }) : refused(refusal);
}
