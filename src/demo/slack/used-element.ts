import { z } from 'zod';
import type { Block } from './message.ts';

const shape = z.looseObject({
  action_id: z.string(),
  type: z.string(),
  value: z.string().optional(),
  text: z.looseObject({ text: z.string() }).optional(),
  options: z.array(z.looseObject({ value: z.string() })).optional(),
});

/** An interactive element of a message, and the block that holds it. */
export interface UsedElement {
  readonly element: z.infer<typeof shape>;
  readonly blockId: string;
}

/** The element with an `action_id` (in the block `blockId`, when given), at any depth; undefined when there is none. */
export function findElement(
  blocks: readonly Block[],
  actionId: string,
  blockId: string | undefined,
): UsedElement | undefined {
  for (const [index, block] of blocks.entries()) {
    const id = typeof block['block_id'] === 'string' ? block['block_id'] : `b${index}`;
    const element = blockId === undefined || blockId === id ? search(block, actionId) : undefined;
    if (element !== undefined) return { element, blockId: id };
  }
  return undefined;
}

/** What Slack reports in `actions`: a select and an overflow menu report the chosen option, a button its value. */
export function actionJson(
  used: UsedElement,
  value: string | undefined,
  at: string,
): Readonly<Record<string, unknown>> {
  const { element, blockId } = used;
  const common = { type: element.type, action_id: element.action_id, block_id: blockId, action_ts: at };
  if (element.options === undefined) {
    const sent = value ?? element.value;
    return { ...common, text: element.text, ...(sent !== undefined && { value: sent }) };
  }
  const selected = element.options.find((option) => option.value === value);
  if (selected === undefined) throw new RangeError(`${element.action_id} has no option with the value ${value}`);
  return { ...common, selected_option: selected };
}

function search(value: unknown, actionId: string): z.infer<typeof shape> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const parsed = shape.safeParse(value);
  if (parsed.success && parsed.data.action_id === actionId) return parsed.data;
  for (const inner of Object.values(value)) {
    const found = search(inner, actionId);
    if (found !== undefined) return found;
  }
  return undefined;
}
