import type { ClosedReason } from '../domain/notification.ts';
import { reportClosed } from './close-destination.ts';
import type { Core } from './core.ts';

/** What Slack told about a channel; `at`: when it happened by Slack's clock (UTC ms). */
export interface ChannelNews {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly at: number;
}

/**
 * Slack told that a channel is closed: it pauses and the people concerned are told at once, not only when an alert fails.
 * Events come late, twice and in any order, so nothing is given up and the very next write is the try that decides.
 */
export async function closeChannel(deps: Core, news: ChannelNews, reason: ClosedReason): Promise<void> {
  const { workspaceId, channelId } = news;
  const now = deps.now();
  // The time of the event, by which a repeated one is no second report; Slack's clock may be ahead.
  const since = Math.min(news.at, now);
  const begins = await deps.store.transaction(async (tables) => {
    // A channel that nobody uses.
    if ((await tables.channels.find(workspaceId, channelId)) === undefined) return false;
    const last = await tables.outbox.findLast(workspaceId, channelId);
    // Slack took a message since then: the event is an old one.
    if (last?.status === 'sent' && (last.settledAt ?? 0) > since) return false;
    if (!(await tables.channels.pause(workspaceId, channelId, reason, since, now))) return false;
    await reportClosed(deps, tables, workspaceId, { kind: 'channel_closed', channelId, reason, since });
    return true;
  });
  if (!begins) return;
  deps.log.warn({ channel: channelId, reason }, 'Slack told that a channel is closed');
  deps.queue.wake([{ kind: 'drain', workspaceId, destination: channelId }]);
}

/**
 * Slack told that the bot is no longer in a public channel. Where it may post uninvited (`chat:write.public`), or nobody knows
 * whether it may, alerts go on and the next write decides; without that permission the channel is as closed as a private one.
 */
export async function leaveChannel(deps: Core, news: ChannelNews, mayPostUninvited: boolean): Promise<void> {
  if (!mayPostUninvited) await closeChannel(deps, news, 'not_in_channel');
}
