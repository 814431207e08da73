/** Reads as nothing, and parts what would otherwise be read as one mark. */
const JOINER = '\u2060';
/** An emoji's name between colons; the renderer swallows the colons of anything else that stands so, such as `14:05:30`. */
const BETWEEN_COLONS = /:(?=([^ \t:]+):)/g;
const EMOJI = /^[a-z][a-z0-9_+-]*$/;

/**
 * Text that Slack shows as it is, for a renderer that reads every text as mrkdwn: nothing in it is a mark. Stars and the
 * like are written with their twins, because that renderer knows no way to escape them.
 */
export function literalText(text: string): string {
  return keptMarks(withTwins(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')))
    .replaceAll('`', 'ˋ')
    .replaceAll('_', `${JOINER}_${JOINER}`)
    .replaceAll(/:(?=[^\s:]+:)/g, '∶')
    .replaceAll(/@(?=here|channel|everyone)/g, `@${JOINER}`)
    .replaceAll('://', `:${JOINER}//`);
}

/** mrkdwn as Slack lays it out: the renderer would drop spaces at the start of a line and double stars in code. */
export function keptText(text: string): string {
  return keptMarks(text)
    .replaceAll(/^ +/gm, (spaces) => JOINER + '\u00a0'.repeat(spaces.length))
    .replaceAll(/`[^`\n]+`/g, withTwins)
    .replaceAll(BETWEEN_COLONS, (colon, name: string) => (EMOJI.test(name) ? colon : '∶'));
}

/** What neither kind of text marks: an escaped bracket is no token, and a number sign no heading. */
function keptMarks(text: string): string {
  return text.replaceAll('&lt;', `&lt;${JOINER}`).replaceAll(/^(#+) /gm, `$1${JOINER} `);
}

function withTwins(text: string): string {
  return text.replaceAll('*', '∗').replaceAll('~', '∼');
}
