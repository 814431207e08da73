import { isDeepStrictEqual } from 'node:util';
import type { Element, Option, ShownElement } from './shown-elements.ts';

/** What a person chose or typed: the value of an option, an id, a time or a text; a list where several are taken; null for nothing. */
export type GivenValue = string | readonly string[] | null;

/** A value as Slack reports it: `{ type, selected_option: … }`, `{ type, value: … }` and so on. */
export type ReportedValue = Readonly<Record<string, unknown>>;

interface Reporting {
  readonly key: string;
  readonly initial: string;
  readonly kind: 'option' | 'options' | 'word' | 'words';
}

const ONE_OPTION: Reporting = { key: 'selected_option', initial: 'initial_option', kind: 'option' };
const SEVERAL_OPTIONS: Reporting = { key: 'selected_options', initial: 'initial_options', kind: 'options' };
const TYPED: Reporting = { key: 'value', initial: 'initial_value', kind: 'word' };

const REPORTING: Readonly<Record<string, Reporting>> = {
  static_select: ONE_OPTION,
  radio_buttons: ONE_OPTION,
  multi_static_select: SEVERAL_OPTIONS,
  checkboxes: SEVERAL_OPTIONS,
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', kind: 'word' },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', kind: 'words' },
  users_select: { key: 'selected_user', initial: 'initial_user', kind: 'word' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', kind: 'words' },
  timepicker: { key: 'selected_time', initial: 'initial_time', kind: 'word' },
  plain_text_input: TYPED,
  number_input: TYPED,
};

/** Whether Slack keeps a value for it: not for buttons and overflow menus. */
export function hasValue({ type }: Element): boolean {
  return Object.hasOwn(REPORTING, type);
}

/** Under which key Slack reports the value of an element; undefined for buttons and overflow menus. */
function valueKey({ type }: Element): string | undefined {
  return REPORTING[type]?.key;
}

/** What Slack reports for an element that nobody touched; `current` is the conversation in which the view was opened. */
export function initialValue(element: Element, current: string | null): ReportedValue {
  const reporting = REPORTING[element.type];
  if (reporting === undefined) return { type: element.type };
  const own = element[reporting.initial];
  const isHere = element['default_to_current_conversation'] === true && current !== null;
  const here = reporting.kind === 'words' ? [current] : current;
  const nothing = reporting.kind === 'options' || reporting.kind === 'words' ? [] : null;
  return { type: element.type, [reporting.key]: own ?? (isHere ? here : nothing) };
}

/**
 * What Slack reports for what a person gave. Throws a RangeError for what cannot be given there: a mistake of the test.
 * `forged` lets through options that are not offered, as somebody could who does not use Slack's own client.
 */
export function reportedValue(shown: ShownElement, given: GivenValue, forged: boolean): ReportedValue {
  const { element, actionId } = shown;
  const reporting = element.type === 'overflow' ? ONE_OPTION : REPORTING[element.type];
  if (reporting === undefined) throw new RangeError(`${actionId} is a ${element.type}, which takes no value`);
  const isMany = reporting.kind === 'options' || reporting.kind === 'words';
  if (given !== null && isMany === (typeof given === 'string')) {
    throw new RangeError(`${actionId} takes ${isMany ? 'a list of values' : 'one value'}`);
  }
  const words = given === null ? [] : typeof given === 'string' ? [given] : given;
  const isOption = reporting.kind === 'option' || reporting.kind === 'options';
  const values = isOption ? words.map((word) => getOption(shown, word, forged)) : words.filter((word) => word !== '');
  return { type: element.type, [reporting.key]: isMany ? values : (values[0] ?? null) };
}

/** Whether a reported value says nothing. */
export function isEmptyValue(shown: ShownElement, value: ReportedValue): boolean {
  const said = value[valueKey(shown.element) ?? ''];
  return said === null || said === undefined || said === '' || isDeepStrictEqual(said, []);
}

/** The options of an element, those of groups among them. */
function optionsOf({ options, option_groups: groups }: Element): readonly Option[] {
  return options ?? groups?.flatMap((group) => group.options) ?? [];
}

function getOption({ element, actionId }: ShownElement, value: string, forged: boolean): Option {
  const option = optionsOf(element).find((one) => one.value === value);
  if (option !== undefined) return option;
  if (!forged) throw new RangeError(`${actionId} has no option with the value ${value}`);
  return { text: { type: 'plain_text', text: value }, value };
}
