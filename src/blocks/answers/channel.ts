import type { ChannelAnswer, ChannelOutcome, TestOutcome } from '../../domain/answer.ts';
import type { ChannelChange } from '../../domain/notification.ts';
import { languageName, quietWords } from '../channel-notice.ts';
import { digestLine, scheduleWords, wallTimeIn, zoneName } from '../digest-words.ts';
import { sentences } from '../joined.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { lineToType } from './line-to-type.ts';
import { paragraphMessage } from './list-message.ts';

const EXAMPLE = { day: 0, time: '09:00' };

/** What the digest of this channel is, and the lines that change it. */
export function digestAnswerMessage(say: Say, { digest, zone, nextAt }: ChannelAnswer, command: string): Message {
  const now = lineToType(say, command, 'type.digest_now');
  if (digest === null) {
    const weekdays = lineToType(say, command, 'type.digest_weekdays', EXAMPLE);
    const daily = lineToType(say, command, 'type.digest_daily', EXAMPLE);
    const weekly = lineToType(say, command, 'type.digest_weekly', EXAMPLE);
    return paragraphMessage(
      say('answers.digest.none', { weekdays, daily, weekly }),
      say('answers.digest.times', { zone: zoneName(zone), line: lineToType(say, command, 'type.zone_show'), now }),
    );
  }
  const schedule = scheduleWords(say, digest);
  return paragraphMessage(
    sentences(say, [say('answers.digest.is', { schedule, zone: zoneName(zone) }), ...next(say, nextAt, zone)]),
    say('answers.digest.edit', {
      line: codeSpan(`${command} ${digestLine(say, digest)}`),
      off: lineToType(say, command, 'type.digest_off'),
      now,
    }),
  );
}

/** The zone of this channel, and the line that changes it. */
export function zoneAnswerMessage(say: Say, { zone, digest, nextAt }: ChannelAnswer, command: string): Message {
  const example = zone === 'Asia/Shanghai' ? 'Europe/Berlin' : 'Asia/Shanghai';
  return paragraphMessage(
    sentences(say, [
      say('answers.zone.is', { zone: zoneName(zone) }),
      ...(digest === null ? [] : next(say, nextAt, zone)),
      say('answers.zone.edit', { line: lineToType(say, command, 'type.zone', { zone: example }) }),
    ]),
    say('answers.zone.what_for'),
  );
}

/** What came of a change of what a channel has set. */
export function channelOutcomeMessage(say: Say, outcome: ChannelOutcome, command: string): Message {
  if (outcome.kind === 'unchanged') {
    return paragraphMessage(sentences(say, unchangedSentences(say, outcome.settings)));
  }
  return paragraphMessage(changedSentence(say, outcome.change, command), ...noticeSentences(say, outcome.notice));
}

function unchangedSentences(say: Say, settings: ChannelAnswer): readonly string[] {
  const { digest, nextAt, quiet, language } = settings;
  const zone = zoneName(settings.zone);
  return [
    digest === null
      ? say('answers.channel.already_without_digest', { zone })
      : say('answers.channel.already', { schedule: scheduleWords(say, digest), zone }),
    ...next(say, nextAt, settings.zone),
    ...(quiet === null ? [] : [say('channel.quiet_is', { hours: quietWords(quiet, settings.zone) })]),
    ...(language === null ? [] : [say('channel.language_is', { language: languageName(language) })]),
  ];
}

function changedSentence(say: Say, change: ChannelChange, command: string): string {
  switch (change.what) {
    case 'zone': {
      const { to, nextAt } = change;
      return sentences(say, [say('answers.zone.set', { zone: zoneName(to) }), ...next(say, nextAt, to)]);
    }
    case 'digest': {
      const { to, zone, nextAt } = change;
      if (to === null) return say('answers.digest.set_to_none');
      return sentences(say, [
        say('answers.digest.set', { schedule: scheduleWords(say, to), zone: zoneName(zone) }),
        ...next(say, nextAt, zone),
        say('answers.digest.preview', { now: lineToType(say, command, 'type.digest_now') }),
      ]);
    }
    case 'quiet':
      if (change.to === null) return say('channel.quiet_ended');
      return say('channel.quiet_set', { hours: quietWords(change.to, change.zone) });
    case 'language':
      return say('channel.language_set', { language: languageName(change.to) });
  }
}

function next(say: Say, nextAt: number | null, zone: string): readonly string[] {
  return nextAt === null ? [] : [say('answers.digest.next', { at: wallTimeIn(say, nextAt, zone) })];
}

function noticeSentences(say: Say, notice: TestOutcome): readonly string[] {
  switch (notice.kind) {
    case 'sent':
      return [];
    case 'waiting':
      return [say('answers.not_told')];
    case 'closed':
      return [
        say('answers.channel.closed', { why: closedWhy(say, notice.reason), way: closedWay(say, notice.reason) }),
      ];
  }
}
