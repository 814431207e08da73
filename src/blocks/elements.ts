import type { Button, KnownBlock, PlainTextElement, PlainTextOption, StaticSelect } from '@slack/types';
import { cutText } from './limits.ts';

/** Slack's limits of elements, in characters (docs.slack.dev/reference/block-kit). */
const LIMITS = { button: 75, option: 75, heading: 150, viewTitle: 24, label: 2000 } as const;

/** Text that Slack shows as it is, cut to fit. */
export function plain(text: string, max: number = LIMITS.label): PlainTextElement {
  return { type: 'plain_text', text: cutText(text, max), emoji: true };
}

/** The title or a button of a modal. */
export function viewTitle(text: string): PlainTextElement {
  return plain(text, LIMITS.viewTitle);
}

/** A heading of a part of a modal or of Home. */
export function heading(text: string): KnownBlock {
  return { type: 'header', text: plain(text, LIMITS.heading) };
}

/** A button; `value` comes back with the click. */
export function button(actionId: string, text: string, value: string, style?: 'primary' | 'danger'): Button {
  return { type: 'button', action_id: actionId, text: plain(text, LIMITS.button), value, ...(style && { style }) };
}

/** A button that opens an address; Slack tells the bot about the click, too. */
export function linkButton(actionId: string, text: string, url: string): Button {
  return { type: 'button', action_id: actionId, text: plain(text, LIMITS.button), url };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text, LIMITS.option), value };
}

/** A menu of at most a hundred options; `chosen` is the value of the one that stands there. */
export function select(
  actionId: string,
  placeholder: string,
  options: readonly PlainTextOption[],
  chosen?: string | null,
): StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder, LIMITS.heading),
    options: [...options],
    ...(initial && { initial_option: initial }),
  };
}

/** Buttons and menus in a row. */
export function actions(blockId: string, elements: readonly (Button | StaticSelect)[]): KnownBlock {
  return { type: 'actions', block_id: blockId, elements: [...elements] };
}
