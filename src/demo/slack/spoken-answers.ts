import { z } from 'zod';
import { type Answer, refused } from './answer.ts';
import type { RequestedContent } from './message-content.ts';
import { readContent } from './message-content.ts';
import type { MessageStore } from './message-store.ts';
import type { Bot } from './options.ts';
import type { PrivateAnswer, PrivateAnswers } from './private-answers.ts';
import { ts } from './request-args.ts';

const form = z.looseObject({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: ts.optional(),
});

/** Whom an acknowledgement or a `response_url` answers, and about which message. */
export interface Occasion {
  readonly channel: string;
  readonly user: string;
  /** The message whose element was used; null for a command. */
  readonly messageTs: string | null;
}

/** Says what an app answered: privately, in the channel, or in place of the message it was asked about. */
export type Speak = (occasion: Occasion, payload: unknown, via: 'ack' | 'response_url') => Spoken;

export interface Spoken {
  readonly result: Answer;
  readonly privately: PrivateAnswer | null;
}

const SAID: Answer = { ok: true };

export function createSpeak(parts: {
  readonly bot: Bot;
  readonly store: MessageStore;
  readonly privateAnswers: PrivateAnswers;
}): Speak {
  const { bot, store, privateAnswers } = parts;

  const inChannel = (channel: string, content: RequestedContent, threadTs: string | null): void => {
    const message = { text: content.text ?? '', blocks: content.blocks ?? [], metadata: content.metadata };
    store.post({ ...message, channel, user: bot.userId, botId: bot.botId, threadTs, broadcast: false });
  };

  return ({ channel, user, messageTs }, payload, via) => {
    const parsed = form.safeParse(typeof payload === 'string' ? { text: payload } : payload);
    if (!parsed.success) return spoken(refused('invalid_payload'));
    const { data } = parsed;
    if (data.delete_original) {
      if (Object.keys(Object(payload)).length > 1) return spoken(refused('invalid_payload'));
      if (messageTs !== null && store.remove(channel, messageTs) === undefined) privateAnswers.remove(messageTs);
      return spoken(SAID);
    }
    const read = readContent(data);
    if (read.kind === 'refused') return spoken(read.answer);
    const { content } = read;
    const said = { text: content.text ?? '', blocks: content.blocks ?? [], metadata: content.metadata };
    if (data.replace_original && messageTs !== null) {
      if (store.edit(channel, messageTs, said)) return spoken(SAID);
      // What is private stays private, whatever response_type is asked for.
      const replaced = privateAnswers.replace(messageTs, { text: said.text, blocks: said.blocks, via });
      if (replaced !== undefined) return { result: SAID, privately: replaced };
    }
    if (data.response_type === 'ephemeral') {
      return {
        result: SAID,
        privately: privateAnswers.show({ channel, user, via, text: said.text, blocks: said.blocks }),
      };
    }
    inChannel(channel, content, data.thread_ts ?? null);
    return spoken(SAID);
  };
}

function spoken(result: Answer): Spoken {
  return { result, privately: null };
}
