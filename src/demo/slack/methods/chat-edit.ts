import { z } from 'zod';
import { type Answer, refused } from '../answer.ts';
import { writeRefusal } from '../channel-access.ts';
import { type Message, messageJson } from '../message.ts';
import { readContent } from '../message-content.ts';
import type { MessageStore } from '../message-store.ts';
import { botMethod, type Method } from '../method.ts';
import { ts } from '../request-args.ts';
import type { Workspace } from '../workspace.ts';

const WRITE = ['chat:write'];
const target = z.looseObject({ channel: z.string(), ts });

/** `chat.update` and `chat.delete`: own messages only, by channel id and `ts`. */
export function chatEditMethods(parts: {
  readonly workspace: Workspace;
  readonly store: MessageStore;
  /** Whether the workspace forbids editing (`edit_window_closed`). */
  readonly isEditingForbidden: () => boolean;
}): Readonly<Record<string, Method>> {
  const { workspace, store } = parts;

  const withOwn = (
    args: z.infer<typeof target>,
    scopes: ReadonlySet<string>,
    foreign: string,
    change: (message: Message) => Answer,
  ): Answer => {
    const refusal = writeRefusal(workspace.findChannel(args.channel), scopes);
    if (refusal !== null) return refused(refusal);
    const message = store.find(args.channel, args.ts);
    if (message === undefined) return refused('message_not_found');
    return message.botId === workspace.bot.botId ? change(message) : refused(foreign);
  };

  return {
    'chat.update': botMethod(WRITE, target, (args, scopes, raw) =>
      withOwn(args, scopes, 'cant_update_message', (message) => {
        if (parts.isEditingForbidden()) return refused('edit_window_closed');
        const result = readContent(raw);
        if (result.kind === 'refused') return result.answer;
        const { text, blocks, metadata } = result.content;
        const content = { text: text ?? '', blocks: blocks ?? [], metadata: metadata ?? message.metadata };
        const edited = store.edit(message.channel, message.ts, content) ?? message;
        const { channel, ts: stamp } = edited;
        return { ok: true, channel, ts: stamp, text: edited.text, message: messageJson(edited, { metadata: true }) };
      }),
    ),
    'chat.delete': botMethod(WRITE, target, (args, scopes) =>
      withOwn(args, scopes, 'cant_delete_message', (message) => {
        store.remove(message.channel, message.ts);
        return { ok: true, channel: message.channel, ts: message.ts };
      }),
    ),
  };
}
