import { z } from 'zod';
import { type Answer, refused, refusedBecause } from './answer.ts';
import { BLOCK_LIMITS } from './blocks/limits.ts';
import { blockTextLength, structureProblems } from './blocks/validate.ts';
import type { Block, Metadata } from './message.ts';

type Args = Readonly<Record<string, unknown>>;

/** What a request wants a message to say; null where it is silent. */
export interface RequestedContent {
  readonly text: string | null;
  readonly blocks: readonly Block[] | null;
  readonly metadata: Metadata | null;
}

export type ContentResult =
  | { readonly kind: 'content'; readonly content: RequestedContent }
  | { readonly kind: 'refused'; readonly answer: Answer };

const MAX_TEXT = 40_000;
const MAX_ATTACHMENTS = 100;

const texts = z.looseObject({ text: z.string().optional(), markdown_text: z.string().optional() });
const someBlocks = z.array(z.record(z.string(), z.unknown()));
const someMetadata = z.looseObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });

/** Reads and checks text, blocks, attachments and metadata of a post, an edit, an acknowledgement or a `response_url`. */
export function readContent(args: Args): ContentResult {
  const parsed = texts.safeParse(args);
  if (!parsed.success) return refuse(refused('invalid_arguments'));
  const blocks = someBlocks.optional().safeParse(args['blocks'] ?? undefined);
  if (!blocks.success) return refuse(refused('invalid_blocks_format'));
  const metadata = someMetadata.optional().safeParse(args['metadata'] ?? undefined);
  if (!metadata.success) return refuse(refused('invalid_metadata_format'));
  const text = parsed.data.text ?? parsed.data.markdown_text ?? null;
  const refusal =
    markdownRefusal(args, parsed.data.markdown_text) ??
    attachmentsRefusal(args['attachments']) ??
    textRefusal(text, blocks.data, args['attachments']) ??
    blocksRefusal(blocks.data);
  if (refusal !== null) return refuse(refusal);
  return { kind: 'content', content: { text, blocks: blocks.data ?? null, metadata: metadata.data ?? null } };
}

function refuse(answer: Answer): ContentResult {
  return { kind: 'refused', answer };
}

function markdownRefusal(args: Args, markdown: string | undefined): Answer | null {
  if (markdown === undefined) return null;
  if (args['text'] !== undefined || args['blocks'] !== undefined) return refused('markdown_text_conflict');
  return markdown.length > BLOCK_LIMITS.markdownText ? refused('msg_too_long') : null;
}

function attachmentsRefusal(attachments: unknown): Answer | null {
  if (attachments === undefined) return null;
  if (!Array.isArray(attachments)) return refused('invalid_attachments');
  return attachments.length > MAX_ATTACHMENTS ? refused('too_many_attachments') : null;
}

function textRefusal(text: string | null, blocks: readonly Block[] | undefined, attachments: unknown): Answer | null {
  if ((text ?? '') === '' && (blocks ?? []).length === 0 && attachments === undefined) return refused('no_text');
  return (text ?? '').length > MAX_TEXT ? refused('msg_too_long') : null;
}

function blocksRefusal(blocks: readonly Block[] | undefined): Answer | null {
  const problems = structureProblems(blocks ?? [], 'message');
  if (problems.length > 0) return refusedBecause('invalid_blocks', problems);
  return blockTextLength(blocks) > BLOCK_LIMITS.totalText ? refused('msg_blocks_too_long') : null;
}
