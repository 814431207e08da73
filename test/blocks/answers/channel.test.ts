import { describe, expect, test } from 'vitest';
import { channelOutcomeMessage, digestAnswerMessage, zoneAnswerMessage } from '../../../src/blocks/answers/channel.ts';
import { noticeMessage } from '../../../src/blocks/notice.ts';
import type { ChannelAnswer, ChannelOutcome } from '../../../src/domain/answer.ts';
import type { DigestSchedule } from '../../../src/domain/digest-schedule.ts';
import type { ChannelChange } from '../../../src/domain/notification.ts';
import { EN } from '../voices.ts';

const C = '/deepseek-balance';
const NEXT = Date.UTC(2026, 10, 27, 1);
const DAILY: DigestSchedule = { every: 'day', minute: 9 * 60 };
const FRIDAYS: DigestSchedule = { every: 'week', weekday: 4, minute: 9 * 60 + 5 };
const SET: ChannelAnswer = { digest: DAILY, zone: 'Asia/Shanghai', nextAt: NEXT, quiet: null, language: null };
const NONE: ChannelAnswer = { digest: null, zone: 'UTC', nextAt: null, quiet: null, language: null };
const NIGHT = { fromMinute: 22 * 60, untilMinute: 7 * 60 };
const BY = 'U123ABC';
const ON: ChannelChange = { what: 'digest', by: BY, from: null, to: DAILY, zone: 'Asia/Shanghai', nextAt: NEXT };

function changed(change: ChannelChange): ChannelOutcome {
  return { kind: 'changed', change, notice: { kind: 'sent' } };
}

describe('a question', () => {
  test('about the digest shows what is set and the lines that change it', () => {
    expect(digestAnswerMessage(EN, SET, C).text).toBe(
      [
        '📊 This channel gets a digest every day at 09:00 (Asia/Shanghai). The next digest comes at Nov 27, 09:00 (Asia/Shanghai).',
        `To change it, type \`${C} digest daily 09:00\` with another time or day, or \`${C} digest off\`; \`${C} digest now\` shows you one.`,
      ].join('\n'),
    );
  });

  test('about a digest that is not there shows how to get one', () => {
    expect(digestAnswerMessage(EN, NONE, C).text).toBe(
      [
        `🔕 This channel gets no digest. To get one, type \`${C} digest weekdays 09:00\`, \`${C} digest daily 09:00\` or \`${C} digest weekly mon 09:00\``,
        `Times are those of UTC (\`${C} zone\`); \`${C} digest now\` shows you one.`,
      ].join('\n'),
    );
  });

  test('about the zone shows it, and another one as an example', () => {
    expect(zoneAnswerMessage(EN, NONE, C).text).toContain(
      `🕘 The time zone of this channel is UTC. To change it, type \`${C} zone Asia/Shanghai\``,
    );
    expect(zoneAnswerMessage(EN, SET, C).text).toContain(
      `Asia/Shanghai. The next digest comes at Nov 27, 09:00 (Asia/Shanghai). To change it, type \`${C} zone Europe/Berlin\``,
    );
  });
});

describe('a change', () => {
  test.each<[string, ChannelOutcome, string]>([
    [
      'of the digest',
      changed({ ...ON, from: DAILY, to: FRIDAYS }),
      `✅ Set: this channel gets a digest every Friday at 09:05 (Asia/Shanghai). The next digest comes at Nov 27, 09:00 (Asia/Shanghai). \`${C} digest now\` shows you one.`,
    ],
    ['to none', changed({ ...ON, to: null, nextAt: null }), '✅ Set: this channel gets no digest any more.'],
    [
      'of the zone',
      changed({ what: 'zone', by: BY, from: 'UTC', to: 'Asia/Shanghai', nextAt: null }),
      '✅ Set: the time zone of this channel is Asia/Shanghai.',
    ],
    [
      'of the quiet hours',
      changed({ what: 'quiet', by: BY, from: null, to: NIGHT, zone: 'Asia/Shanghai' }),
      '✅ Set: the quiet hours of this channel are 22:00–07:00 (Asia/Shanghai). Warnings wait until they are over; anything critical comes through.',
    ],
    [
      'to no quiet hours',
      changed({ what: 'quiet', by: BY, from: NIGHT, to: null, zone: 'UTC' }),
      '✅ Set: this channel has no quiet hours any more.',
    ],
    [
      'of the language',
      changed({ what: 'language', by: BY, from: null, to: 'zh' }),
      '✅ Set: the language of this channel is 中文.',
    ],
    [
      'to quiet hours and a language that are so already',
      { kind: 'unchanged', settings: { ...NONE, quiet: NIGHT, language: 'en' } },
      '✅ Already so: this channel gets no digest; its time zone is UTC. Its quiet hours are 22:00–07:00 (UTC). Its language is English.',
    ],
    [
      'that is so already',
      { kind: 'unchanged', settings: SET },
      '✅ Already so: this channel gets a digest every day at 09:00; its time zone is Asia/Shanghai. The next digest comes at Nov 27, 09:00 (Asia/Shanghai).',
    ],
    [
      'to nothing, as before',
      { kind: 'unchanged', settings: NONE },
      '✅ Already so: this channel gets no digest; its time zone is UTC.',
    ],
  ])('%s', (_, outcome, text) => {
    expect(channelOutcomeMessage(EN, outcome, C).text).toBe(text);
  });

  test('says when the channel does not know yet, or cannot be told', () => {
    const waiting = channelOutcomeMessage(EN, { kind: 'changed', change: ON, notice: { kind: 'waiting' } }, C);
    expect(waiting.text).toContain('The channel does not know yet');
    const notice = { kind: 'closed', reason: 'archived' } as const;
    expect(channelOutcomeMessage(EN, { kind: 'changed', change: ON, notice }, C).text).toContain(
      '🚫 Nothing can be posted here at present: this channel is archived.',
    );
  });
});

describe('the channel is told', () => {
  test.each<[string, ChannelChange, readonly string[]]>([
    [
      'of its first digest',
      ON,
      [
        '<@U123ABC> set a digest for this channel: every day at 09:00.',
        'The next one comes at Nov 27, 09:00 (Asia/Shanghai).',
        `To restore it: \`${C} digest off\``,
      ],
    ],
    [
      'of another time',
      { ...ON, from: FRIDAYS, to: { every: 'workday', minute: 0 }, nextAt: null },
      [
        '<@U123ABC> changed the digest of this channel: Monday to Friday at 00:00.',
        `To restore it: \`${C} digest weekly fri 09:05\``,
      ],
    ],
    [
      'that it gets none any more',
      { ...ON, from: DAILY, to: null, nextAt: null },
      ['<@U123ABC> turned the digest of this channel off.', `To restore it: \`${C} digest daily 09:00\``],
    ],
    [
      'of another zone',
      { what: 'zone', by: BY, from: 'UTC', to: 'Asia/Shanghai', nextAt: NEXT },
      [
        '<@U123ABC> set the time zone of this channel to Asia/Shanghai.',
        'The next digest comes at Nov 27, 09:00 (Asia/Shanghai).',
        `To restore it: \`${C} zone UTC\``,
      ],
    ],
    [
      'of another zone without a digest',
      { what: 'zone', by: BY, from: 'UTC', to: 'Asia/Shanghai', nextAt: null },
      ['<@U123ABC> set the time zone of this channel to Asia/Shanghai.', `To restore it: \`${C} zone UTC\``],
    ],
    [
      'of its first quiet hours',
      { what: 'quiet', by: BY, from: null, to: NIGHT, zone: 'UTC' },
      [
        '<@U123ABC> set quiet hours for this channel: 22:00–07:00 (UTC).',
        'Warnings wait until they are over; anything critical comes through.',
        `To restore it: \`${C} quiet off\``,
      ],
    ],
    [
      'of other quiet hours',
      { what: 'quiet', by: BY, from: NIGHT, to: { fromMinute: 0, untilMinute: 75 }, zone: 'UTC' },
      [
        '<@U123ABC> changed the quiet hours of this channel: 00:00–01:15 (UTC).',
        'Warnings wait until they are over; anything critical comes through.',
        `To restore it: \`${C} quiet 22:00-07:00\``,
      ],
    ],
    [
      'that it has no quiet hours any more',
      { what: 'quiet', by: BY, from: NIGHT, to: null, zone: 'UTC' },
      ['<@U123ABC> turned the quiet hours of this channel off.', `To restore it: \`${C} quiet 22:00-07:00\``],
    ],
    [
      'of its language',
      { what: 'language', by: BY, from: null, to: 'zh' },
      ['<@U123ABC> set the language of this channel to 中文.', `To restore it: \`${C} language English\``],
    ],
    [
      'of another language',
      { what: 'language', by: BY, from: 'zh', to: null },
      ['<@U123ABC> set the language of this channel to English.', `To restore it: \`${C} language 中文\``],
    ],
    [
      'of a language that this release does not know',
      { what: 'language', by: BY, from: 'zh', to: 'tlh' },
      ['<@U123ABC> set the language of this channel to English.', `To restore it: \`${C} language 中文\``],
    ],
  ])('%s', (_, change, lines) => {
    expect(noticeMessage(EN, { kind: 'channel_notice', change, command: C }).text.split('\n')).toEqual(lines);
  });
});
