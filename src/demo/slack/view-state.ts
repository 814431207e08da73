import {
  type GivenValue,
  hasValue,
  initialValue,
  isEmptyValue,
  type ReportedValue,
  reportedValue,
} from './element-values.ts';
import type { Block } from './message.ts';
import { type ShownElement, shownElements } from './shown-elements.ts';

/** What was filled in, by block id and action id, as Slack reports it in `state.values`. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ReportedValue>>>>;

/** What somebody fills in, by block id and action id: plain values, or as Slack reports them. */
export type GivenValues = Readonly<Record<string, Readonly<Record<string, GivenValue | ReportedValue>>>>;

type Entry = readonly [ShownElement, ReportedValue];

/** `state.values` of these blocks: what was filled in, and what the app preset where nobody touched anything. */
export function stateValues(blocks: readonly Block[], filled: ViewValues, current: string | null): ViewValues {
  return byId(
    shownElements(blocks)
      .filter(({ element }) => hasValue(element))
      .map((shown) => [shown, filledFor(shown, filled) ?? initialValue(shown.element, current)]),
  );
}

/** What was given on top of what was filled in before. Throws a RangeError for an element that is not there. */
export function fillIn(blocks: readonly Block[], filled: ViewValues, given: GivenValues, forged: boolean): ViewValues {
  const shown = shownElements(blocks);
  const fields = Object.entries(given).flatMap(([blockId, inBlock]) =>
    Object.entries(inBlock).map(([actionId, value]): Entry => {
      const target = shown.find((one) => one.blockId === blockId && one.actionId === actionId);
      if (target === undefined) throw new RangeError(`the view has no element ${actionId} in a block ${blockId}`);
      return [target, isReported(value) ? { ...nothingIn(target), ...value } : reportedValue(target, value, forged)];
    }),
  );
  return merge(filled, byId(fields));
}

/**
 * What stays filled in when a view is replaced: Slack recognises an element by its own block_id and action_id, and then
 * also keeps what was preset before, whatever the new version presets.
 */
export function keptValues(
  before: { readonly blocks: readonly Block[]; readonly values: ViewValues },
  after: readonly Block[],
): ViewValues {
  const named = shownElements(before.blocks).filter(({ isNamed }) => isNamed);
  return byId(
    shownElements(after).flatMap((shown): readonly Entry[] => {
      const isKnown = named.some((one) => one.blockId === shown.blockId && one.actionId === shown.actionId);
      const value = isKnown && shown.isNamed ? filledFor(shown, before.values) : undefined;
      return value === undefined ? [] : [[shown, value]];
    }),
  );
}

/** The complaint of Slack's own client about each input that it would not let through, by block id. */
export function clientComplaints(blocks: readonly Block[], values: ViewValues): Readonly<Record<string, string>> {
  const complaints = shownElements(blocks).flatMap((shown) => {
    const sentence = shown.input === null ? null : complaintAbout(shown, filledFor(shown, values) ?? {});
    return sentence === null ? [] : [[shown.blockId, sentence] as const];
  });
  return Object.fromEntries(complaints);
}

function complaintAbout(shown: ShownElement, value: ReportedValue): string | null {
  const { element, input } = shown;
  if (isEmptyValue(shown, value)) return input?.optional === true ? null : 'Please complete this required field.';
  const typed = value['value'];
  if (typeof typed !== 'string') return null;
  return element.type === 'number_input' ? numberComplaint(element, typed) : lengthComplaint(element, typed);
}

function numberComplaint(element: ShownElement['element'], typed: string): string | null {
  if (!/^-?\d+(\.\d+)?$/.test(typed)) return 'Please enter a number.';
  if (element['is_decimal_allowed'] !== true && typed.includes('.')) return 'Please enter a whole number.';
  const [min, max] = [bound(element['min_value'], -Infinity), bound(element['max_value'], Infinity)];
  return Number(typed) < min || Number(typed) > max ? `Please enter a number from ${min} to ${max}.` : null;
}

function lengthComplaint(element: ShownElement['element'], typed: string): string | null {
  const [min, max] = [bound(element['min_length'], 0), bound(element['max_length'], 3000)];
  return typed.length < min || typed.length > max ? `Please enter ${min} to ${max} characters.` : null;
}

function bound(value: unknown, otherwise: number): number {
  return value === undefined ? otherwise : Number(value);
}

function nothingIn(target: ShownElement): ReportedValue {
  return hasValue(target.element) ? reportedValue(target, null, false) : {};
}

function filledFor({ element, blockId, actionId }: ShownElement, filled: ViewValues): ReportedValue | undefined {
  const value = filled[blockId]?.[actionId];
  return value === undefined || (value['type'] ?? element.type) !== element.type ? undefined : value;
}

function byId(entries: readonly Entry[]): ViewValues {
  const blocks = Map.groupBy(entries, ([{ blockId }]) => blockId);
  return Object.fromEntries(
    [...blocks].map(([blockId, ofBlock]) => [
      blockId,
      Object.fromEntries(ofBlock.map(([{ actionId }, value]) => [actionId, value])),
    ]),
  );
}

function merge(before: ViewValues, news: ViewValues): ViewValues {
  const merged = Object.entries(news).map(([blockId, fields]) => [blockId, { ...before[blockId], ...fields }] as const);
  return { ...before, ...Object.fromEntries(merged) };
}

function isReported(value: GivenValue | ReportedValue): value is ReportedValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
