/** A block as it travels: checked by `validateBlocks`, otherwise opaque. */
export type Block = Readonly<Record<string, unknown>>;

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

/** What a message says; an edit replaces it. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: Metadata | null;
}

/** A message as stored. `ts` is unique in the whole stand-in and strictly increasing. */
export interface Message extends Content {
  readonly channel: string;
  readonly ts: string;
  /** The root's `ts` for a reply, null for a root. */
  readonly threadTs: string | null;
  /** A reply that is also shown in the channel. */
  readonly broadcast: boolean;
  readonly user: string;
  /** Null for a message of a person. */
  readonly botId: string | null;
  /** Former contents, oldest first. */
  readonly edits: readonly Content[];
  readonly deleted: boolean;
}

/** A root as a person sees it: with its living replies, oldest first. */
export interface Root extends Message {
  readonly replies: readonly Message[];
}

/** The message as the Web API shows it; metadata only when asked for, `replies` for the counts of a root. */
export function messageJson(
  message: Message,
  view: { readonly metadata: boolean; readonly replies?: readonly Message[]; readonly subtype?: string },
): Readonly<Record<string, unknown>> {
  const replies = view.replies ?? [];
  return {
    type: 'message',
    ...(view.subtype !== undefined && { subtype: view.subtype }),
    user: message.user,
    ...(message.botId !== null && { bot_id: message.botId }),
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((reply) => reply.user))],
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(view.metadata && message.metadata !== null && { metadata: message.metadata }),
  };
}
