import { z } from 'zod';

const Option = z.object({ value: z.string() });

/** What somebody filled in: one text for whatever kind of field it is; null for an empty one. */
const Field = z
  .object({
    value: z.string().nullish(),
    selected_option: Option.nullish(),
    selected_options: z.array(Option).optional(),
    selected_conversation: z.string().nullish(),
    selected_user: z.string().nullish(),
    selected_time: z.string().nullish(),
  })
  .transform(
    (field): string | null =>
      field.value ??
      field.selected_option?.value ??
      field.selected_conversation ??
      field.selected_user ??
      field.selected_time ??
      field.selected_options?.map(({ value }) => value).join(' ') ??
      null,
  );

/** An open modal or Home tab as Slack reports it. */
export const ViewShape = z
  .object({
    id: z.string().min(1),
    hash: z.string().default(''),
    type: z.string(),
    callback_id: z.string().default(''),
    private_metadata: z.string().default(''),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().default('') })).default([]),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Field)) }).default({ values: {} }),
  })
  .transform(({ id, hash, type, callback_id, private_metadata, blocks, state }): OpenView => {
    const fields = Object.values(state.values).flatMap((block) => Object.entries(block));
    return {
      id,
      hash,
      isHome: type === 'home',
      callbackId: callback_id,
      metadata: private_metadata,
      inputs: new Set(blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []))),
      fields: new Map(fields),
    };
  });

export interface OpenView {
  readonly id: string;
  /** Changes with the view. */
  readonly hash: string;
  readonly isHome: boolean;
  readonly callbackId: string;
  /** What the bot noted in it. */
  readonly metadata: string;
  /** Ids of the blocks that are fields to fill in: Slack shows complaints beside these alone, and drops all of them for one astray. */
  readonly inputs: ReadonlySet<string>;
  /** What was filled in, by action id; null: empty. */
  readonly fields: ReadonlyMap<string, string | null>;
}
