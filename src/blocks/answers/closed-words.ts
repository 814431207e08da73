import type { ClosedReason } from '../../domain/notification.ts';
import type { Say } from '../locales/say.ts';

const WORDS: Readonly<Record<ClosedReason, { readonly why: string; readonly way: string }>> = {
  archived: { why: 'this channel is archived', way: 'Unarchive it, or try again in another channel.' },
  not_in_channel: {
    why: 'I am not a member of this channel',
    way: 'Type `/invite` here and pick this app, then try again.',
  },
  not_found: {
    why: 'Slack does not let me see this channel',
    way: 'If it is private, type `/invite` here and pick this app, then try again. In a direct message between people I cannot post at all; use a channel.',
  },
  restricted: {
    why: 'only some people may post in this channel',
    way: 'Ask a workspace admin to let this app post here, or try again in another channel.',
  },
};

/** Why nothing can be posted in the channel of the answer, as the second half of a sentence. */
export function closedWhy(say: Say, reason: ClosedReason): string {
  return WORDS[reason].why;
}

/** What the reader can do about a channel that takes no messages, in whole sentences. */
export function closedWay(say: Say, reason: ClosedReason): string {
  return WORDS[reason].way;
}
