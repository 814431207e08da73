import type { ChannelChange } from '../domain/notification.ts';
import { formatQuietHours, type QuietHours } from '../domain/quiet-hours.ts';
import { digestLine, scheduleWords, wallTimeIn, zoneName } from './digest-words.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { personName } from './names.ts';

type ChangeOf<W extends ChannelChange['what']> = Extract<ChannelChange, { readonly what: W }>;

/** What languages call themselves. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['en', 'English'],
  ['zh', '中文'],
]);

/** What a language calls itself; null: that of a channel that chose none. */
export function languageName(language: string | null): string {
  return LANGUAGES.get(language ?? 'en') ?? 'English';
}

/** When warnings wait: `22:00–07:00 (Asia/Shanghai)`. */
export function quietWords(quiet: QuietHours, zone: string): string {
  return `${formatQuietHours(quiet).replace('-', '–')} (${zoneName(zone)})`;
}

/** Who changed what in a channel's settings. `command` is the command's name as it was typed. */
export function channelNoticeParts(say: Say, change: ChannelChange, command: string): MessageParts {
  const restore = (line: string): string => say('notices.restore_one', { line: codeSpan(`${command} ${line}`) });
  switch (change.what) {
    case 'zone':
      return zoneParts(say, change, restore);
    case 'digest':
      return digestParts(say, change, restore);
    case 'quiet':
      return quietParts(say, change, restore);
    case 'language':
      return {
        title: say('notices.language_set', { by: personName(change.by), language: languageName(change.to) }),
        lines: [restore(say('type.language', { language: languageName(change.from) }))],
      };
  }
}

type Restore = (line: string) => string;

function zoneParts(say: Say, { by, from, to, nextAt }: ChangeOf<'zone'>, restore: Restore): MessageParts {
  return {
    title: say('notices.zone_set', { by: personName(by), zone: zoneName(to) }),
    lines: [
      ...(nextAt === null ? [] : [say('notices.next_digest', { at: wallTimeIn(say, nextAt, to) })]),
      restore(say('type.zone', { zone: from })),
    ],
  };
}

function digestParts(say: Say, change: ChangeOf<'digest'>, restore: Restore): MessageParts {
  const { from, to, zone, nextAt } = change;
  const by = personName(change.by);
  const before = restore(digestLine(say, from));
  if (to === null) return { title: say('notices.digest_off', { by }), lines: [before] };
  return {
    title: say(from === null ? 'notices.digest_set' : 'notices.digest_changed', { by, when: scheduleWords(say, to) }),
    lines: [...(nextAt === null ? [] : [say('notices.next_one', { at: wallTimeIn(say, nextAt, zone) })]), before],
  };
}

function quietParts(say: Say, { by: id, from, to, zone }: ChangeOf<'quiet'>, restore: Restore): MessageParts {
  const by = personName(id);
  const before = restore(from === null ? say('type.quiet_off') : say('type.quiet', { hours: formatQuietHours(from) }));
  if (to === null) return { title: say('notices.quiet_off', { by }), lines: [before] };
  const hours = quietWords(to, zone);
  return {
    title: say(from === null ? 'notices.quiet_set' : 'notices.quiet_changed', { by, hours }),
    lines: [say('notices.quiet_means'), before],
  };
}
