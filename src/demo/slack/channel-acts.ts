import type { Root } from './message.ts';
import type { MessageStore } from './message-store.ts';
import type { Workspace } from './workspace.ts';

/** What happens to channels; no event is delivered with it (`withEvent` does that). */
export interface ChannelActs {
  archive(channel: string): void;
  unarchive(channel: string): void;
  removeBot(channel: string): void;
  inviteBot(channel: string): void;
  rename(channel: string, name: string): void;
  makePrivate(channel: string): void;
  /** For the Web API there is no such channel any more. */
  deleteChannel(channel: string): void;
  /** Somebody deletes a message, whoever wrote it. */
  deleteMessage(channel: string, ts: string): void;
  /** The id of the direct-message channel with a person. */
  dm(userId: string): string;
  /** What the channel shows, oldest first: living roots with their living replies. A user's id means the DM with them. */
  messages(channelOrUser: string): readonly Root[];
}

export function createChannelActs(parts: {
  readonly workspace: Workspace;
  readonly store: MessageStore;
  readonly changed: () => void;
}): ChannelActs {
  const { workspace, store } = parts;
  const change = (id: string, difference: Parameters<Workspace['changeChannel']>[1]): void => {
    workspace.changeChannel(id, difference);
    parts.changed();
  };
  const dm = (userId: string): string => {
    const channel = workspace.openDm(userId);
    if (channel === undefined) throw new RangeError(`the stand-in has no user ${userId}`);
    return channel.id;
  };
  return {
    dm,
    archive: (channel) => change(channel, { is_archived: true }),
    unarchive: (channel) => change(channel, { is_archived: false }),
    removeBot: (channel) => change(channel, { botIsMember: false }),
    inviteBot: (channel) => change(channel, { botIsMember: true }),
    rename: (channel, name) => change(channel, { name }),
    makePrivate: (channel) => change(channel, { is_private: true }),
    deleteChannel(channel) {
      workspace.removeChannel(channel);
      parts.changed();
    },
    deleteMessage(channel, ts) {
      const removed = store.remove(channel, ts);
      if (removed === undefined) throw new RangeError(`there is no message ${ts} in ${channel}`);
    },
    messages: (id) => store.roots(workspace.people.has(id) ? dm(id) : workspace.getChannel(id).id),
  };
}
