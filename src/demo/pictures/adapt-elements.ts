import { field, list, word } from '../transcript/block-fields.ts';
import { keptText, literalText } from './plain-text.ts';

/** Names by id of people and channels. */
export type Names = ReadonlyMap<string, string>;

/** In front of the id of a menu in which something is chosen; the style sheet knows it. */
const CHOSEN = 'chosen-';

/** The renderer gives every text field several lines, but not this kind of it. */
const ONE_LINE = 'email_text_input';

/** Menus that hold ids of people and channels rather than options. */
const OF_IDS = [
  ['initial_conversation', '#'],
  ['initial_channel', '#'],
  ['initial_user', '@'],
  ['initial_conversations', '#'],
  ['initial_channels', '#'],
  ['initial_users', '@'],
] as const;

/** Everything inside of a block, for a renderer that shows what is chosen in a menu only once its script has run. */
export function adaptInner(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((each) => adaptInner(each, names));
  if (typeof value !== 'object' || value === null) return value;
  switch (word(value, 'type')) {
    case 'mrkdwn':
      return { type: 'mrkdwn', text: keptText(word(value, 'text')) };
    case 'plain_text':
      return { type: 'plain_text', text: literalText(word(value, 'text')) };
    case 'raw_text':
    case 'raw_number':
      return { type: 'raw_text', text: literalText(word(value, 'text') || String(field(value, 'value'))) };
    case 'plain_text_input':
      return adaptFields(field(value, 'multiline') === true ? value : { ...value, type: ONE_LINE }, names);
    default:
      return adaptFields(withChoice(value, names), names);
  }
}

/** The same for each field of a block. */
export function adaptFields(value: unknown, names: Names): object {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(fields.map(([key, inner]) => [key, adaptInner(inner, names)]));
}

/** A menu whose placeholder is what is chosen in it. */
function withChoice(element: object, names: Names): object {
  const chosen = chosenIn(element, names);
  if (chosen === '' || !word(element, 'type').endsWith('_select')) return element;
  return {
    type: 'static_select',
    options: list(element, 'options'),
    placeholder: { type: 'plain_text', text: chosen },
    action_id: CHOSEN + word(element, 'action_id'),
  };
}

function chosenIn(element: unknown, names: Names): string {
  const options = [field(element, 'initial_option'), ...list(element, 'initial_options')];
  const labels = options.map((option) => word(field(option, 'text'), 'text')).filter((label) => label !== '');
  const ids = OF_IDS.flatMap(([key, sign]) =>
    [field(element, key), ...list(element, key)]
      .filter((id) => typeof id === 'string')
      .map((id) => sign + (names.get(id) ?? id)),
  );
  return [...labels, ...ids].join(', ');
}
