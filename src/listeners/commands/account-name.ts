import type { Vocabulary } from './currency.ts';
import { said, type Token, wordsOf } from './tokens.ts';

/** An account that a text names, and how many tokens that takes. */
export interface AccountName {
  readonly accountId: string;
  /** The label as typed; null when the id itself was. */
  readonly label: string | null;
  readonly length: number;
}

/**
 * The account that the first tokens name: by its id, or by the label that alerts show, if only one account
 * has it. A label that is longer than an id wins: `Batch jobs` is not the account `batch` and a word left over.
 */
export function readAccountName(tokens: readonly Token[], vocabulary: Vocabulary): AccountName | undefined {
  const named = vocabulary.accounts
    .map(({ id, label }) => ({ id, words: wordsOf(label) }))
    .filter(({ words }) => words.length > 0 && words.every((word, index) => isText(tokens[index], word.text)));
  const length = Math.max(...named.map(({ words }) => words.length));
  const [first, ...others] = named.filter(({ words }) => words.length === length);
  const unique = others.length === 0 ? first : undefined;
  const accountId = vocabulary.accountIds.find((id) => isText(tokens[0], id));
  if (accountId !== undefined && (unique === undefined || length === 1)) return { accountId, label: null, length: 1 };
  return unique && { accountId: unique.id, label: said(tokens.slice(0, length)), length };
}

function isText(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text === text;
}
