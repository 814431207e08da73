import type { Channel } from './workspace.ts';

type Scopes = ReadonlySet<string>;

/** Why the bot may not write into a channel, or null. A private channel without the bot does not exist for it. */
export function writeRefusal(channel: Channel | undefined, scopes: Scopes): string | null {
  if (channel === undefined || isHidden(channel)) return 'channel_not_found';
  if (channel.is_archived) return 'is_archived';
  if (!channel.botIsMember && !scopes.has('chat:write.public')) return 'not_in_channel';
  return null;
}

/** Why the bot may not read the messages of a channel, or null: membership is needed even in public ones. */
export function historyRefusal(channel: Channel | undefined): string | null {
  if (channel === undefined || isHidden(channel)) return 'channel_not_found';
  return channel.botIsMember ? null : 'not_in_channel';
}

/** Whether a channel is invisible to the bot: private in any form, and the bot is not in it. */
export function isHidden(channel: Channel): boolean {
  return (channel.is_private || channel.is_im || channel.is_mpim) && !channel.botIsMember;
}

/** The scope for a kind of access by the channel's type: `channels:history`, `groups:read`, `im:history` … */
export function scopeFor(channel: Channel, access: 'read' | 'history'): string {
  if (channel.is_im) return `im:${access}`;
  if (channel.is_mpim) return `mpim:${access}`;
  return channel.is_private ? `groups:${access}` : `channels:${access}`;
}
