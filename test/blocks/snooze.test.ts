import { describe, expect, test } from 'vitest';
import { rootMessage } from '../../src/blocks/alert-message.ts';
import { snoozeAnswerMessage } from '../../src/blocks/answers/snooze.ts';
import { noticeMessage } from '../../src/blocks/notice.ts';
import type { SnoozeOutcome, SnoozeView } from '../../src/domain/answer.ts';
import type { SnoozeChange } from '../../src/domain/notification.ts';
import type { SnoozeEnd } from '../../src/domain/snooze.ts';
import { blockTexts, makeCard, makeEndedCard, T1405 } from './make-card.ts';
import { EN } from './voices.ts';

const C = '/deepseek-balance';
const END: SnoozeEnd = { kind: 'time', at: T1405 + 4 * 3_600_000 };
const PROD = { id: 'prod', label: 'Production' };
const OF_PROD: SnoozeView = { account: PROD, by: 'U7', end: END };
const OF_ALL: SnoozeView = { account: null, by: 'U7', end: END };
const THROUGH = 'Anything worse, refused calls and a refused key come through.';
const TIME = '2026-11-21 18:05 UTC';

describe("an alert's message", () => {
  test.each<[string, SnoozeEnd, string]>([
    ['a time', END, 'until 18:05 UTC'],
    ['a top-up', { ...END, kind: 'top_up' }, 'until a top-up, at the latest 18:05 UTC'],
    ['its end', { ...END, kind: 'resolved' }, 'until it is resolved, at the latest 18:05 UTC'],
  ])('says in small print who snoozed it until %s', (_, end, words) => {
    const message = rootMessage(EN, makeCard({ snooze: { id: 1, by: 'U7', end } }));
    const line = `😴 Snoozed by <@U7> ${words}: reminders and smaller changes wait; anything worse comes through.`;
    expect(message.text.split('\n')).toContain(line);
    expect(blockTexts(message.blocks.filter(({ type }) => type === 'context')).join()).toContain('😴 Snoozed by <@U7>');
  });

  test('says nothing where nobody did, or an older release stored it', () => {
    for (const snooze of [null, undefined]) expect(rootMessage(EN, makeCard({ snooze })).text).not.toContain('😴');
  });
});

test.each<[string, SnoozeChange, readonly string[]]>([
  [
    'a snooze of all accounts',
    { by: 'U7', account: null, end: END },
    [
      `😴 <@U7> snoozed what this channel is told until ${TIME}.`,
      `Warnings wait until then; anything critical comes through. To end it: \`${C} snooze off\``,
    ],
  ],
  [
    'a snooze of one account',
    { by: 'U7', account: PROD, end: END },
    [
      `😴 <@U7> snoozed what this channel is told about Production until ${TIME}.`,
      `Warnings wait until then; anything critical comes through. To end it: \`${C} snooze off for prod\``,
    ],
  ],
  [
    'the end of one of all accounts',
    { by: 'U7', account: null, end: null },
    ['☀️ <@U7> ended the snooze: this channel is told everything again.'],
  ],
  [
    'the end of one of an account',
    { by: 'U7', account: PROD, end: null },
    ['☀️ <@U7> ended the snooze: this channel is told everything again about Production.'],
  ],
])('the notice of %s', (_, change, lines) => {
  expect(noticeMessage(EN, { kind: 'snooze_notice', change, command: C }).text.split('\n')).toEqual(lines);
});

test('the summary of quiet hours has a line for each alert that came and went', () => {
  const summary = { kind: 'quiet_summary', from: T1405, until: T1405 + 9 * 3_600_000 } as const;
  const card = makeEndedCard();
  const line =
    '• ✅ Resolved: prod has ¥241.20, after 3 h 20 min. Nothing else is wrong with prod. From 2026-11-21 14:05 UTC to 2026-11-21 17:25 UTC: low balance (¥45.00 when it began).';
  expect(noticeMessage(EN, { ...summary, cards: [card] }).text.split('\n')).toEqual([
    '🌙 In the quiet hours from 2026-11-21 14:05 UTC to 2026-11-21 23:05 UTC, 1 alert came and went.',
    line,
  ]);
  const two = noticeMessage(EN, { ...summary, cards: [card, card, makeCard()] }).text.split('\n');
  expect(two.slice(1)).toEqual([line, line]);
  expect(two[0]).toContain('3 alerts came and went.');
});

describe('the private answer to a snooze', () => {
  test.each<[string, SnoozeOutcome, string]>([
    [
      'that messages show',
      { kind: 'snoozed', id: 1, snooze: OF_PROD, shown: [PROD], notice: null },
      `😴 Snoozed about Production (\`prod\`) until ${TIME}. ${THROUGH} The channel sees it in the message about Production (\`prod\`). To end it: \`${C} snooze off for prod\``,
    ],
    [
      'that a notice told',
      { kind: 'snoozed', id: 1, snooze: OF_ALL, shown: [], notice: { kind: 'sent' } },
      `😴 Snoozed until ${TIME}. ${THROUGH} To end it: \`${C} snooze off\``,
    ],
    [
      'whose notice Slack has not taken',
      { kind: 'snoozed', id: 1, snooze: OF_ALL, shown: [], notice: { kind: 'waiting' } },
      `😴 Snoozed until ${TIME}. ${THROUGH} The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does. To end it: \`${C} snooze off\``,
    ],
    ['that is there already', { kind: 'unchanged', snooze: OF_ALL }, `✅ Already so: you snoozed it until ${TIME}.`],
    [
      'that somebody else was faster with',
      { kind: 'taken', snooze: OF_PROD },
      `✋ <@U7> was faster: it is snoozed about Production (\`prod\`) until ${TIME}. Nothing was changed. To take its place, type \`${C} snooze 4h for prod\``,
    ],
    [
      'of everything that somebody else was faster with',
      { kind: 'taken', snooze: OF_ALL },
      `✋ <@U7> was faster: it is snoozed until ${TIME}. Nothing was changed. To take its place, type \`${C} snooze 4h\``,
    ],
    [
      'of what has ended',
      { kind: 'over', account: PROD },
      '✅ There is nothing to snooze any more: the alert about Production (`prod`) has ended. Nothing was changed.',
    ],
    [
      'of what is not there',
      { kind: 'unknown' },
      '🤷 Nothing was snoozed: there is no such account or alert in this channel.',
    ],
    [
      'for too long',
      { kind: 'too_long' },
      `✋ Nothing was changed: 30 days is the longest. For example: \`${C} snooze 30d\``,
    ],
    [
      'until a time that is over',
      { kind: 'past' },
      `✋ Nothing was changed: that time is over. For example: \`${C} snooze 4h\``,
    ],
    [
      'that ended',
      { kind: 'ended', account: null, shown: [], notice: null },
      '☀️ The snooze is over: this channel is told everything again.',
    ],
    [
      'that ended where the channel is closed',
      { kind: 'ended', account: PROD, shown: [], notice: { kind: 'closed', reason: 'archived' } },
      '☀️ The snooze is over: this channel is told everything again about Production (`prod`). 🚫 The channel cannot be told at present: this channel is archived. Unarchive it, or try again in another channel.',
    ],
    ['that is not there to end', { kind: 'not_snoozed', account: null, still: null }, '✅ Nothing is snoozed here.'],
    [
      'of an account while all are snoozed',
      { kind: 'not_snoozed', account: PROD, still: OF_ALL },
      `✋ Nothing is snoozed here about Production (\`prod\`) alone, but <@U7> snoozed all accounts until ${TIME}. To end it: \`${C} snooze off\``,
    ],
  ])('%s', (_, outcome, text) => {
    expect(snoozeAnswerMessage(EN, outcome, C).text).toBe(text);
  });
});
