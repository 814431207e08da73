import { z } from 'zod';
import { problemsOf } from './blocks/problems.ts';
import { plainText } from './blocks/text-objects.ts';
import { validateBlocks } from './blocks/validate.ts';

const shared = {
  blocks: z.array(z.record(z.string(), z.unknown())),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...shared,
});

const home = z.strictObject({ type: z.literal('home'), ...shared });
const anyView = z.discriminatedUnion('type', [modal, home]);

export type RequestedView = z.infer<typeof anyView>;

export type ViewResult =
  | { readonly kind: 'view'; readonly view: RequestedView }
  | { readonly kind: 'invalid'; readonly messages: readonly string[] }
  /** More than 250 KB as JSON. */
  | { readonly kind: 'too_large' };

const MAX_BYTES = 250 * 1024;

/** Reads and checks a modal or a Home tab. */
export function readView(value: unknown): ViewResult {
  if (Buffer.byteLength(JSON.stringify(value ?? null)) > MAX_BYTES) return { kind: 'too_large' };
  const parsed = anyView.safeParse(value);
  if (!parsed.success) return { kind: 'invalid', messages: problemsOf(parsed.error, ['view']) };
  const view = parsed.data;
  const hasInput = view.blocks.some((block) => block['type'] === 'input');
  const messages = [
    ...validateBlocks(view.blocks, view.type),
    ...(view.type === 'modal' && hasInput && view.submit === undefined
      ? ['missing required field: submit [json-pointer:/view]']
      : []),
  ];
  return messages.length === 0 ? { kind: 'view', view } : { kind: 'invalid', messages };
}
