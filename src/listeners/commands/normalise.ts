const ECHO_LIMIT = 40;
const DASHES = /[‐‑‒–—−]/g;
/** Zero-width and direction marks come along when text is copied; they are never meant. */
const INVISIBLE = /\p{Cf}/gu;
const CONTROL = /\p{Cc}/gu;

/** One spelling for one meaning: NFKC (full-width digits, ￥), plain dashes, no invisible or control characters. */
export function normalise(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(CONTROL, ' ')
    .replaceAll(DASHES, '-');
}

/** What a person wrote, fit to be said back: one line of at most 40 characters, never half a character. */
export function echo(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' ').trim());
  return characters.length <= ECHO_LIMIT ? characters.join('') : `${characters.slice(0, ECHO_LIMIT - 1).join('')}…`;
}
