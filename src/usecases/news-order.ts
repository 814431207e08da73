import type { Core } from './core.ts';

/** What Slack told about a channel; `at`: when it happened by Slack's clock (UTC ms). */
export interface ChannelNews {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly at: number;
}

export interface NewsDeps extends Core {
  /** As `createNewsOrder` gives it. */
  readonly isLatest: (news: ChannelNews) => boolean;
}

/**
 * Whether nothing that happened later to a channel was heard before; to be asked once about each. Known as long as the process
 * lives: what slips through after a start is put right by the next write.
 */
export function createNewsOrder(): NewsDeps['isLatest'] {
  const latest = new Map<string, number>();
  return ({ workspaceId, channelId, at }) => {
    const key = `${workspaceId}/${channelId}`;
    if (at < (latest.get(key) ?? at)) return false;
    latest.set(key, at);
    return true;
  };
}
