import { z } from 'zod';
import { BLOCK_LIMITS } from './limits.ts';

/** A `plain_text` object of 1 to `max` characters. */
export function plainText(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwnText(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
}

/** A text object of either kind, 1 to `max` characters. */
export function anyText(max: number) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwnText(max)]);
}

export const webAddress = z
  .string()
  .max(BLOCK_LIMITS.url)
  .regex(/^(https?:\/\/|mailto:)\S+$/, 'invalid url');

/** The dialog that asks before an element acts. */
export const confirmDialog = z.strictObject({
  title: plainText(BLOCK_LIMITS.confirmTitle).optional(),
  text: anyText(BLOCK_LIMITS.confirmText),
  confirm: plainText(BLOCK_LIMITS.confirmButton).optional(),
  deny: plainText(BLOCK_LIMITS.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** One choice of a select or of an overflow menu. */
export const plainOption = z.strictObject({
  text: plainText(BLOCK_LIMITS.optionText),
  value: z.string().min(1).max(BLOCK_LIMITS.optionValue),
  description: plainText(BLOCK_LIMITS.optionDescription).optional(),
  url: webAddress.optional(),
});

/** One choice of checkboxes or radio buttons, which may be formatted. */
export const formattedOption = z.strictObject({
  text: anyText(BLOCK_LIMITS.optionText),
  value: z.string().min(1).max(BLOCK_LIMITS.optionValue),
  description: anyText(BLOCK_LIMITS.optionDescription).optional(),
});

export const blockId = z.string().min(1).max(BLOCK_LIMITS.id).optional();
