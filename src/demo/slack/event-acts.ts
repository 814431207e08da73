import { isHidden } from './channel-access.ts';
import type { ChannelActs } from './channel-acts.ts';
import type { DeliveryResult } from './delivery.ts';
import type { PeopleActs } from './people-acts.ts';
import type { Tokens } from './tokens.ts';
import type { Channel, Person, Workspace } from './workspace.ts';

type Told = Promise<DeliveryResult>;

/** What happens to the app's installation; no event is delivered with it. */
export interface InstallationActs {
  /** Every bot token answers `account_inactive` from now on; `tokens.grant` installs again. */
  uninstall(): void;
  /** Every bot token answers `token_revoked` from now on. */
  revokeTokens(): void;
  deactivate(user: string): void;
}

/**
 * The same acts, and then the event that Slack delivers; resolves when the app acknowledged it or failed to. `by` is
 * who does it, by default the first person. What Slack would not tell the bot is a mistake of the test: a RangeError.
 */
export interface EventActs {
  readonly withEvent: {
    archive(channel: string, by?: string): Told;
    unarchive(channel: string, by?: string): Told;
    deleteChannel(channel: string, by?: string): Told;
    rename(channel: string, name: string): Told;
    /** A message of the subtype `channel_convert_to_private`; there is no event of its own. */
    makePrivate(channel: string, by?: string): Told;
    removeBot(channel: string, by?: string): Told;
    inviteBot(channel: string, by?: string): Told;
    uninstall(): Told;
    revokeTokens(): Told;
    deactivate(user: string): Told;
  };
}

export function createInstallationActs(workspace: Workspace, tokens: Tokens, changed: () => void): InstallationActs {
  return {
    uninstall: () => tokens.end('account_inactive'),
    revokeTokens: () => tokens.end('token_revoked'),
    deactivate(user) {
      workspace.changePerson(user, { deleted: true });
      changed();
    },
  };
}

export function createEventActs(parts: {
  readonly workspace: Workspace;
  readonly channelActs: ChannelActs;
  readonly installationActs: InstallationActs;
  readonly event: PeopleActs['event'];
}): EventActs {
  const { workspace, channelActs, installationActs, event } = parts;
  const { bot, team } = workspace;
  const somebody = (): string => [...workspace.people.keys()][0] ?? '';
  const visible = (id: string): Channel => {
    const channel = workspace.getChannel(id);
    if (isHidden(channel))
      throw new RangeError(`Slack tells the bot nothing about ${id}: it is private, and the bot is not in it`);
    return channel;
  };

  return {
    withEvent: {
      async archive(id, user = somebody()) {
        const channel = visible(id);
        channelActs.archive(id);
        return event(`${kindOf(channel)}_archive`, { channel: id, user, is_moved: 0 });
      },
      async unarchive(id, user = somebody()) {
        const channel = visible(id);
        channelActs.unarchive(id);
        return event(`${kindOf(channel)}_unarchive`, { channel: id, user, actor_id: user });
      },
      async deleteChannel(id, actor = somebody()) {
        const channel = visible(id);
        channelActs.deleteChannel(id);
        return event(`${kindOf(channel)}_deleted`, { channel: id, actor_id: actor });
      },
      async rename(id, name) {
        const channel = visible(id);
        channelActs.rename(id, name);
        return event(`${kindOf(channel)}_rename`, { channel: renamed(channel, name) });
      },
      async makePrivate(id, user = somebody()) {
        const { is_private: wasPrivate } = visible(id);
        if (wasPrivate) throw new RangeError(`${id} is private already`);
        channelActs.makePrivate(id);
        visible(id);
        const text = 'made this channel *private*. Now, it can only be viewed or joined by invitation.';
        return event('message', {
          subtype: 'channel_convert_to_private',
          channel: id,
          user,
          text,
          channel_type: 'group',
        });
      },
      async removeBot(id, actor = somebody()) {
        const channel = workspace.getChannel(id);
        if (!channel.botIsMember) throw new RangeError(`the bot is not in ${id}`);
        channelActs.removeBot(id);
        return event(`${kindOf(channel)}_left`, { channel: id, actor_id: actor });
      },
      async inviteBot(id, inviter = somebody()) {
        channelActs.inviteBot(id);
        const type = workspace.getChannel(id).is_private ? 'G' : 'C';
        return event('member_joined_channel', {
          user: bot.userId,
          channel: id,
          channel_type: type,
          team: team.id,
          inviter,
        });
      },
      async uninstall() {
        installationActs.uninstall();
        return event('app_uninstalled');
      },
      async revokeTokens() {
        installationActs.revokeTokens();
        return event('tokens_revoked', { tokens: { oauth: [], bot: [bot.userId] } });
      },
      async deactivate(id) {
        installationActs.deactivate(id);
        return event('user_change', { user: changedPerson(workspace.getPerson(id)) });
      },
    },
  };
}

/** Events about private channels are named after groups. */
function kindOf(channel: Channel): 'channel' | 'group' {
  return channel.is_private ? 'group' : 'channel';
}

function renamed(
  { id, is_mpim: isMpim, is_private: isPrivate }: Channel,
  name: string,
): Readonly<Record<string, unknown>> {
  return { id, name, name_normalized: name, created: 1, is_channel: !isPrivate, is_mpim: isMpim };
}

function changedPerson({ id, name, team_id: teamId, deleted }: Person): Readonly<Record<string, unknown>> {
  return { id, name, team_id: teamId, deleted };
}
