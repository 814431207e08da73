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
  return { why: say(`closed.why.${reason}`, { channel }), way: say(`closed.way.${reason}`) };
}
