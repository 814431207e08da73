import { describe, expect, it } from 'vitest';
import { type Notice, noticeMessage } from '../../src/blocks/notice.ts';
import type { RuleChange } from '../../src/domain/notification.ts';
import { makeRule, micros } from '../domain/make.ts';
import { blockTexts, T1405 } from './make-card.ts';
import { EN } from './voices.ts';

const RULE = makeRule({
  id: 2,
  severity: 'critical',
  thresholdMicros: micros(10),
  accountId: 'prod',
  mention: '<@U5>',
});
const WATCH = [makeRule({ id: 3, kind: 'unavailable' }), makeRule({ id: 4, kind: 'blind' })];
const CLOSED = { kind: 'channel_closed', channelId: 'C1', since: T1405 } as const;
const NOT_SET = { kind: 'rule_not_set', channelId: 'C1', rules: [RULE, ...WATCH] } as const;

function linesOf(change: RuleChange): readonly string[] {
  return noticeMessage(EN, { kind: 'rule_notice', change, command: '/deepseek-balance-dev' }).text.split('\n');
}

describe('the notice of a change of rules', () => {
  it('names who set a rule, and the two that come along', () => {
    expect(linesOf({ what: 'added', by: 'U1', rules: [RULE], along: WATCH })).toEqual([
      '<@U1> set a rule for this channel: #2 critical when the total of prod falls below ¥10.00.',
      '#2 mentions one person when it warns.',
      "With it, because it is this channel's first rule:",
      '• #3 warn when calls from any account are refused',
      '• #4 warn when any account cannot be read',
    ]);
  });

  it('lists several rules', () => {
    const group = makeRule({ mention: '<!subteam^S1>' });
    expect(linesOf({ what: 'added', by: null, rules: [group, ...WATCH], along: [] })).toEqual([
      'The configuration set 3 rules for this channel.',
      '• #1 warn when the total of any account falls below ¥50.00',
      '• #3 warn when calls from any account are refused',
      '• #4 warn when any account cannot be read',
      '#1 mentions a user group when it warns.',
    ]);
  });

  it('says from what to what a rule was changed', () => {
    const to = { ...RULE, thresholdMicros: micros(40), mention: null };
    expect(linesOf({ what: 'changed', by: 'U1', from: RULE, to })).toEqual([
      '<@U1> changed rule #2 of this channel.',
      'From: #2 critical when the total of prod falls below ¥10.00',
      'To: #2 critical when the total of prod falls below ¥40.00',
    ]);
  });

  it('shows the command that restores a removed rule, which mentions nobody yet', () => {
    expect(linesOf({ what: 'removed', by: 'U1', rules: [RULE] })).toEqual([
      '<@U1> removed a rule of this channel: #2 critical when the total of prod falls below ¥10.00.',
      'To restore it: `/deepseek-balance-dev threshold 10 CNY critical for prod notify &lt;@U5&gt;`',
    ]);
  });

  it('shows the command of each of several removed rules', () => {
    expect(linesOf({ what: 'removed', by: null, rules: [makeRule(), WATCH[0] ?? RULE] })).toEqual([
      'The configuration removed 2 rules of this channel.',
      'To restore one, type the line after it:',
      '• #1 warn when the total of any account falls below ¥50.00: `/deepseek-balance-dev threshold 50 CNY`',
      '• #3 warn when calls from any account are refused: `/deepseek-balance-dev watch`',
    ]);
  });

  it('is a bold title and a list', () => {
    const { blocks } = noticeMessage(EN, {
      kind: 'rule_notice',
      change: { what: 'removed', by: 'U1', rules: [RULE] },
      command: '/deepseek-balance',
    });
    expect(blockTexts(blocks)[0]).toBe(
      '*<@U1> removed a rule of this channel: #2 critical when the total of prod falls below ¥10.00.*',
    );
    expect(blocks).toHaveLength(2);
  });
});

it('marks a test as one from its first word', () => {
  const { text, blocks } = noticeMessage(EN, { kind: 'test', by: 'U1' });
  expect(text).toMatch(/^TEST, nothing is wrong: /);
  expect(blockTexts(blocks)[0]).toMatch(/^\*TEST, nothing is wrong: /);
  expect(text).toContain('<@U1> asked for this test.');
});

describe('a direct message about a closed channel', () => {
  it.each([
    ['archived', '<#C1> is archived.', 'Unarchive it, or set the rules in another channel.'],
    ['not_in_channel', 'I am not a member of <#C1>.', 'Invite the bot there with `/invite` and pick this app.'],
    [
      'not_found',
      'Slack does not let me see <#C1>: it is private and I am not in it, or it was deleted.',
      'Invite the bot there with `/invite`, or set the rules in another channel.',
    ],
    [
      'restricted',
      'Only some people may post in <#C1>.',
      'Ask a workspace admin to let this app post there, or set the rules in another channel.',
    ],
  ] as const)('says which, since when, why and what to do: %s', (reason, why, way) => {
    expect(noticeMessage(EN, { ...CLOSED, reason }).text.split('\n')).toEqual([
      'My alerts have not reached <#C1> since 2026-11-21 14:05 UTC.',
      why,
      way,
      'Until then nobody there is warned. As soon as I can post again, the channel is told how things stand.',
    ]);
    expect(noticeMessage(EN, { ...NOT_SET, reason }).text.split('\n')).toEqual([
      'Nothing was set in <#C1>, because I cannot post there.',
      why,
      `${way} Then set it again:`,
      '• #2 critical when the total of prod falls below ¥10.00',
      '• #3 warn when calls from any account are refused',
      '• #4 warn when any account cannot be read',
    ]);
  });

  it("shows the time in the reader's zone", () => {
    const notice: Notice = { ...CLOSED, reason: 'archived' };
    expect(blockTexts(noticeMessage(EN, notice).blocks)[0]).toContain(`<!date^${T1405 / 1000}^`);
  });

  it('links no channel that is none', () => {
    const notice: Notice = { ...CLOSED, channelId: '<!here>', reason: 'archived' };
    expect(noticeMessage(EN, notice).text).toContain('&lt;!here&gt; is archived.');
  });
});
