import { z } from 'zod';
import { imageElement } from './elements.ts';
import { BLOCK_LIMITS } from './limits.ts';
import { richText } from './plain-blocks.ts';
import { anyText, blockId, plainText } from './text-objects.ts';

const CHILD_TYPES = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
] as const;

/** The container's own fields and the types of its children; the children are checked as blocks by `validateBlocks`. */
export const container = z
  .strictObject({
    type: z.literal('container'),
    title: plainText(BLOCK_LIMITS.containerTitle).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(BLOCK_LIMITS.containerTitle).optional(),
    child_blocks: z
      .array(z.looseObject({ type: z.enum(CHILD_TYPES) }))
      .min(1)
      .max(BLOCK_LIMITS.containerChildren),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
    block_id: blockId,
  })
  .refine((block) => block.title !== undefined || block.rich_text_title !== undefined, {
    error: 'must define at least one of title and rich_text_title',
  });
