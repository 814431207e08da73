import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { actions, button, plain } from '../elements.ts';
import type { Say } from '../locales/say.ts';

const LABEL_CHARACTERS = 2000;
const PLACEHOLDER_CHARACTERS = 150;

/** The button that leaves a form without taking over what stands in it. */
export const BACK = 'settings_back';

interface FieldOptions {
  readonly optional?: boolean;
  readonly hint?: string;
  /** Whether the bot is told at once when it is filled in. */
  readonly dispatch?: boolean;
}

/** A field of a form with its label. What was filled in comes back under the element's action id; errors go to `blockId`. */
export function field(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  { optional = false, hint, dispatch = false }: FieldOptions = {},
): KnownBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, LABEL_CHARACTERS),
    element,
    optional,
    dispatch_action: dispatch,
    ...(hint !== undefined && { hint: plain(hint, LABEL_CHARACTERS) }),
  };
}

/** *Back* to the settings. */
export function backButton(say: Say): KnownBlock {
  return actions('back', [button(BACK, say('forms.back'), 'back')]);
}

/** One line of text to type. */
export function textElement(actionId: string, placeholder: string, value: string | null): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    action_id: actionId,
    placeholder: plain(placeholder, PLACEHOLDER_CHARACTERS),
    max_length: 100,
    ...(value !== null && { initial_value: value }),
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  };
}

/** A few choices, one below the other. */
export function radioElement(
  actionId: string,
  options: readonly PlainTextOption[],
  chosen: string,
): InputBlock['element'] {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'radio_buttons',
    action_id: actionId,
    options: [...options],
    ...(initial && { initial_option: initial }),
  };
}

/** A time of the day; `minute` of the day, null for none. */
export function timeElement(actionId: string, minute: number | null): InputBlock['element'] {
  return { type: 'timepicker', action_id: actionId, ...(minute !== null && { initial_time: clock(minute) }) };
}

/** A menu in which the choices stand in groups. */
export function groupedElement(
  actionId: string,
  placeholder: string,
  groups: readonly { readonly label: string; readonly options: readonly PlainTextOption[] }[],
  chosen: string,
): InputBlock['element'] {
  const initial = groups.flatMap(({ options }) => options).find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder, PLACEHOLDER_CHARACTERS),
    option_groups: groups.map(({ label, options }) => ({ label: plain(label, 75), options: [...options] })),
    ...(initial && { initial_option: initial }),
  };
}

/** `09:05`, as Slack writes a time of the day. */
export function clock(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hours}:${String(minute % 60).padStart(2, '0')}`;
}
