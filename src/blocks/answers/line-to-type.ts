import type { MessageKey } from '../locales/en.ts';
import type { Say, Values } from '../locales/say.ts';
import { codeSpan } from '../mrkdwn.ts';

type LineKey = Extract<MessageKey, `type.${string}`>;

/** A line to type as inline code: the command's name as it was typed, then the reader's words. The values come unescaped. */
export function lineToType(say: Say, command: string, key: LineKey, values: Values = {}): string {
  return codeSpan(`${command} ${say(key, values)}`);
}
