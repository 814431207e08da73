import { type Names, plainMrkdwn } from './mrkdwn.ts';

/** A field of a value that may be anything; undefined when there is none. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** A field that is a list; empty otherwise. */
export function list(value: unknown, key: string): readonly unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}

/** A field that is a string; empty otherwise. */
export function word(value: unknown, key: string): string {
  const found = field(value, key);
  return typeof found === 'string' ? found : '';
}

/** The options of a menu, those of its groups among them. */
export function optionsIn(element: unknown): readonly unknown[] {
  return [...list(element, 'options'), ...list(element, 'option_groups').flatMap((group) => list(group, 'options'))];
}

/** The text of a text object, a cell, a rich text or an image. */
export function textOf(value: unknown, names: Names): string {
  const text = field(value, 'text');
  if (word(value, 'type') === 'image') return `[image: ${word(value, 'alt_text')}]`;
  if (typeof text === 'string') return word(value, 'type') === 'mrkdwn' ? plainMrkdwn(text, names) : text;
  if (text !== undefined) return textOf(text, names);
  const mention = word(value, 'user_id') || word(value, 'channel_id') || word(value, 'usergroup_id');
  if (mention !== '') return `@${names.get(mention) ?? mention}`;
  const separator = word(value, 'type') === 'rich_text_list' ? '\n• ' : '';
  const inner = list(value, 'elements').map((element) => textOf(element, names));
  return inner.length === 0 ? word(value, 'fallback') || word(value, 'url') : separator + inner.join(separator);
}
