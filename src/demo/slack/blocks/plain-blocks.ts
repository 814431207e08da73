import { z } from 'zod';
import { actionsElement, hasOneSource, imageElement, imageParts, inputElement, sectionAccessory } from './elements.ts';
import { BLOCK_LIMITS } from './limits.ts';
import { anyText, blockId, mrkdwnText, plainText } from './text-objects.ts';

export const section = z
  .strictObject({
    type: z.literal('section'),
    text: anyText(BLOCK_LIMITS.sectionText).optional(),
    fields: z.array(anyText(BLOCK_LIMITS.sectionField)).min(1).max(BLOCK_LIMITS.sectionFields).optional(),
    accessory: sectionAccessory.optional(),
    expand: z.boolean().optional(),
    block_id: blockId,
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    error: 'must define at least one of text and fields',
  });

export const header = z.strictObject({
  type: z.literal('header'),
  text: plainText(BLOCK_LIMITS.headerText),
  level: z.number().int().min(1).max(4).optional(),
  block_id: blockId,
});

export const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

export const context = z.strictObject({
  type: z.literal('context'),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        plainText(BLOCK_LIMITS.sectionText),
        mrkdwnText(BLOCK_LIMITS.sectionText),
        imageElement,
      ]),
    )
    .min(1)
    .max(BLOCK_LIMITS.contextElements),
  block_id: blockId,
});

export const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z.array(actionsElement).min(1).max(BLOCK_LIMITS.actionsElements),
  block_id: blockId,
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    ...imageParts,
    title: plainText(BLOCK_LIMITS.imageTitle).optional(),
    block_id: blockId,
  })
  .refine(hasOneSource, { error: 'must define exactly one of image_url and slack_file' });

export const input = z.strictObject({
  type: z.literal('input'),
  label: plainText(BLOCK_LIMITS.inputLabel),
  hint: plainText(BLOCK_LIMITS.inputLabel).optional(),
  element: inputElement,
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  block_id: blockId,
});

export const alert = z.strictObject({
  type: z.literal('alert'),
  text: anyText(BLOCK_LIMITS.alertText),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  block_id: blockId,
});

export const markdown = z.strictObject({
  type: z.literal('markdown'),
  text: z.string().min(1).max(BLOCK_LIMITS.markdownText),
  block_id: blockId,
});

const richTextPart = z.looseObject({
  type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']),
  elements: z.array(z.looseObject({ type: z.string() })),
});

/** Only the outer two layers are checked. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  elements: z.array(richTextPart).min(1),
  block_id: blockId,
});
