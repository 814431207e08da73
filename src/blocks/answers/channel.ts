import type { ChannelAnswer, ChannelOutcome, TestOutcome } from '../../domain/answer.ts';
import { formatSchedule } from '../../domain/digest-schedule.ts';
import type { ChannelChange } from '../../domain/notification.ts';
import { languageName, quietWords } from '../channel-notice.ts';
import { scheduleWords, wallTimeIn, zoneName } from '../digest-words.ts';
import type { Say } from '../locales/say.ts';
import type { Message } from '../message.ts';
import { codeSpan } from '../mrkdwn.ts';
import { closedWay, closedWhy } from './closed-words.ts';
import { paragraphMessage } from './list-message.ts';

const NOT_TOLD = 'The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does.';

/** What the digest of this channel is, and the lines that change it. */
export function digestAnswerMessage(say: Say, { digest, zone, nextAt }: ChannelAnswer, command: string): Message {
  const type = (line: string): string => codeSpan(`${command} ${line}`);
  const now = `${type('digest now')} shows you one`;
  if (digest === null) {
    return paragraphMessage(
      `🔕 This channel gets no digest. To get one, type ${type('digest weekdays 09:00')}, ${type('digest daily 09:00')} or ${type('digest weekly mon 09:00')}`,
      `Times are those of ${zoneName(zone)} (${type('zone')}); ${now}.`,
    );
  }
  return paragraphMessage(
    `📊 This channel gets a digest ${scheduleWords(say, digest)} (${zoneName(zone)}).${nextSentence(say, nextAt, zone)}`,
    `To change it, type ${type(`digest ${formatSchedule(digest)}`)} with another time or day, or ${type('digest off')}; ${now}.`,
  );
}

/** The zone of this channel, and the line that changes it. */
export function zoneAnswerMessage(say: Say, { zone, digest, nextAt }: ChannelAnswer, command: string): Message {
  const example = zone === 'Asia/Shanghai' ? 'zone Europe/Berlin' : 'zone Asia/Shanghai';
  const next = digest === null ? '' : nextSentence(say, nextAt, zone);
  return paragraphMessage(
    `🕘 The time zone of this channel is ${zoneName(zone)}.${next} To change it, type ${codeSpan(`${command} ${example}`)}`,
    'It is the zone of the digest. In all other messages Slack shows times in the zone of whoever reads.',
  );
}

/** What came of a change of what a channel has set. */
export function channelOutcomeMessage(say: Say, outcome: ChannelOutcome, command: string): Message {
  if (outcome.kind === 'unchanged') {
    return paragraphMessage(unchangedSentence(say, outcome.settings));
  }
  return paragraphMessage(changedSentence(say, outcome.change, command), ...noticeSentences(say, outcome.notice));
}

function unchangedSentence(say: Say, { digest, zone, nextAt, quiet, language }: ChannelAnswer): string {
  const what = digest === null ? 'no digest' : `a digest ${scheduleWords(say, digest)}`;
  const set = [
    ...(quiet === null ? [] : [`; its quiet hours are ${quietWords(quiet, zone)}`]),
    ...(language === null ? [] : [`; its language is ${languageName(language)}`]),
  ];
  return `✅ Already so: this channel gets ${what}; its time zone is ${zoneName(zone)}${set.join('')}.${nextSentence(say, nextAt, zone)}`;
}

function changedSentence(say: Say, change: ChannelChange, command: string): string {
  switch (change.what) {
    case 'zone':
      return `✅ Set: the time zone of this channel is ${zoneName(change.to)}.${nextSentence(say, change.nextAt, change.to)}`;
    case 'digest': {
      const { to, zone, nextAt } = change;
      if (to === null) return '✅ Set: this channel gets no digest any more.';
      const preview = `${codeSpan(`${command} digest now`)} shows you one.`;
      return `✅ Set: this channel gets a digest ${scheduleWords(say, to)} (${zoneName(zone)}).${nextSentence(say, nextAt, zone)} ${preview}`;
    }
    case 'quiet':
      return change.to === null
        ? '✅ Set: this channel has no quiet hours any more.'
        : `✅ Set: the quiet hours of this channel are ${quietWords(change.to, change.zone)}. Warnings wait until they are over; anything critical comes through.`;
    case 'language':
      return `✅ Set: the language of this channel is ${languageName(change.to)}.`;
  }
}

function nextSentence(say: Say, nextAt: number | null, zone: string): string {
  return nextAt === null ? '' : ` The next digest comes at ${wallTimeIn(nextAt, zone)}.`;
}

function noticeSentences(say: Say, notice: TestOutcome): readonly string[] {
  switch (notice.kind) {
    case 'sent':
      return [];
    case 'waiting':
      return [NOT_TOLD];
    case 'closed':
      return [
        `🚫 Nothing can be posted here at present: ${closedWhy(say, notice.reason)}. ${closedWay(say, notice.reason)} What you set holds as soon as I can post.`,
      ];
  }
}
