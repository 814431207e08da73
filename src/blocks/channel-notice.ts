import { formatSchedule } from '../domain/digest-schedule.ts';
import type { ChannelChange } from '../domain/notification.ts';
import { scheduleWords, wallTimeIn, zoneName } from './digest-words.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { personName } from './names.ts';

/** Who changed what in a channel's settings. `command` is the command's name as it was typed. */
export function channelNoticeParts(say: Say, change: ChannelChange, command: string): MessageParts {
  const by = personName(change.by);
  if (change.what === 'zone') {
    const { from, to, nextAt } = change;
    return {
      title: `${by} set the time zone of this channel to ${zoneName(to)}.`,
      lines: [
        ...(nextAt === null ? [] : [`The next digest comes at ${wallTimeIn(nextAt, to)}.`]),
        `To restore it: ${codeSpan(`${command} zone ${from}`)}`,
      ],
    };
  }
  const { from, to, zone, nextAt } = change;
  const before = from === null ? 'digest off' : `digest ${formatSchedule(from)}`;
  const restore = `To restore it: ${codeSpan(`${command} ${before}`)}`;
  if (to === null) return { title: `${by} turned the digest of this channel off.`, lines: [restore] };
  return {
    title: `${by} ${from === null ? 'set a digest for' : 'changed the digest of'} this channel: ${scheduleWords(say, to)}.`,
    lines: [...(nextAt === null ? [] : [`The next one comes at ${wallTimeIn(nextAt, zone)}.`]), restore],
  };
}
