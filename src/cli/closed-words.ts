import type { ClosedReason } from '../domain/notification.ts';

const INVITE = 'Type /invite there and pick this app.';
const WORDS: Readonly<Record<ClosedReason, { readonly why: string; readonly way: string }>> = {
  archived: { why: 'it is archived', way: 'Unarchive it, or set the rules in another channel.' },
  not_in_channel: { why: 'the bot is not a member', way: INVITE },
  not_found: {
    why: 'the bot does not see it: it is private and the bot is not in it, or it was deleted',
    way: `${INVITE} If it was deleted, set the rules in another channel.`,
  },
  restricted: {
    why: 'only some people may post there',
    way: 'Ask a workspace admin to let this app post there, or set the rules in another channel.',
  },
};

/** Why a channel takes no messages, as the second half of a sentence, and what an operator can do, in whole ones. */
export function closedWords(reason: ClosedReason): { readonly why: string; readonly way: string } {
  return WORDS[reason];
}
