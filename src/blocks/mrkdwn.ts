/** Text from outside for Slack's mrkdwn: its three control characters become entities, so that it can mention or link nothing. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as inline code on one line, escaped; backticks in it would end the code, so they are dropped. */
export function codeSpan(text: string): string {
  return `\`${escapeMrkdwn(text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim())}\``;
}
