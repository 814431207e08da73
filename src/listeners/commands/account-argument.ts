import { COMMAND_WORDS } from '../../domain/command-words.ts';
import { readAccountName } from './account-name.ts';
import { readAmount } from './amount.ts';
import type { Vocabulary } from './currency.ts';
import { isWord, type Token } from './tokens.ts';

const FOR: Token = { kind: 'word', text: 'for', typed: 'for' };

/** Lets a verb that can be about one account only take its name without `for`: `watch prod` is read as `watch for prod`. */
export function withFor(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const [first] = tokens;
  if (first?.kind !== 'word') return tokens;
  if (readAccountName(tokens, vocabulary) !== undefined || isWord(first, 'all')) return [FOR, ...tokens];
  const other = COMMAND_WORDS.has(first.text) || readAmount(tokens, vocabulary) !== undefined;
  return other ? tokens : [FOR, ...tokens];
}
