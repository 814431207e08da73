import { z } from 'zod';
import { BLOCK_LIMITS } from './limits.ts';
import { richText } from './plain-blocks.ts';
import { textLength } from './text-length.ts';
import { blockId } from './text-objects.ts';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

const columnSetting = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

export const table = z
  .strictObject({
    type: z.literal('table'),
    rows: z.array(z.array(cell).min(1).max(BLOCK_LIMITS.tableColumns)).min(1).max(BLOCK_LIMITS.tableRows),
    column_settings: z.array(columnSetting.nullable()).max(BLOCK_LIMITS.tableColumns).optional(),
    block_id: blockId,
  })
  .refine((block) => textLength(block.rows) <= BLOCK_LIMITS.tableText, {
    error: `no more than ${BLOCK_LIMITS.tableText} characters allowed in a table`,
  });

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(BLOCK_LIMITS.dataTableColumns)).min(2).max(BLOCK_LIMITS.dataTableRows),
    page_size: z.number().int().min(1).max(BLOCK_LIMITS.dataTablePageSize).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
    block_id: blockId,
  })
  .refine((block) => block.rows.every((row) => row.length === block.rows[0]?.length), {
    error: 'all rows must have the same number of cells',
  })
  .refine((block) => block.rows[0]?.every((header) => header.type !== 'rich_text'), {
    error: 'header cells must not be rich_text',
  })
  .refine((block) => (block.row_header_column_index ?? 0) < (block.rows[0]?.length ?? 0), {
    error: 'row_header_column_index must name a column',
  })
  .refine((block) => textLength(block.rows) <= BLOCK_LIMITS.dataTableText, {
    error: `no more than ${BLOCK_LIMITS.dataTableText} characters allowed in a data_table`,
  });
