import { formatSchedule } from '../domain/digest-schedule.ts';
import type { ChannelChange } from '../domain/notification.ts';
import { formatQuietHours, type QuietHours } from '../domain/quiet-hours.ts';
import { scheduleWords, wallTimeIn, zoneName } from './digest-words.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { personName } from './names.ts';

type ChangeOf<W extends ChannelChange['what']> = Extract<ChannelChange, { readonly what: W }>;

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
export function channelNoticeParts(change: ChannelChange, command: string): MessageParts {
  const by = personName(change.by);
  switch (change.what) {
    case 'zone':
      return zoneParts(change, by, command);
    case 'digest':
      return digestParts(change, by, command);
    case 'quiet':
      return quietParts(change, by, command);
    case 'language':
      return {
        title: `${by} set the language of this channel to ${languageName(change.to)}.`,
        lines: [restoreLine(`${command} language ${change.from ?? 'en'}`)],
      };
  }
}

function zoneParts({ from, to, nextAt }: ChangeOf<'zone'>, by: string, command: string): MessageParts {
  return {
    title: `${by} set the time zone of this channel to ${zoneName(to)}.`,
    lines: [
      ...(nextAt === null ? [] : [`The next digest comes at ${wallTimeIn(nextAt, to)}.`]),
      restoreLine(`${command} zone ${from}`),
    ],
  };
}

function digestParts({ from, to, zone, nextAt }: ChangeOf<'digest'>, by: string, command: string): MessageParts {
  const restore = restoreLine(`${command} ${from === null ? 'digest off' : `digest ${formatSchedule(from)}`}`);
  if (to === null) return { title: `${by} turned the digest of this channel off.`, lines: [restore] };
  return {
    title: `${by} ${from === null ? 'set a digest for' : 'changed the digest of'} this channel: ${scheduleWords(to)}.`,
    lines: [...(nextAt === null ? [] : [`The next one comes at ${wallTimeIn(nextAt, zone)}.`]), restore],
  };
}

function quietParts({ from, to, zone }: ChangeOf<'quiet'>, by: string, command: string): MessageParts {
  const way = `To change it: ${codeSpan(`${command} settings`)}`;
  const before = from === null ? [] : [`Before: ${quietWords(from, zone)}.`];
  if (to === null) {
    return { title: `${by} turned the quiet hours of this channel off.`, lines: [...before, way] };
  }
  return {
    title: `${by} ${from === null ? 'set quiet hours for' : 'changed the quiet hours of'} this channel: ${quietWords(to, zone)}.`,
    lines: ['Warnings wait until they are over; anything critical comes through.', ...before, way],
  };
}

function restoreLine(line: string): string {
  return `To restore it: ${codeSpan(line)}`;
}
