import { z } from 'zod';
import { type OpenView, ViewShape } from './open-view.ts';

const Chosen = z.object({ value: z.string() });

const Action = z.object({
  action_id: z.string(),
  block_id: z.string().default(''),
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_conversation: z.string().nullish(),
});

const Body = z.object({
  user: z.object({ id: z.string().min(1) }),
  channel: z.object({ id: z.string().min(1) }).nullish(),
  container: z.object({ message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }).nullish(),
  view: ViewShape.optional(),
  trigger_id: z.string().default(''),
  response_url: z.url().nullish(),
  actions: z.array(Action).min(1),
});

/** A used button or menu, wherever it is. Nothing of it is trusted: use cases look up what it names. */
export interface Click {
  readonly userId: string;
  /** Null in a modal or on Home. */
  readonly channelId: string | null;
  readonly messageTs: string | null;
  /** Where it can be answered privately; null in a modal or on Home. */
  readonly responseUrl: string | null;
  /** Good for three seconds and one use. */
  readonly triggerId: string;
  readonly view: OpenView | null;
  readonly actionId: string;
  readonly blockId: string;
  /** The button's value, or what was chosen; empty when there is none. */
  readonly value: string;
}

/** Reads a `block_actions` payload; undefined for one that is no such thing. */
export function readClick(body: unknown): Click | undefined {
  const parsed = Body.safeParse(body);
  const [action] = parsed.data?.actions ?? [];
  if (!parsed.success || action === undefined) return undefined;
  const { user, channel, container, view, trigger_id, response_url } = parsed.data;
  return {
    userId: user.id,
    channelId: channel?.id ?? null,
    messageTs: container?.message_ts ?? null,
    responseUrl: response_url ?? null,
    triggerId: trigger_id,
    view: view ?? null,
    actionId: action.action_id,
    blockId: action.block_id,
    value: action.selected_option?.value ?? action.selected_conversation ?? action.value ?? '',
  };
}
