import { z } from 'zod';
import { type Answer, refused } from '../answer.ts';
import { writeRefusal } from '../channel-access.ts';
import { messageJson } from '../message.ts';
import { type RequestedContent, readContent } from '../message-content.ts';
import type { MessageStore } from '../message-store.ts';
import { botMethod, type Method } from '../method.ts';
import type { PrivateAnswers } from '../private-answers.ts';
import { type Args, flag, ts } from '../request-args.ts';
import type { Channel, Workspace } from '../workspace.ts';

const WRITE = ['chat:write'];
const destination = z.looseObject({ channel: z.string(), thread_ts: ts.optional(), reply_broadcast: flag });
const recipient = z.looseObject({ channel: z.string(), user: z.string() });

/** `chat.postMessage` and `chat.postEphemeral`. */
export function chatPostMethods(parts: {
  readonly workspace: Workspace;
  readonly store: MessageStore;
  readonly privateAnswers: PrivateAnswers;
}): Readonly<Record<string, Method>> {
  const { workspace, store, privateAnswers } = parts;
  const { bot } = workspace;

  const post = (channel: Channel, content: RequestedContent, args: z.infer<typeof destination>): Answer => {
    const stored = store.post({
      channel: channel.id,
      user: bot.userId,
      botId: bot.botId,
      threadTs: args.thread_ts ?? null,
      broadcast: args.reply_broadcast,
      text: content.text ?? '',
      blocks: content.blocks ?? [],
      metadata: content.metadata,
    });
    return { ok: true, channel: channel.id, ts: stored.ts, message: messageJson(stored, { metadata: true }) };
  };

  return {
    'chat.postMessage': botMethod(WRITE, destination, (args, scopes, raw) => {
      const channel = workspace.findChannel(args.channel) ?? workspace.openDm(args.channel);
      return withContent(channel, scopes, raw, (open, content) =>
        isReply(store, open, args.thread_ts) ? refused('cannot_reply_to_message') : post(open, content, args),
      );
    }),
    'chat.postEphemeral': botMethod(WRITE, recipient, ({ channel, user }, scopes, raw) =>
      withContent(workspace.findChannel(channel), scopes, raw, (open, { text, blocks }) => {
        if (!open.members.includes(user)) return refused('user_not_in_channel');
        const content = { text: text ?? '', blocks: blocks ?? [] };
        const shown = privateAnswers.show({ ...content, channel: open.id, user, via: 'chat.postEphemeral' });
        return { ok: true, message_ts: shown.ts };
      }),
    ),
  };
}

function withContent(
  channel: Channel | undefined,
  scopes: ReadonlySet<string>,
  raw: Args,
  write: (channel: Channel, content: RequestedContent) => Answer,
): Answer {
  const refusal = writeRefusal(channel, scopes);
  if (channel === undefined || refusal !== null) return refused(refusal ?? 'channel_not_found');
  const result = readContent(raw);
  return result.kind === 'refused' ? result.answer : write(channel, result.content);
}

/** Slack wants the root's `ts`; naming a reply instead is a mistake that is better loud than guessed at. */
function isReply(store: MessageStore, channel: Channel, threadTs: string | undefined): boolean {
  const parent = threadTs === undefined ? undefined : store.find(channel.id, threadTs);
  return parent !== undefined && parent.threadTs !== null;
}
