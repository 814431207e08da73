import { z } from 'zod';
import { BLOCK_LIMITS } from './limits.ts';
import { problem } from './problems.ts';
import { textLength } from './text-length.ts';

const identified = z.looseObject({ block_id: z.string() });
const withType = z.looseObject({ type: z.string() });
const withElements = z.looseObject({ elements: z.array(z.unknown()) });
const withChildren = z.looseObject({ child_blocks: z.array(z.unknown()) });
const withActionId = z.looseObject({ action_id: z.string() });

/** What Slack refuses about blocks taken together: counts of tables and charts, sums of text, ids that occur twice. */
export function wholeProblems(blocks: readonly unknown[], surface: string): readonly string[] {
  return [
    ...(surface === 'message' ? messageProblems(blocks) : []),
    ...repeatedIds(withInner(blocks), identified, 'block_id').map((id) =>
      problem(`block_id "${id}" already exists`, ['blocks']),
    ),
    ...blocks.flatMap((block, index) => withInner([block]).flatMap((one) => repeatedActions(one, index))),
    ...(focused(blocks) > 1 ? [problem('no more than 1 element with focus_on_load allowed', ['blocks'])] : []),
  ];
}

/** These blocks and those inside of containers. */
function withInner(blocks: readonly unknown[]): readonly unknown[] {
  return blocks.flatMap((block) => [block, ...withInner(withChildren.safeParse(block).data?.child_blocks ?? [])]);
}

function focused(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'focus_on_load' in value && value.focus_on_load === true ? 1 : 0;
  return Object.values(value).reduce((sum: number, inner) => sum + focused(inner), own);
}

function messageProblems(blocks: readonly unknown[]): readonly string[] {
  const charts = ofType(blocks, 'data_visualization').length;
  return [
    ...(ofType(blocks, 'table').length > 1 ? ['only_one_table_allowed'] : []),
    ...(charts > BLOCK_LIMITS.chartsPerMessage
      ? [`no more than ${BLOCK_LIMITS.chartsPerMessage} data_visualization blocks allowed`]
      : []),
    ...tooMuchText(blocks, 'markdown', BLOCK_LIMITS.markdownText),
    ...tooMuchText(blocks, 'data_table', BLOCK_LIMITS.dataTableText),
  ].map((sentence) => problem(sentence, ['blocks']));
}

function tooMuchText(blocks: readonly unknown[], type: string, max: number): readonly string[] {
  const found = ofType(blocks, type);
  return textLength(found) > max ? [`no more than ${max} characters allowed in all ${type} blocks`] : [];
}

function ofType(blocks: readonly unknown[], type: string): readonly unknown[] {
  return blocks.filter((block) => withType.safeParse(block).data?.type === type);
}

function repeatedActions(block: unknown, index: number): readonly string[] {
  const elements = withElements.safeParse(block).data?.elements ?? [];
  return repeatedIds(elements, withActionId, 'action_id').map((id) =>
    problem(`action_id "${id}" already exists`, ['blocks', index, 'elements']),
  );
}

function repeatedIds(
  items: readonly unknown[],
  schema: z.ZodType<Readonly<Record<string, unknown>>>,
  key: string,
): readonly string[] {
  const ids = items.map((item) => schema.safeParse(item).data?.[key]).filter((id) => typeof id === 'string');
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
