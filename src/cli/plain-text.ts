const MENTION = /<(?:@|!subteam\^|#)([A-Z0-9]+)(?:\|[^>]*)?>/g;

/** Sentences made for Slack, for a terminal: mentions by their ids, nothing escaped, on lines without control characters. */
export function plainText(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(MENTION, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ');
}
