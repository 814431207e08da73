import { COMMAND_WORDS } from '../../domain/command-words.ts';
import { readAccountName } from './account-name.ts';
import { readAmount } from './amount.ts';
import { knownCurrency, type Vocabulary } from './currency.ts';
import { nearest } from './nearest.ts';
import type { Fault, Part } from './part.ts';
import { isWord, type Token } from './tokens.ts';

/** Reads `for prod` or `for all`; an account without `for` is one with a fault. */
export function readAccountPart(rest: readonly Token[], vocabulary: Vocabulary): Part | undefined {
  const [first, second] = rest;
  if (first?.kind !== 'word') return undefined;
  if (isWord(first, 'for')) return accountAfterFor(rest, vocabulary);
  const fault = { problem: 'word', typed: first.typed } as const;
  const bare = accountNamed(first, vocabulary);
  if (bare !== undefined && knownCurrency(bare, vocabulary) === null) return account(rest.slice(0, 1), bare, fault);
  const next = accountNamed(second, vocabulary);
  const meansFor = next !== undefined && nearest(first.text, ['for']).words.length > 0;
  return meansFor ? account(rest.slice(0, 2), next, fault) : undefined;
}

function accountAfterFor(rest: readonly Token[], vocabulary: Vocabulary): Part {
  const [, name] = rest;
  const afterFor = rest.slice(1);
  const both = rest.slice(0, 2);
  if (isWord(name, 'all')) return account(both, null);
  const known = readAccountName(afterFor, vocabulary);
  if (known !== undefined) return { ...account(rest.slice(0, 1 + known.length), known.accountId), label: known.label };
  if (name === undefined || startsAnotherPart(afterFor, vocabulary)) {
    const example = vocabulary.accountIds[0] ?? null;
    return account(rest.slice(0, 1), example, { problem: 'account_missing', typed: '' });
  }
  const near = name.kind === 'word' ? nearest(name.text, vocabulary.accountIds).words : [];
  const [only = null] = near;
  return account(both, near.length === 1 ? only : null, { problem: 'account_unknown', typed: name.typed });
}

function startsAnotherPart(tokens: readonly Token[], vocabulary: Vocabulary): boolean {
  const [first] = tokens;
  const isPartWord = first?.kind === 'word' && COMMAND_WORDS.has(first.text);
  return isPartWord || first?.kind === 'mention' || readAmount(tokens, vocabulary) !== undefined;
}

function accountNamed(token: Token | undefined, vocabulary: Vocabulary): string | undefined {
  return token?.kind === 'word' ? vocabulary.accountIds.find((id) => id === token.text) : undefined;
}

function account(
  tokens: readonly Token[],
  accountId: string | null,
  fault: Fault | null = null,
): Part & { part: 'account' } {
  return { part: 'account', tokens, accountId, label: null, fault };
}
