import { REMOVAL_WORDS, type Verb } from '../../domain/command-words.ts';
import { readAccountName } from './account-name.ts';
import type { Vocabulary } from './currency.ts';
import { nearest } from './nearest.ts';
import type { Token } from './tokens.ts';
import { ALL_SPELLINGS, isQuestion, verbOf } from './verbs.ts';

const LONGEST_SPELLING = 2;
const SHORTEST_PREFIX = 3;
const SHORTEST_GUESSED_CHANGE = 4;
const SHORTEST_GUESSED_REMOVAL = 5;
const MOST_COMPLETIONS = 3;

/** What the beginning of a text names, exactly or nearly; `length` is how many tokens it takes. */
export interface FirstWord {
  readonly name: string;
  /** Null: an account. */
  readonly verb: Verb | null;
  readonly typed: string;
  readonly length: number;
}

/** A verb in any spelling, else an account. */
export function readFirstWord(tokens: readonly Token[], vocabulary: Vocabulary): FirstWord | undefined {
  for (const { text, typed, length } of beginnings(tokens)) {
    const verb = verbOf(text);
    if (verb !== undefined) return { name: text, verb, typed, length };
  }
  const account = readAccountName(tokens, vocabulary);
  return (
    account && {
      name: account.accountId,
      verb: null,
      typed: account.label ?? account.accountId,
      length: account.length,
    }
  );
}

/** What a misspelt beginning is nearest to; several when it cannot be told which was meant. */
export function nearestFirstWords(tokens: readonly Token[], vocabulary: Vocabulary): readonly FirstWord[] {
  const names = allNames(vocabulary).filter(worthGuessing);
  const found = beginnings(tokens).flatMap((beginning) => {
    const sameLength = names.filter((name) => name.split(' ').length === beginning.length);
    const near = nearest(beginning.text, sameLength);
    return near.words.map((name) => ({ ...beginning, name, verb: meantBy(name, vocabulary), distance: near.distance }));
  });
  const best = Math.min(...found.map((word) => word.distance));
  return onePerMeaning(found.filter((word) => word.distance === best));
}

/** Verbs and accounts that begin with the one word that was typed: `thresh`. */
export function completions(tokens: readonly Token[], vocabulary: Vocabulary): readonly FirstWord[] {
  const whole = beginnings(tokens).find((beginning) => beginning.length === tokens.length);
  if (whole === undefined || whole.text.length < SHORTEST_PREFIX) return [];
  const names = allNames(vocabulary).filter((name) => name.startsWith(whole.text));
  return onePerMeaning(names.map((name) => ({ ...whole, name, verb: meantBy(name, vocabulary) }))).slice(
    0,
    MOST_COMPLETIONS,
  );
}

function allNames(vocabulary: Vocabulary): readonly string[] {
  return [...ALL_SPELLINGS, ...REMOVAL_WORDS, ...vocabulary.accountIds];
}

function meantBy(name: string, vocabulary: Vocabulary): Verb | null {
  const removal = REMOVAL_WORDS.has(name) && !vocabulary.accountIds.includes(name);
  return removal ? 'remove' : (verbOf(name) ?? null);
}

/** A word of three letters is near to too many others to suggest a change for it, and `stop` is near to `top up`. */
function worthGuessing(name: string): boolean {
  if (REMOVAL_WORDS.has(name)) return name.length >= SHORTEST_GUESSED_REMOVAL;
  const verb = verbOf(name);
  return verb === undefined || isQuestion(verb) || name.length >= SHORTEST_GUESSED_CHANGE;
}

/** The first two words, then the first alone, as a spelling may have them. */
function beginnings(tokens: readonly Token[]): readonly { text: string; typed: string; length: number }[] {
  return [LONGEST_SPELLING, 1].flatMap((length) => {
    const words = tokens.slice(0, length).filter((token) => token.kind === 'word');
    if (words.length < length) return [];
    return [{ text: textOf(words, 'text'), typed: textOf(words, 'typed'), length }];
  });
}

function textOf(words: readonly (Token & { readonly kind: 'word' })[], field: 'text' | 'typed'): string {
  return words.map((word) => word[field]).join(' ');
}

function onePerMeaning(words: readonly FirstWord[]): readonly FirstWord[] {
  return words.filter((word, index) => words.findIndex((other) => sameMeaning(word, other)) === index);
}

function sameMeaning(left: FirstWord, right: FirstWord): boolean {
  return left.verb === right.verb && (left.verb !== null || left.name === right.name);
}
