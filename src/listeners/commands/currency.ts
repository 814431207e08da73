import { COMMAND_WORDS } from '../../domain/command-words.ts';
import type { Language } from '../../domain/language.ts';
import { nearest } from './nearest.ts';
import { ALL_SPELLINGS } from './verbs.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['cny', 'CNY'],
  ['rmb', 'CNY'],
  ['¥', 'CNY'],
  ['cn¥', 'CNY'],
  ['yuan', 'CNY'],
  ['元', 'CNY'],
  ['圆', 'CNY'],
  ['圓', 'CNY'],
  ['块', 'CNY'],
  ['块钱', 'CNY'],
  ['人民币', 'CNY'],
  ['usd', 'USD'],
  ['$', 'USD'],
  ['us$', 'USD'],
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['美元', 'USD'],
  ['€', 'EUR'],
]);
const CODE = /^[a-z]{3}$/;

/** What the grammar must know about a team to read its words. */
export interface Vocabulary {
  readonly accountIds: readonly string[];
  /** The same accounts with the names that alerts show. */
  readonly accounts: readonly { readonly id: string; readonly label: string }[];
  /** This team's currencies, funded first. */
  readonly currencies: readonly string[];
  /** In which the lines to type are written; all languages are read. */
  readonly language: Language;
}

/** A team's own words, whatever the language of the channel. */
export type TeamWords = Omit<Vocabulary, 'language'>;

/** The currency that a lower-case word or sign surely names: a common one or one of this team's. */
export function knownCurrency(word: string, vocabulary: Vocabulary): string | null {
  const code = word.toUpperCase();
  return NAMES.get(word) ?? (vocabulary.currencies.includes(code) ? code : null);
}

/**
 * The currency that a word beside a number names; any code of three letters counts, so that the answer can say that no account
 * holds it, unless it is an account, a word of the grammar, or so near to one of these that it is a typing error (`CYN`).
 */
export function currencyBesideNumber(word: string, vocabulary: Vocabulary): string | null {
  const known = knownCurrency(word, vocabulary);
  if (known !== null || !CODE.test(word)) return known;
  const taken = [...vocabulary.accountIds, ...COMMAND_WORDS, ...ALL_SPELLINGS, ...currencyWords(vocabulary)];
  return nearest(word, taken).words.length === 0 ? word.toUpperCase() : null;
}

/** The currency that a misspelt word probably means, to show the line to type. */
export function misspeltCurrency(word: string, vocabulary: Vocabulary): string | null {
  if (vocabulary.accountIds.includes(word)) return null;
  const meant = new Set(nearest(word, currencyWords(vocabulary)).words.map((name) => knownCurrency(name, vocabulary)));
  const [only = null] = meant;
  return meant.size === 1 ? only : null;
}

function currencyWords(vocabulary: Vocabulary): readonly string[] {
  return [...NAMES.keys(), ...vocabulary.currencies.map((code) => code.toLowerCase())].filter(
    (word) => word.length >= 3,
  );
}
