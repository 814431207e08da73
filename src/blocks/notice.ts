import type { Notification } from '../domain/notification.ts';
import type { Rule } from '../domain/rule.ts';
import { channelNoticeParts } from './channel-notice.ts';
import { closedChannel } from './closed-channel.ts';
import { introductionParts } from './introduction.ts';
import type { Message } from './message.ts';
import { type MessageParts, partsMessage } from './message-parts.ts';
import { channelName, personName } from './names.ts';
import { quietSummaryParts } from './quiet-summary.ts';
import { ruleNoticeParts } from './rule-notice.ts';
import { ruleSentence } from './rule-text.ts';
import { snoozeNoticeParts } from './snooze-words.ts';
import type { ShowTime } from './times.ts';

/** What is said besides the steps of an episode. */
export type Notice = Exclude<Notification, { readonly kind: 'step' | 'root_update' | 'digest' }>;

type Closed = Extract<Notification, { readonly kind: 'channel_closed' }>;
type NotSet = Extract<Notification, { readonly kind: 'rule_not_set' }>;

/** A reference far from every time of a notice: nothing in it tells which day it is read. */
const ALWAYS_DATED = 0;

/** A change of rules, a test or the introduction, told to a channel; or that a channel is closed, told to a person. */
export function noticeMessage(notice: Notice): Message {
  return partsMessage((show) => readNotice(notice, show), ALWAYS_DATED);
}

function readNotice(notice: Notice, show: ShowTime): MessageParts {
  switch (notice.kind) {
    case 'rule_notice':
      return ruleNoticeParts(notice.change, notice.command);
    case 'channel_notice':
      return channelNoticeParts(notice.change, notice.command);
    case 'snooze_notice':
      return snoozeNoticeParts(notice.change, notice.command, show);
    case 'quiet_summary':
      return quietSummaryParts(notice, show);
    case 'introduction':
      return introductionParts(notice);
    case 'test':
      return {
        title: 'TEST, nothing is wrong: alerts reach this channel.',
        lines: [`${personName(notice.by)} asked for this test. A real alert arrives the same way.`],
      };
    case 'channel_closed':
      return closedParts(notice, show);
    case 'rule_not_set':
      return notSetParts(notice);
  }
}

function closedParts({ channelId, reason, since }: Closed, show: ShowTime): MessageParts {
  const { why, way } = closedChannel(channelId, reason);
  return {
    title: `My alerts have not reached ${channelName(channelId)} since ${show(since)}.`,
    lines: [
      why,
      way,
      'Until then nobody there is warned. As soon as I can post again, the channel is told how things stand.',
    ],
  };
}

function notSetParts({ channelId, reason, rules }: NotSet): MessageParts {
  const { why, way } = closedChannel(channelId, reason);
  return {
    title: `Nothing was set in ${channelName(channelId)}, because I cannot post there.`,
    lines: [why, `${way} Then set it again:`, ...rules.map(notSetLine)],
  };
}

function notSetLine(rule: Rule): string {
  return `• ${ruleSentence(rule)}`;
}
