import { z } from 'zod';
import type { Block } from './message.ts';

const option = z.looseObject({ value: z.string() });
const shape = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  value: z.string().optional(),
  text: z.looseObject({ text: z.string() }).optional(),
  options: z.array(option).optional(),
  option_groups: z.array(z.looseObject({ options: z.array(option) })).optional(),
});
const holder = z.looseObject({
  block_id: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
  child_blocks: z.array(z.record(z.string(), z.unknown())).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

export type Element = z.infer<typeof shape>;
export type Option = z.infer<typeof option>;

/** An element that people can use, and where it is. */
export interface ShownElement {
  readonly element: Element;
  readonly blockId: string;
  readonly actionId: string;
  /** Whether the app gave both ids: only then Slack recognises the element in a later version of the view. */
  readonly isNamed: boolean;
  /** The input block that holds it; null for an element of another block. */
  readonly input: { readonly optional: boolean; readonly dispatches: boolean } | null;
}

/** Everything interactive in these blocks, in reading order; ids that the app left out are given as Slack does. */
export function shownElements(blocks: readonly Block[], prefix = ''): readonly ShownElement[] {
  return blocks.flatMap((block, index) => elementsOf(block, `${prefix}${index}`));
}

/** The first element with an `action_id` (in the block `blockId`, when given); undefined when there is none. */
export function findElement(
  blocks: readonly Block[],
  actionId: string,
  blockId: string | undefined,
): ShownElement | undefined {
  return shownElements(blocks).find(
    (one) => one.actionId === actionId && (blockId === undefined || one.blockId === blockId),
  );
}

function elementsOf(block: Block, place: string): readonly ShownElement[] {
  const parsed = holder.safeParse(block);
  if (!parsed.success) return [];
  const { data } = parsed;
  const isInput = block['type'] === 'input';
  const input = isInput ? { optional: data.optional === true, dispatches: data.dispatch_action === true } : null;
  const own = isInput ? [data.element] : [data.accessory, ...(data.elements ?? [])].filter(isThere);
  const shown = own.flatMap((value, at) => {
    const element = shape.safeParse(value).data;
    if (element === undefined || !isInteractive(element.type)) return [];
    const actionId = element.action_id ?? `a${place}${at === 0 ? '' : `.${at}`}`;
    const isNamed = data.block_id !== undefined && element.action_id !== undefined;
    return [{ element, blockId: data.block_id ?? `b${place}`, actionId, isNamed, input }];
  });
  return [...shown, ...shownElements(data.child_blocks ?? [], `${place}.`)];
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

function isInteractive(type: string): boolean {
  return type !== 'image' && type !== 'mrkdwn' && type !== 'plain_text' && !type.startsWith('rich_text_');
}
