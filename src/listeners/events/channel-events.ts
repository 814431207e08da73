import { z } from 'zod';
import type { ClosedReason } from '../../domain/notification.ts';
import type { EventDeps } from './event-deps.ts';
import { type EventListener, ownEvent } from './own-event.ts';

const ChannelEvent = z.object({ channel: z.string().min(1) });
const Joined = ChannelEvent.extend({ user: z.string().min(1) });

/** The channel takes no messages any more. */
export function channelClosed(reason: ClosedReason) {
  return (deps: EventDeps): EventListener =>
    ownEvent(deps, ChannelEvent, ({ event, at }) =>
      deps.events.closeChannel({ workspaceId: deps.workspaceId, channelId: event.channel, at }, reason),
    );
}

/** The channel takes messages again. */
export function channelOpened(deps: EventDeps): EventListener {
  return ownEvent(deps, ChannelEvent, ({ event, at }) =>
    deps.events.openChannel({ workspaceId: deps.workspaceId, channelId: event.channel, at }),
  );
}

/** The bot was removed from a public channel. */
export function channelLeft(deps: EventDeps): EventListener {
  return ownEvent(deps, ChannelEvent, ({ event, at }) =>
    deps.events.leaveChannel(
      { workspaceId: deps.workspaceId, channelId: event.channel, at },
      deps.readSelf()?.mayPostUninvited ?? true,
    ),
  );
}

/** Somebody joined a channel; only the bot itself matters. Until Slack has said who that is, everybody may be it: a try too many harms nobody. */
export function memberJoined(deps: EventDeps): EventListener {
  return ownEvent(deps, Joined, async ({ event, at }) => {
    const own = deps.readSelf()?.userId ?? event.user;
    if (event.user !== own) return;
    await deps.events.openChannel({ workspaceId: deps.workspaceId, channelId: event.channel, at });
  });
}
