import { partMeaning } from '../../domain/part-words.ts';
import { echo, normalise } from './normalise.ts';
import { segment } from './segment.ts';

/** One part of a command's text. `typed` is what to say back; `text` of a word is its lower-case form to compare. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly typed: string }
  /** A person or a user group: `<@U…>` or `<!subteam^S…>`, without the label. */
  | { readonly kind: 'mention'; readonly mention: string; readonly typed: string }
  /** `<!channel>`, `<!here>`, `<!everyone>`. */
  | { readonly kind: 'everyone'; readonly typed: string }
  /** A link, a channel, or anything else that Slack wrote in angle brackets. */
  | { readonly kind: 'reference'; readonly typed: string };

/** A token that is no piece of Slack's. */
export type WordToken = Extract<Token, { readonly kind: 'word' }>;

const SLACK_TOKEN = /(<[^<>]*>)/;
const PERSON = /^@([UW][A-Z0-9]{1,30})$/;
const GROUP = /^!(subteam\^S[A-Z0-9]{1,30})$/;
const EVERYONE = /^!(channel|here|everyone)$/;
const OPENING = /^["'`“”„‘’‚«‹「『《(（]+/;
const CLOSING = /["'`“”„‘’‚»›」』》)）.,;:!?。、…]+$/;
const ONLY_QUESTION_MARKS = /^\s*\?+/;

/**
 * Splits a command's text, with Slack's mentions, channels and links kept whole. Slack escapes `<`, `>` and `&` that a person
 * typed, so a bracket in the raw text is Slack's own; what a person typed is unescaped afterwards and is never a mention.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens = text
    .split(SLACK_TOKEN)
    .flatMap((piece): readonly Token[] =>
      SLACK_TOKEN.test(piece) ? [slackToken(piece.slice(1, -1))] : wordsOf(unescapeSlack(piece)),
    );
  const asksForHelp = ONLY_QUESTION_MARKS.test(normalise(text));
  return asksForHelp ? [{ kind: 'word', text: '?', typed: '?' }, ...tokens] : tokens;
}

/** Whether the token is this English word of the grammar, or a Chinese one for the same. */
export function isWord(token: Token | undefined, text: string): boolean {
  return meaningOf(token) === text;
}

/** What a word of the grammar is called in English; any other word is returned as it is, and nothing for what is no word. */
export function meaningOf(token: Token | undefined): string {
  return token?.kind === 'word' ? partMeaning(token.text) : '';
}

/** The tokens as their author wrote them, fit to be said back. */
export function said(tokens: readonly Token[]): string {
  return echo(tokens.map((token) => token.typed).join(' '));
}

function unescapeSlack(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The words of a text without any of Slack's tokens. */
export function wordsOf(text: string): readonly WordToken[] {
  return normalise(text)
    .split(/\s+/)
    .map((word) => word.replace(OPENING, '').replace(CLOSING, ''))
    .filter((word) => word !== '')
    .flatMap((word) => segment({ kind: 'word', text: word.toLowerCase(), typed: word }));
}

function slackToken(body: string): Token {
  const bar = body.indexOf('|');
  const target = bar === -1 ? body : body.slice(0, bar);
  const label = bar === -1 ? '' : normalise(body.slice(bar + 1)).trim();
  const person = PERSON.exec(target)?.[1];
  if (person !== undefined) return { kind: 'mention', mention: `<@${person}>`, typed: at(label) };
  const group = GROUP.exec(target)?.[1];
  if (group !== undefined) return { kind: 'mention', mention: `<!${group}>`, typed: at(label) };
  const everyone = EVERYONE.exec(target)?.[1];
  if (everyone !== undefined) return { kind: 'everyone', typed: at(everyone) };
  return { kind: 'reference', typed: target.startsWith('#') ? `#${label}` : label || normalise(target) };
}

/** Slack may leave out the label; a line to type then stands with an ellipsis that its own list completes. */
function at(label: string): string {
  return echo(`@${label.replace(/^@/, '') || '…'}`);
}
