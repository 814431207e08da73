import type { GivenValue } from '../slack/element-values.ts';
import type { RequestedView } from '../slack/view-checks.ts';
import { stateValues, type ViewValues } from '../slack/view-state.ts';
import { field, list, textOf, word } from '../transcript/block-fields.ts';
import type { Names } from '../transcript/mrkdwn.ts';
import { type Choice, findChoice, readChoices } from './elements.ts';

/** One field of a form as it is asked. */
export interface Question {
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly label: string;
  /** What is beside the label: a hint, what may be left empty. */
  readonly hint: string;
  readonly optional: boolean;
  readonly choices: readonly Choice[];
  /** What an empty line means; empty for nothing. */
  readonly initial: string;
  /** Whether the bot is told at once (`dispatch_action`). */
  readonly dispatches: boolean;
}

/** What was typed for a field, as Slack reports it, or why it does not do. */
export type FieldAnswer =
  | { readonly kind: 'value'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly sentence: string };

/** The fields of a form, in order; `values` is what stands in them. */
export function listQuestions(
  view: RequestedView,
  names: Names,
  values: ViewValues = stateValues(view.blocks, {}, null),
): readonly Question[] {
  return view.blocks.flatMap((block, index) => {
    if (word(block, 'type') !== 'input') return [];
    const element = field(block, 'element');
    const blockId = word(block, 'block_id') || `b${index}`;
    const actionId = word(element, 'action_id') || `a${index}`;
    return [
      {
        blockId,
        actionId,
        type: word(element, 'type'),
        label: textOf(field(block, 'label'), names),
        hint: textOf(field(block, 'hint'), names),
        optional: field(block, 'optional') === true,
        choices: readChoices(element, names),
        initial: textOfValue(values[blockId]?.[actionId], names),
        dispatches: field(block, 'dispatch_action') === true,
      },
    ];
  });
}

/** The lines that ask one field. */
export function describeQuestion({ label, hint, optional, choices, initial, type }: Question): readonly string[] {
  const many = type === 'checkboxes' ? ', several with commas' : '';
  const empty = initial === '' ? (optional ? ' (Enter: leave it out)' : '') : ` (Enter: ${initial})`;
  return [
    `${label}${empty}`,
    ...(hint === '' ? [] : [hint]),
    ...choices.map((choice, index) => `${index + 1} = ${choice.label}${index === 0 ? many : ''}`),
  ];
}

/** Reads what was typed for a field; people and channels are typed by the names in `names`. */
export function answerQuestion(question: Question, typed: string, names: Names): FieldAnswer {
  const text = typed.trim() === '' ? question.initial : typed.trim();
  if (text === '') return question.optional ? given(question, {}) : refusedBecause('This field must be filled in.');
  if (question.type === 'checkboxes') return answerMany(question, text);
  if (question.choices.length > 0) return answerChoice(question, text);
  switch (question.type) {
    case 'number_input':
      return /^-?\d+(\.\d+)?$/.test(text) ? given(question, { value: text }) : refusedBecause('Type a number.');
    case 'timepicker':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
        ? given(question, { selected_time: text })
        : refusedBecause('Type a time such as 09:00.');
    case 'users_select':
      return answerNamed(question, 'selected_user', text, names);
    case 'conversations_select':
      return answerNamed(question, 'selected_conversation', text, names);
    default:
      return given(question, { value: text });
  }
}

/** What a reported value says, as somebody gives it. */
export function givenValue(reported: Readonly<Record<string, unknown>>): GivenValue {
  const many = list(reported, 'selected_options').map((each) => word(each, 'value'));
  if (many.length > 0) return many;
  const keys = ['value', 'selected_time', 'selected_user', 'selected_conversation'];
  const one = word(field(reported, 'selected_option'), 'value');
  return keys.map((key) => word(reported, key)).find((text) => text !== '') ?? (one === '' ? null : one);
}

function answerNamed(question: Question, key: string, text: string, names: Names): FieldAnswer {
  const name = text.replace(/^[@#]/, '');
  const id = names.has(text) ? text : [...names].find((entry) => entry[1] === name)?.[0];
  return id === undefined
    ? refusedBecause(`Nobody and nothing here is called ${name}.`)
    : given(question, { [key]: id });
}

function answerChoice(question: Question, text: string): FieldAnswer {
  const choice = findChoice(question, text);
  if (choice === undefined) return refusedBecause(`Type a number from 1 to ${question.choices.length}.`);
  return given(question, { selected_option: optionOf(choice) });
}

function answerMany(question: Question, text: string): FieldAnswer {
  const chosen = text.split(',').map((one) => findChoice(question, one.trim()));
  const known = chosen.filter((choice) => choice !== undefined);
  if (known.length < chosen.length) return refusedBecause(`Type numbers from 1 to ${question.choices.length}.`);
  return given(question, { selected_options: known.map(optionOf) });
}

function optionOf({ label, value }: Choice): Readonly<Record<string, unknown>> {
  return { text: { type: 'plain_text', text: label }, value };
}

function given({ type }: Question, value: Readonly<Record<string, unknown>>): FieldAnswer {
  return { kind: 'value', value: { type, ...value } };
}

function refusedBecause(sentence: string): FieldAnswer {
  return { kind: 'refused', sentence };
}

function textOfValue(value: unknown, names: Names): string {
  const many = list(value, 'selected_options').map((each) => textOf(each, names));
  const texts = ['value', 'selected_time', 'selected_user', 'selected_conversation'];
  return (
    texts.map((key) => word(value, key)).find((text) => text !== '') ??
    (many.length > 0 ? many.join(', ') : textOf(field(value, 'selected_option'), names))
  );
}
