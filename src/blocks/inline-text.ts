import { cutText } from './limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/**
 * Text from outside inside a sentence of mrkdwn: escaped, on one line, unable to end bold text, to strike or to reverse
 * the writing direction. At most `max` characters, entities counted as they are written.
 */
export function inlineText(text: string, max: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ')
    .replaceAll('`', "'")
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .trim();
  return cutText(escapeMrkdwn(line), max);
}
