import { z } from 'zod';
import { type Answer, refused } from '../answer.ts';
import { historyRefusal, scopeFor } from '../channel-access.ts';
import { type Message, messageJson } from '../message.ts';
import type { MessageStore } from '../message-store.ts';
import { botMethod, type Method, missingScope } from '../method.ts';
import { count, flag, ts } from '../request-args.ts';
import type { Workspace } from '../workspace.ts';

const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
/** `0` and whole seconds are allowed as bounds, only a message's own stamp is exact. */
const bound = z.coerce.string().regex(/^\d+(\.\d{1,6})?$/);
const period = z.looseObject({
  channel: z.string(),
  oldest: bound.optional(),
  latest: bound.optional(),
  inclusive: flag,
  limit: count.min(1).max(999).default(100),
  cursor: z.string().optional(),
  include_all_metadata: flag,
});
type Period = z.infer<typeof period>;
const thread = period.extend({ ts });

/** `conversations.history` (newest first, without thread replies) and `conversations.replies` (root first). */
export function historyMethods(parts: {
  readonly workspace: Workspace;
  readonly store: MessageStore;
}): Readonly<Record<string, Method>> {
  const { workspace, store } = parts;

  const readable = (id: string, scopes: ReadonlySet<string>, read: () => Answer): Answer => {
    const channel = workspace.findChannel(id);
    if (channel === undefined) return refused('channel_not_found');
    if (!scopes.has(scopeFor(channel, 'history'))) return missingScope(scopeFor(channel, 'history'), scopes);
    const refusal = historyRefusal(channel);
    return refusal === null ? read() : refused(refusal);
  };

  const shown = (message: Message, args: Period): Readonly<Record<string, unknown>> =>
    messageJson(message, {
      metadata: args.include_all_metadata,
      ...(message.threadTs === null && { replies: store.repliesTo(message) }),
      ...(message.broadcast && { subtype: 'thread_broadcast' }),
    });

  return {
    'conversations.history': botMethod(HISTORY, period, (args, scopes) =>
      readable(args.channel, scopes, () => {
        const inChannel = store.inChannel(args.channel).filter((one) => one.threadTs === null || one.broadcast);
        const found = inChannel.filter((message) => isWithin(message.ts, args)).toReversed();
        return pageOf(found, args, (message) => shown(message, args));
      }),
    ),
    'conversations.replies': botMethod(HISTORY, thread, (args, scopes) =>
      readable(args.channel, scopes, () => {
        const root = store.find(args.channel, args.ts);
        if (root === undefined) return refused('thread_not_found');
        const replies = store.repliesTo(root).filter((reply) => isWithin(reply.ts, args));
        return pageOf([root, ...replies], args, (message) => shown(message, args));
      }),
    ),
  };
}

function isWithin(stamp: string, { oldest, latest, inclusive }: Period): boolean {
  const at = micros(stamp);
  const from = oldest === undefined ? -1 : micros(oldest);
  const until = latest === undefined ? Number.POSITIVE_INFINITY : micros(latest);
  return inclusive ? at >= from && at <= until : at > from && at < until;
}

/** A stamp as an exact whole number of microseconds. */
function micros(stamp: string): number {
  const [seconds = '', fraction = ''] = stamp.split('.');
  return Number(seconds + fraction.padEnd(6, '0'));
}

function pageOf(
  messages: readonly Message[],
  { cursor, limit }: Period,
  show: (message: Message) => Readonly<Record<string, unknown>>,
): Answer {
  const from = cursor === undefined ? 0 : messages.findIndex((message) => cursorOf(message) === cursor);
  if (from === -1) return refused('invalid_cursor');
  const next = messages[from + limit];
  return {
    ok: true,
    messages: messages.slice(from, from + limit).map(show),
    has_more: next !== undefined,
    response_metadata: { next_cursor: next === undefined ? '' : cursorOf(next) },
  };
}

function cursorOf(message: Message): string {
  return Buffer.from(`next_ts:${message.ts}`).toString('base64');
}
