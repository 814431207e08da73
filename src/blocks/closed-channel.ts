import type { ClosedReason } from '../domain/notification.ts';
import type { Say } from './locales/say.ts';
import { channelName } from './names.ts';

/** Why a channel takes no messages, and what the reader, who is elsewhere, can do; whole sentences. */
export function closedChannel(
  say: Say,
  channelId: string,
  reason: ClosedReason,
): { readonly why: string; readonly way: string } {
  const channel = channelName(channelId);
  switch (reason) {
    case 'archived':
      return { why: `${channel} is archived.`, way: `Unarchive it, or set the rules in another channel.` };
    case 'not_in_channel':
      return {
        why: `I am not a member of ${channel}.`,
        way: 'Invite the bot there with `/invite` and pick this app.',
      };
    case 'not_found':
      return {
        why: `Slack does not let me see ${channel}: it is private and I am not in it, or it was deleted.`,
        way: 'Invite the bot there with `/invite`, or set the rules in another channel.',
      };
    case 'restricted':
      return {
        why: `Only some people may post in ${channel}.`,
        way: 'Ask a workspace admin to let this app post there, or set the rules in another channel.',
      };
  }
}
