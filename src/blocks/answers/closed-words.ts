import type { ClosedReason } from '../../domain/notification.ts';
import type { Say } from '../locales/say.ts';

/** Why nothing can be posted in the channel of the answer, as the second half of a sentence. */
export function closedWhy(say: Say, reason: ClosedReason): string {
  return say(`closed_here.why.${reason}`);
}

/** What the reader can do about a channel that takes no messages, in whole sentences. */
export function closedWay(say: Say, reason: ClosedReason): string {
  return say(`closed_here.way.${reason}`);
}
