import type { Say } from '../locales/say.ts';

/** Things of which one is meant: `a or b`. Empty without any. */
export function eitherOf(say: Say, things: readonly string[]): string {
  return folded(things, (first, next) => say('answers.or', { first, next }));
}

/** Pieces of code side by side. Slack shows code in Chinese text only with a space on both sides. */
export function codeList(say: Say, pieces: readonly string[]): string {
  return folded(pieces, (first, next) => say('answers.beside', { first, next }));
}

function folded([first = '', ...others]: readonly string[], join: (first: string, next: string) => string): string {
  return others.reduce(join, first);
}
