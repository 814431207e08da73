import type { ClosedReason } from '../../domain/notification.ts';
import type { Log } from '../../ports.ts';
import type { ChannelNews } from '../../usecases/news-order.ts';

/** What an event of Slack can ask of the bot. */
export interface EventUseCases {
  readonly closeChannel: (news: ChannelNews, reason: ClosedReason) => Promise<void>;
  readonly openChannel: (news: ChannelNews) => Promise<void>;
  /** The bot is no longer in a public channel. */
  readonly leaveChannel: (news: ChannelNews, mayPostUninvited: boolean) => Promise<void>;
  /** Somebody opened their Home tab. */
  readonly openHome: (userId: string) => Promise<void>;
  readonly loseInstallation: (workspaceId: string, reason: string) => Promise<void>;
}

/** The bot as Slack knows it. */
export interface Self {
  readonly teamId: string;
  readonly userId: string | null;
  /** Whether it may post in public channels that it is not in; true also when Slack did not say. */
  readonly mayPostUninvited: boolean;
}

export interface EventDeps {
  readonly events: EventUseCases;
  /** Null until Slack has said who the bot is. */
  readonly readSelf: () => Self | null;
  /** Counts what an event sets off as work that a stop waits for. */
  readonly track: (work: Promise<void>) => Promise<void>;
  readonly workspaceId: string;
  readonly log: Log;
}
