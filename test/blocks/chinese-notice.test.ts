import { describe, expect, it, test } from 'vitest';
import { plainMessage } from '../../src/blocks/message.ts';
import { type Notice, noticeMessage } from '../../src/blocks/notice.ts';
import { ruleCommand, ruleSentence } from '../../src/blocks/rule-text.ts';
import { validateBlocks } from '../../src/demo/slack/blocks/validate.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { ChannelChange } from '../../src/domain/notification.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { makeRule, micros } from '../domain/make.ts';
import { crampedCode, leftOverEnglish } from './chinese-words.ts';
import { fullNotices, HOSTILE, type Outside } from './extremes.ts';
import { blockTexts } from './make-card.ts';
import { ZH } from './voices.ts';

const BOT = '/deepseek-balance';
const CRITICAL = { id: 2, severity: 'critical', thresholdMicros: micros(10), accountId: 'prod' } as const;
const NAMED: Outside = {
  label: 'prod',
  id: 'prod',
  currency: 'CNY',
  runbookUrl: '',
  person: 'U1',
  mention: '<!subteam^S1>',
  channelId: 'C1',
  command: BOT,
};

function textOf(notice: Notice): string {
  return noticeMessage(ZH, notice).text;
}

describe('a rule in Chinese', () => {
  it.each<[Partial<Rule>, string, string]>([
    [{}, '#1 任一账户的余额低于 ¥50.00 时提醒（警告）', '阈值 50 CNY'],
    [
      { ...CRITICAL, mention: '<@U1>' },
      '#2 prod 的余额低于 ¥10.00 时提醒（严重）',
      '阈值 10 CNY 严重 针对 prod 通知 <@U1>',
    ],
    [
      { kind: 'unavailable', severity: 'critical', currency: null },
      '#1 任一账户的 API 请求被拒绝时提醒（严重）',
      '监控',
    ],
    [
      { kind: 'drop', currency: 'CNY', thresholdMicros: micros(30), windowMs: 90 * MINUTE_MS },
      '#1 任一账户的余额在 90 分钟内减少 ¥30.00 或更多时提醒（警告）',
      '骤降 30 CNY 90分钟',
    ],
    [
      {
        ...CRITICAL,
        kind: 'drop',
        currency: 'CNY',
        unit: 'percent',
        thresholdMicros: micros(20),
        windowMs: 24 * HOUR_MS,
      },
      '#2 prod 的 CNY 余额在 24 小时内减少 20% 或更多时提醒（严重）',
      '骤降 20% CNY 24小时 严重 针对 prod',
    ],
    [
      { kind: 'runway', currency: 'CNY', unit: 'minutes', thresholdMicros: toMinuteMicros(3 * DAY_MS) },
      '#1 任一账户的 CNY 余额预计可用时间不足 3 天时提醒（警告）',
      '可用天数 3天 CNY',
    ],
    [{ kind: 'blind', accountId: 'prod', currency: null }, '#1 prod 的余额无法查询时提醒（警告）', '监控 针对 prod'],
  ])('%j', (given, sentence, line) => {
    expect(ruleSentence(ZH, makeRule(given))).toBe(sentence);
    expect(ruleCommand(ZH, makeRule(given), BOT)).toBe(`${BOT} ${line}`);
  });
});

describe('a change that a channel is told', () => {
  test('begins with who made it, and shows how to take it back', () => {
    const rules = [makeRule(CRITICAL)];
    expect(textOf({ kind: 'rule_notice', change: { what: 'removed', by: 'U1', rules }, command: BOT })).toBe(
      '<@U1> 删除了本频道的规则：#2 prod 的余额低于 ¥10.00 时提醒（严重）。\n如需恢复，请输入： `/deepseek-balance 阈值 10 CNY 严重 针对 prod`',
    );
    expect(textOf({ kind: 'rule_notice', change: { what: 'added', by: null, rules, along: [] }, command: BOT })).toBe(
      '系统配置为本频道设置了规则：#2 prod 的余额低于 ¥10.00 时提醒（严重）。',
    );
  });

  test.each<[ChannelChange, string, string]>([
    [
      { what: 'zone', by: 'U1', from: 'UTC', to: 'Asia/Shanghai', nextAt: null },
      '<@U1> 将本频道的时区设为 Asia/Shanghai。',
      '时区 UTC',
    ],
    [
      { what: 'digest', by: 'U1', from: { every: 'day', minute: 540 }, to: null, zone: 'UTC', nextAt: null },
      '<@U1> 关闭了本频道的摘要。',
      '摘要 每天 09:00',
    ],
    [
      {
        what: 'digest',
        by: 'U1',
        from: { every: 'workday', minute: 540 },
        to: { every: 'week', weekday: 0, minute: 570 },
        zone: 'UTC',
        nextAt: null,
      },
      '<@U1> 修改了本频道的摘要：每周一 09:30。',
      '摘要 工作日 09:00',
    ],
    [
      {
        what: 'digest',
        by: 'U1',
        from: { every: 'week', weekday: 6, minute: 540 },
        to: { every: 'workday', minute: 540 },
        zone: 'UTC',
        nextAt: null,
      },
      '<@U1> 修改了本频道的摘要：周一至周五 09:00。',
      '摘要 每周日 09:00',
    ],
  ])('%j', (change, title, line) => {
    expect(textOf({ kind: 'channel_notice', change, command: BOT }).split('\n')).toEqual([
      title,
      `如需恢复，请输入： \`${BOT} ${line}\``,
    ]);
  });
});

test('a test says first that nothing is wrong', () => {
  expect(textOf({ kind: 'test', by: 'U1' }).split('\n')).toEqual([
    '测试消息，一切正常：提醒可以送达本频道。',
    '<@U1> 发起了这次测试。真正的提醒也会这样送达。',
  ]);
});

test.each([
  ['in the middle', NAMED],
  ['at the end', HOSTILE],
])("every notice in Chinese keeps to Slack's limits with texts from outside %s", (_, outside) => {
  for (const notice of fullNotices(outside)) {
    const message = noticeMessage(ZH, notice);
    for (const { blocks } of [message, plainMessage(message)]) expect(validateBlocks(blocks, 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(4000);
    expect(message.text.split('\n')[0]).toMatch(/[。）]$/);
    expect(blockTexts(message.blocks)[0]).toMatch(/^\*[^*]+\*$/);
  }
});

test('no notice in Chinese has English words or cramped code in it', () => {
  for (const notice of fullNotices(NAMED, 3)) {
    const text = textOf(notice);
    expect(leftOverEnglish(text.replaceAll(/prod\d/g, 'prod').replaceAll(/\b[ABC](?=CNY|USD)/g, ''))).toEqual([]);
    expect(crampedCode(text)).toEqual([]);
  }
});
