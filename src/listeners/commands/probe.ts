import { spell } from '../../domain/command-words.ts';
import type { Vocabulary } from './currency.ts';
import { draft } from './draft.ts';
import { forAccount, words } from './lines.ts';
import { type ParsedCommand, refused, understood } from './parsed-command.ts';
import { readParts } from './parts.ts';
import { type LineOf, refusalOf } from './refuse.ts';
import type { Token } from './tokens.ts';

/** How DeepSeek's models are named; one has a hyphen, so that no mistyped word is taken for one. */
const MODEL = /^[a-z0-9][a-z0-9._]*-[a-z0-9._-]{1,60}$/;

/** `probe [model] [for prod]`, without the verb. */
export function parseProbe(tokens: readonly Token[], vocabulary: Vocabulary): ParsedCommand {
  const parts = readParts(tokens, vocabulary);
  // An account may have a hyphen, too; it costs nothing to be sure which was meant.
  const model = parts.find(({ part, tokens: [token] }) => part === 'nothing' && isModel(token));
  const read = draft(
    parts.filter((part) => part !== model),
    ['account'],
  );
  const named = model === undefined ? null : textOf(model.tokens[0]);
  const { language } = vocabulary;
  const lineOf: LineOf = (_amount, of) => words([spell('probe', language), named, forAccount(of, language)]);
  const refusal = refusalOf(read, lineOf, vocabulary);
  return refusal === null ? understood({ kind: 'probe', model: named, accountId: read.accountId }) : refused(refusal);
}

function isModel(token: Token | undefined): boolean {
  return MODEL.test(textOf(token) ?? '');
}

function textOf(token: Token | undefined): string | null {
  return token?.kind === 'word' ? token.text : null;
}
