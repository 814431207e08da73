import type { ClosedReason } from '../../domain/notification.ts';
import type { Channel } from '../../ports.ts';
import type { ChannelLook } from '../../slack/channel-look.ts';
import type { Told } from '../../slack/told.ts';
import { closedWords } from '../closed-words.ts';
import { plainInstant } from '../plain-times.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { lacksScope, silence, waitOr } from './slack-findings.ts';
import type { SlackLook } from './slack-look.ts';

/** A channel that the bot shall write to, and why. */
export interface WantedChannel {
  readonly id: string;
  /** Such as `2 rules` or `ALERT_CHANNEL`. */
  readonly for: string;
  /** As stored; undefined when the bot does not know it yet. */
  readonly stored: Channel | undefined;
}

/** Whether the bot can post in every channel that it shall write to; nothing is posted to find out. */
export function channelFindings(wanted: readonly WantedChannel[], slack: SlackLook | null): readonly Finding[] {
  const found = wanted.flatMap((channel) => {
    const told = slack?.channels.get(channel.id);
    if (slack !== null && told !== undefined) return [toldFinding(channel, told, slack)];
    return channel.stored?.paused ? [pausedFinding(channel, channel.stored.paused)] : [];
  });
  return [...found, ...leftOut(wanted, slack)];
}

function leftOut(wanted: readonly WantedChannel[], slack: SlackLook | null): readonly Finding[] {
  if (slack?.introduction.kind !== 'known') return [];
  const left = wanted.filter((channel) => canBeLookedAt(channel) && !slack.channels.has(channel.id)).length;
  if (left === 0) return [];
  const todo = 'Type the command with the word test in those that matter.';
  return [note('Channels', `${left} more channels were not looked at, because Slack limits such questions.`, todo)];
}

/** Slack lets an app look at a direct message only with a scope that this one does not ask for; it can always post there. */
export function canBeLookedAt({ id }: WantedChannel): boolean {
  return !id.startsWith('D');
}

function toldFinding(channel: WantedChannel, told: Told<ChannelLook>, slack: SlackLook): Finding {
  switch (told.kind) {
    case 'unknown':
      return blocked(channel, channel.id, 'not_found');
    case 'untold':
      return untoldFinding(channel, told.reason);
    case 'told':
      return seenFinding(channel, told.value, slack);
  }
}

function seenFinding(channel: WantedChannel, look: ChannelLook, slack: SlackLook): Finding {
  const name = look.name === null ? channel.id : `#${look.name} (${channel.id})`;
  if (look.isArchived) return blocked(channel, name, 'archived');
  const mayPostUninvited = !look.isPrivate && !look.isShared && !lacksScope(slack, 'chat:write.public');
  if (!look.isMember && !mayPostUninvited) return blocked(channel, name, 'not_in_channel');
  const pause = channel.stored?.paused ?? null;
  if (pause === null) return fine('Channels', `the bot can post in ${name}, for ${channel.for}.`);
  // What else Slack tells does not show: only a message that arrives reopens it.
  if (pause.reason === 'restricted') return pausedFinding(channel, pause, name);
  return note(
    'Channels',
    `${name} has taken no messages since ${plainInstant(pause.since)}, but it can now.`,
    'Use the command there, or wait: the bot tries again by itself.',
  );
}

function untoldFinding(channel: WantedChannel, reason: string): Finding {
  if (channel.stored?.paused) return pausedFinding(channel, channel.stored.paused);
  const what = `nobody can tell whether the bot can post in ${channel.id}, for ${channel.for}`;
  if (reason !== 'missing_scope') return note('Channels', `${what} (${silence(reason)}).`, waitOr(reason));
  const way = 'Add the scopes channels:read and groups:read, or type the command with the word test there.';
  return note('Channels', `${what}: the scope to look is missing.`, way);
}

function pausedFinding(
  channel: WantedChannel,
  { reason, since }: NonNullable<Channel['paused']>,
  name: string = channel.id,
): Finding {
  const { why, way } = closedWords(reason);
  const what = `${name} has taken no messages since ${plainInstant(since)}, because ${why}; it is for ${channel.for}.`;
  return wrong('Channels', what, way);
}

function blocked(channel: WantedChannel, name: string, reason: ClosedReason): Finding {
  const { why, way } = closedWords(reason);
  return wrong('Channels', `the bot cannot post in ${name}, for ${channel.for}: ${why}.`, way);
}
