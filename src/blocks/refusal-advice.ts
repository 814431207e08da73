import type { Say } from './locales/say.ts';
import { codeSpan } from './mrkdwn.ts';

const NAMES_SHOWN = 10;

/** Writes a line of a command with the command's name as inline code. */
export type Code = (line: string) => string;

/** `Did you mean … or …?`; empty without lines. */
export function didYouMean(say: Say, lines: readonly string[], code: Code): string {
  return lines.length === 0 ? '' : say('refusals.did_you_mean', { lines: listed(say, lines.map(code), 'or') });
}

/** Lines that one could type. */
export function examples(say: Say, lines: readonly string[], code: Code): string {
  return say('refusals.for_example', { lines: listed(say, lines.map(code), 'or') });
}

/** Lines of which every one has to be typed. */
export function each(say: Say, lines: readonly string[], code: Code): string {
  return say('refusals.type_each', { count: lines.length, lines: listed(say, lines.map(code), null) });
}

/** All the lines that there are, of which one has to be typed. */
export function oneOf(say: Say, lines: readonly string[], code: Code): string {
  return say('refusals.type_one', { lines: listed(say, lines.map(code), 'or') });
}

/** The kind of rule that takes no amount. */
export function watchAdvice(say: Say, code: Code): string {
  return say('refusals.watch', { line: code(say('type.watch')) });
}

/** Where the numbers of the rules are shown. */
export function numbersAdvice(say: Say, code: Code): string {
  return say('refusals.numbers', { line: code(say('type.rules')) });
}

/** The ids of the accounts that there are. */
export function knownAccounts(say: Say, known: readonly string[]): string {
  const shown = known.slice(0, NAMES_SHOWN).map((id) => codeSpan(id));
  const [only, ...others] = shown;
  if (only === undefined) return say('refusals.accounts_none');
  if (others.length === 0) return say('refusals.accounts_one', { account: only });
  const count = known.length - shown.length;
  return count > 0
    ? say('refusals.accounts_more', { accounts: listed(say, shown, null), count })
    : say('refusals.accounts', { accounts: listed(say, shown, 'and') });
}

/** Inline code side by side, `a, b or c`: Slack knows it in Chinese, too, only between spaces. */
function listed(say: Say, [first = '', ...others]: readonly string[], conjunction: 'and' | 'or' | null): string {
  return others.reduce(
    (before, next, index) =>
      conjunction !== null && index === others.length - 1
        ? say(`refusals.${conjunction}`, { first: before, last: next })
        : say('refusals.comma', { first: before, next }),
    first,
  );
}
