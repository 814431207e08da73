import type { ChannelChange } from '../domain/notification.ts';
import { digestLine, scheduleWords, wallTimeIn, zoneName } from './digest-words.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { personName } from './names.ts';

/** Who changed what in a channel's settings. `command` is the command's name as it was typed. */
export function channelNoticeParts(say: Say, change: ChannelChange, command: string): MessageParts {
  const by = personName(change.by);
  const restore = (line: string): string => say('notices.restore_one', { line: codeSpan(`${command} ${line}`) });
  if (change.what === 'zone') {
    const { from, to, nextAt } = change;
    return {
      title: say('notices.zone_set', { by, zone: zoneName(to) }),
      lines: [
        ...(nextAt === null ? [] : [say('notices.next_digest', { at: wallTimeIn(nextAt, to) })]),
        restore(say('type.zone', { zone: from })),
      ],
    };
  }
  const { from, to, zone, nextAt } = change;
  const before = restore(digestLine(say, from));
  if (to === null) return { title: say('notices.digest_off', { by }), lines: [before] };
  return {
    title: say(from === null ? 'notices.digest_set' : 'notices.digest_changed', { by, when: scheduleWords(say, to) }),
    lines: [...(nextAt === null ? [] : [say('notices.next_one', { at: wallTimeIn(nextAt, zone) })]), before],
  };
}
