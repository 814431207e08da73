import type { ChannelNews, NewsDeps } from './news-order.ts';
import { tryNow } from './retry-destination.ts';

/**
 * Slack told that a channel may take messages again: a paused one is told the present truth at once. Where nothing waits there is
 * nothing to try, so the event is believed; were it an old one, the next write would find that out.
 */
export async function openChannel(deps: NewsDeps, news: ChannelNews): Promise<void> {
  const { workspaceId, channelId } = news;
  if ((await deps.store.channels.find(workspaceId, channelId)) === undefined) return;
  if (!deps.isLatest(news)) return;
  const opened = await deps.store.transaction(async (tables) => {
    const channel = await tables.channels.find(workspaceId, channelId);
    if (channel === undefined || channel.paused === null) return false;
    if ((await tables.outbox.findHead(workspaceId, channelId)) !== undefined) return false;
    await tables.channels.reopen(workspaceId, channelId);
    return true;
  });
  if (!opened) await tryNow(deps, workspaceId, channelId);
}
