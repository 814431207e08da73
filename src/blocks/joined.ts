import type { Say } from './locales/say.ts';

/** Sentences one after the other; some languages put no space between them. Empty without any. */
export function sentences(say: Say, parts: readonly string[]): string {
  return joined(parts, (first, next) => say('list.sentence', { first, next }));
}

/** Parts of a sentence that stand for themselves: `a; b; c`. */
export function withSemicolons(say: Say, parts: readonly string[]): string {
  return joined(parts, (first, next) => say('list.semicolon', { first, next }));
}

/** Equals without a last word: `a, b, c`. */
export function withCommas(say: Say, parts: readonly string[]): string {
  return joined(parts, (first, next) => say('list.comma', { first, next }));
}

/** With a capital at its beginning, as a sentence has. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function joined(parts: readonly string[], join: (first: string, next: string) => string): string {
  const [first = '', ...others] = parts;
  return others.reduce(join, first);
}
