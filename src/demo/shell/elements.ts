import { z } from 'zod';
import type { Block } from '../slack/message.ts';
import { list, optionsIn, textOf, word } from '../transcript/block-fields.ts';
import type { Names } from '../transcript/mrkdwn.ts';

/** A choice of a menu. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What a person can press in a message, in the order in which it is shown. */
export interface PressableElement {
  readonly label: string;
  /** Empty when the app gave none: then nothing is sent. */
  readonly actionId: string;
  readonly blockId: string | undefined;
  /** The address that opens; empty for none. */
  readonly url: string;
  /** Empty for a button. */
  readonly choices: readonly Choice[];
}

const PRESSABLE = new Set(['button', 'overflow', 'static_select', 'radio_buttons']);
const option = z.object({ value: z.string() });

/** The elements of a message in reading order. */
export function listElements(blocks: readonly Block[], names: Names): readonly PressableElement[] {
  return blocks.flatMap((block) => {
    const inner = list(block, 'child_blocks').filter(isBlock);
    const own = [block['accessory'], ...list(block, 'elements')];
    const blockId = word(block, 'block_id') || undefined;
    return [
      ...own.filter((each) => PRESSABLE.has(word(each, 'type'))).map((each) => readElement(each, blockId, names)),
      ...listElements(inner, names),
    ];
  });
}

/** One line for each element, saying what to type. */
export function describeElements(elements: readonly PressableElement[]): readonly string[] {
  return elements.map((element, index) => `:${index + 1} ${describe(element, index + 1)}`);
}

/** The choice that was typed by number or by label; undefined for none. */
export function findChoice({ choices }: { readonly choices: readonly Choice[] }, typed: string): Choice | undefined {
  const byLabel = choices.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  return byLabel ?? (/^\d{1,3}$/.test(typed) ? choices[Number(typed) - 1] : undefined);
}

function describe({ label, url, choices }: PressableElement, number: number): string {
  if (url !== '') return `opens ${label} (${url})`;
  if (choices.length === 0) return `presses [${label}]`;
  const offered = choices.map((choice, index) => `:${number} ${index + 1} = ${choice.label}`).join(', ');
  return `chooses ${label === '' ? '' : `${label} `}(${offered})`;
}

function readElement(element: unknown, blockId: string | undefined, names: Names): PressableElement {
  const placeholder = z.object({ placeholder: z.unknown() }).safeParse(element).data?.placeholder;
  return {
    label: textOf(element, names) || textOf(placeholder, names),
    actionId: word(element, 'action_id'),
    blockId,
    url: word(element, 'url'),
    choices: readChoices(element, names),
  };
}

/** The options of a menu or a form's field, those of groups among them. */
export function readChoices(element: unknown, names: Names): readonly Choice[] {
  return optionsIn(element).flatMap((each) => {
    const parsed = option.safeParse(each);
    return parsed.success ? [{ label: textOf(each, names), value: parsed.data.value }] : [];
  });
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null;
}
