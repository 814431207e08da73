import { channelClosed, channelLeft, channelOpened, memberJoined } from './channel-events.ts';
import type { EventDeps } from './event-deps.ts';
import { homeOpened } from './home-events.ts';
import { appUninstalled, tokensRevoked } from './installation-events.ts';
import type { EventListener } from './own-event.ts';

/**
 * What Slack tells unasked, and who listens; manifest.yml subscribes to exactly these. A channel that is renamed, made private or
 * loses people needs none: its id stays, and a write that fails says so.
 */
export const EVENTS: Readonly<Record<string, (deps: EventDeps) => EventListener>> = {
  channel_archive: channelClosed('archived'),
  group_archive: channelClosed('archived'),
  channel_unarchive: channelOpened,
  group_unarchive: channelOpened,
  member_joined_channel: memberJoined,
  channel_deleted: channelClosed('not_found'),
  group_deleted: channelClosed('not_found'),
  channel_left: channelLeft,
  group_left: channelClosed('not_in_channel'),
  app_home_opened: homeOpened,
  app_uninstalled: appUninstalled,
  tokens_revoked: tokensRevoked,
};
