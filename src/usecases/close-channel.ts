import type { ClosedReason } from '../domain/notification.ts';
import { reportClosed } from './close-destination.ts';
import type { ChannelNews, NewsDeps } from './news-order.ts';

/**
 * Slack told that a channel is closed: it pauses and the people concerned are told at once, not only when an alert fails.
 * Events come late, twice and in any order, so nothing is given up and the very next write is the try that decides.
 */
export async function closeChannel(deps: NewsDeps, news: ChannelNews, reason: ClosedReason): Promise<void> {
  const { workspaceId, channelId } = news;
  // A channel that nobody uses.
  if ((await deps.store.channels.find(workspaceId, channelId)) === undefined) return;
  if (!deps.isLatest(news)) return;
  const now = deps.now();
  // The time of the event, by which a repeated one is no second report; Slack's clock may be ahead.
  const since = Math.min(news.at, now);
  const begins = await deps.store.transaction(async (tables) => {
    const last = await tables.outbox.findLast(workspaceId, channelId);
    // Slack took a message since then: the event is an old one.
    if (last?.status === 'sent' && (last.settledAt ?? 0) > since) return false;
    // Nobody waits for anything there; paused in silence, its first alert would be refused in silence, too.
    if (!(await tables.rules.list(workspaceId, channelId)).some((rule) => rule.activeAt !== null)) return false;
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
export async function leaveChannel(deps: NewsDeps, news: ChannelNews, mayPostUninvited: boolean): Promise<void> {
  if (!mayPostUninvited) await closeChannel(deps, news, 'not_in_channel');
}
