import { z } from 'zod';
import { dataVisualization } from './chart-block.ts';
import { container } from './container-block.ts';
import { BLOCK_LIMITS } from './limits.ts';
import { actions, alert, context, divider, header, image, input, markdown, richText, section } from './plain-blocks.ts';
import { problem, problemsOf } from './problems.ts';
import { dataTable, table } from './table-blocks.ts';
import { textLength } from './text-length.ts';
import { wholeProblems } from './whole-payload.ts';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

const everywhere = { actions, context, divider, header, image, input, rich_text: richText, section };
const onCanvas = { ...everywhere, container, data_table: dataTable, data_visualization: dataVisualization, table };

const SCHEMAS: Readonly<Record<Surface, Readonly<Record<string, z.ZodType>>>> = {
  message: { ...onCanvas, markdown },
  modal: { ...everywhere, alert },
  home: onCanvas,
};

/** Tables and charts have ceilings of their own, higher than that of a message's text. */
const NOT_COUNTED = new Set(['table', 'data_table', 'data_visualization']);

const typed = z.looseObject({ type: z.string() });
const withChildren = z.looseObject({ child_blocks: z.array(z.unknown()) });

/**
 * Everything that Slack would refuse about these blocks on this surface, as its own `response_metadata.messages`
 * word it; empty when they are fine. The ceiling of the total text is part of it.
 */
export function validateBlocks(blocks: unknown, surface: Surface): readonly string[] {
  const structure = structureProblems(blocks, surface);
  if (surface !== 'message' || blockTextLength(blocks) <= BLOCK_LIMITS.totalText) return structure;
  return [...structure, problem(`no more than ${BLOCK_LIMITS.totalText} characters allowed in all`, ['blocks'])];
}

/** As `validateBlocks` without the total text, which has an error code of its own (`msg_blocks_too_long`). */
export function structureProblems(blocks: unknown, surface: Surface): readonly string[] {
  if (!Array.isArray(blocks)) return [problem('must be a valid array', ['blocks'])];
  const max = surface === 'message' ? BLOCK_LIMITS.blocksPerMessage : BLOCK_LIMITS.blocksPerView;
  const tooMany = blocks.length > max ? [problem(`no more than ${max} items allowed`, ['blocks'])] : [];
  const single = blocks.flatMap((block: unknown, index) => blockProblems(block, surface, ['blocks', index]));
  return [...tooMany, ...single, ...wholeProblems(blocks, surface)];
}

/** The characters that count toward a message's ceiling. */
export function blockTextLength(blocks: unknown): number {
  return textLength(blocks, NOT_COUNTED);
}

function blockProblems(block: unknown, surface: Surface, path: readonly PropertyKey[]): readonly string[] {
  const shape = typed.safeParse(block);
  if (!shape.success) return problemsOf(shape.error, path);
  const schema = Object.hasOwn(SCHEMAS[surface], shape.data.type) ? SCHEMAS[surface][shape.data.type] : undefined;
  if (schema === undefined) return [problem(`unsupported type: ${shape.data.type}`, [...path, 'type'])];
  const result = schema.safeParse(block);
  const own = result.success ? [] : problemsOf(result.error, path);
  const children = withChildren.safeParse(block).data?.child_blocks ?? [];
  return [...own, ...children.flatMap((child, at) => blockProblems(child, surface, [...path, 'child_blocks', at]))];
}
