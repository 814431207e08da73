/** What Slack has already turned into a token: a mention, a channel, a group, a link. */
const TOKEN = /(<(?:[@#!][^<>]+|https?:\/\/[^<>]+|mailto:[^<>]+)>)/;

/** A command's text as Slack sends it with `should_escape`: `& < >` escaped, tokens such as `<@U1|alice>` kept. */
export function escapeCommandText(text: string): string {
  return text
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? part : escape(part)))
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
