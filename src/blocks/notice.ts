import type { Notification } from '../domain/notification.ts';
import { channelNoticeParts } from './channel-notice.ts';
import { closedChannel } from './closed-channel.ts';
import { introductionParts } from './introduction.ts';
import type { Say } from './locales/say.ts';
import type { Message } from './message.ts';
import { type MessageParts, partsMessage } from './message-parts.ts';
import { channelName, personName } from './names.ts';
import { quietSummaryParts } from './quiet-summary.ts';
import { ruleNoticeParts } from './rule-notice.ts';
import { ruleSentence } from './rule-text.ts';
import { settingsNoticeParts } from './settings-notice.ts';
import { snoozeNoticeParts } from './snooze-words.ts';
import type { ShowTime } from './times.ts';

/** What is said besides the steps of an episode. */
export type Notice = Exclude<Notification, { readonly kind: 'step' | 'root_update' | 'digest' }>;

type Closed = Extract<Notification, { readonly kind: 'channel_closed' }>;
type NotSet = Extract<Notification, { readonly kind: 'rule_not_set' }>;

/** A reference far from every time of a notice: nothing in it tells which day it is read. */
const ALWAYS_DATED = 0;

/** A change of rules, a test or the introduction, told to a channel; or that a channel is closed, told to a person. */
export function noticeMessage(say: Say, notice: Notice): Message {
  return partsMessage(say, (show) => readNotice(say, notice, show), ALWAYS_DATED);
}

function readNotice(say: Say, notice: Notice, show: ShowTime): MessageParts {
  switch (notice.kind) {
    case 'rule_notice':
      return ruleNoticeParts(say, notice.change, notice.command);
    case 'channel_notice':
      return channelNoticeParts(say, notice.change, notice.command);
    case 'settings_notice':
      return settingsNoticeParts(say, notice);
    case 'snooze_notice':
      return snoozeNoticeParts(say, notice.change, notice.command, show);
    case 'quiet_summary':
      return quietSummaryParts(say, notice, show);
    case 'introduction':
      return introductionParts(say, notice);
    case 'test':
      return {
        title: say('notices.test'),
        lines: [say('notices.asked_for_test', { by: personName(notice.by) })],
      };
    case 'channel_closed':
      return closedParts(say, notice, show);
    case 'rule_not_set':
      return notSetParts(say, notice);
  }
}

function closedParts(say: Say, { channelId, reason, since }: Closed, show: ShowTime): MessageParts {
  const { why, way } = closedChannel(say, channelId, reason);
  return {
    title: say('notices.closed', { channel: channelName(channelId), since: show(since) }),
    lines: [why, way, say('notices.until_then')],
  };
}

function notSetParts(say: Say, { channelId, reason, rules }: NotSet): MessageParts {
  const { why, way } = closedChannel(say, channelId, reason);
  return {
    title: say('notices.not_set', { channel: channelName(channelId) }),
    lines: [why, say('notices.then_set_again', { way }), ...rules.map((rule) => `• ${ruleSentence(say, rule)}`)],
  };
}
