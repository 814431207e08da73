import { describe, expect, it } from 'vitest';
import { lastsWords, outlookSentence, spanWords } from '../../src/blocks/ahead-words.ts';
import { rootMessage, stepMessage } from '../../src/blocks/alert-message.ts';
import { splitAmount } from '../../src/blocks/amounts.ts';
import { closedWay, closedWhy } from '../../src/blocks/answers/closed-words.ts';
import { closedChannel } from '../../src/blocks/closed-channel.ts';
import { fitLines } from '../../src/blocks/limits.ts';
import { nameList } from '../../src/blocks/name-list.ts';
import { shortDuration, spellDuration } from '../../src/blocks/times.ts';
import type { EpisodeCard } from '../../src/domain/card.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Outlook } from '../../src/domain/forecast.ts';
import { micros } from '../domain/make.ts';
import { fullCards, fullSteps, type Outside } from './extremes.ts';
import {
  blockTexts,
  byEdit,
  ended,
  makeAlert,
  makeBelow,
  makeCard,
  makeCardWallet,
  makeDrop,
  makeEndedCard,
  makeForecast,
  makeStep,
  T1405,
  titleOf,
  told,
} from './make-card.ts';
import { ZH } from './voices.ts';

const OUTSIDE: Outside = {
  label: '生产',
  id: '账户',
  currency: '币',
  runbookUrl: 'https://wiki.example/runbook',
  person: 'U1',
  mention: '<!subteam^S1>',
  channelId: 'C1',
  command: '/余额',
};

/** What is no English in a Chinese message: names of products and currencies, codes, links, tokens. */
const NO_ENGLISH =
  /<https?:[^|>]*\||<[^>]*>|\b(?:DeepSeek|API|HTTP|UTC)\b|[ABC]?(?:CNY|USD)\b|(?<=[-\d.] ?[ABC]?)币|[ABC](?=币)/g;

function lasts(shortestMs: number, longestMs: number | null): Outlook {
  return { kind: 'lasts', shortestMs, likelyMs: shortestMs, longestMs };
}

describe('the Chinese title of an alert', () => {
  it.each<[string, Partial<EpisodeCard>, string]>([
    [
      'low, with a forecast',
      {
        wallets: [
          makeCardWallet('CNY', 45, {
            forecast: makeForecast(1, { outlook: lasts(26 * HOUR_MS, 45 * HOUR_MS) }),
          }),
        ],
      },
      '⚠️ 警告：prod 余额降至 ¥45.00（阈值 ¥50.00），预计还可用 1–2 天。',
    ],
    ['low', {}, '⚠️ 警告：prod 余额降至 ¥45.00（阈值 ¥50.00）。'],
    [
      'a sudden fall',
      { alerts: [makeDrop()] },
      '⚠️ 警告：prod 余额骤降，1 小时内减少 ¥32.10（阈值 ¥30.00），还剩 ¥45.00。',
    ],
    [
      'calls refused',
      { severity: 'critical', alerts: [makeAlert('unavailable')], wallets: [makeCardWallet('CNY', -0.02)] },
      '🔴 严重：DeepSeek 拒绝 prod 的请求（余额 -¥0.02）。只有充值才能恢复，重试无效。',
    ],
    [
      'calls refused as production reports',
      {
        alerts: [makeAlert('unavailable')],
        wallets: [makeCardWallet('CNY', 0)],
        report: { status: 402, by: 'batch-7' },
      },
      '🔴 严重：据线上业务报告，DeepSeek 拒绝 prod 的请求（HTTP 402，来自 batch-7），余额还剩 ¥0.00。只有充值才能恢复，重试无效。',
    ],
    [
      'a balance that cannot be read',
      {
        alerts: [makeAlert('blind')],
        wallets: [makeCardWallet('CNY', 71.46)],
        failing: { cause: 'unreachable', since: T1405 - 15 * MINUTE_MS },
      },
      '⚠️ 警告：prod 的余额已有 15 分钟无法查询。上次查询 14:05 UTC：¥71.46。这不代表余额有变化。',
    ],
    [
      'a refused key',
      { alerts: [makeAlert('blind', { severity: 'critical' })] },
      '🔴 严重：DeepSeek 不再接受 prod 的 API 密钥（HTTP 401）。更换 API 密钥之前，prod 余额不足时无法提醒。',
    ],
  ])('%s', (_, given, expected) => {
    expect(titleOf(stepMessage(ZH, makeStep('fired', makeCard(given))))).toBe(expected);
  });

  it.each<[string, Partial<EpisodeCard>, string]>([
    [
      'resolved by a top-up',
      { rises: [{ currency: 'CNY', total: micros(196.2), toppedUp: micros(198.7) }] },
      '✅ 已恢复：prod 余额为 ¥241.20，历时 3 小时 20 分钟。期间至少充值 ¥198.70。prod 没有其他异常。',
    ],
    [
      'ended by a removal',
      { ended: byEdit(), wallets: [makeCardWallet('CNY', 30)], alerts: [ended(makeBelow(50), byEdit())] },
      '✅ 已结束：<@U1> 删除了规则；prod 余额为 ¥30.00。',
    ],
  ])('%s', (_, given, expected) => {
    expect(titleOf(rootMessage(ZH, makeEndedCard(given)))).toBe(expected);
  });

  it('of a later step says what was told before', () => {
    const card = makeCard({ severity: 'critical', wallets: [makeCardWallet('CNY', 9.8)], alerts: [makeBelow(10)] });
    const step = makeStep('eased', card, { before: told({ CNY: 45 }) });
    expect(titleOf(stepMessage(ZH, step))).toBe(
      '🔴 严重（有所缓解）：prod 余额为 ¥9.80，仍低于 ¥10.00。（14:05 UTC 时为 ¥45.00）',
    );
  });
});

it('leaves no English word in a Chinese alert', () => {
  const messages = [
    ...fullCards(OUTSIDE).map((card) => rootMessage(ZH, card)),
    ...fullSteps(OUTSIDE).map(({ step, card }) => stepMessage(ZH, makeStep(step, card, { before: told({ CNY: 1 }) }))),
  ];
  const texts = messages.flatMap(({ text, blocks }) => [text, ...blockTexts(blocks)]);
  const left = texts.flatMap((text) => text.replaceAll(NO_ENGLISH, '').match(/[A-Za-z]{2,}/g) ?? []);
  expect([...new Set(left)]).toEqual([]);
});

describe('Chinese lengths of time', () => {
  it.each([
    [40 * SECOND_MS, '40 秒'],
    [15 * MINUTE_MS, '15 分钟'],
    [2 * HOUR_MS, '2 小时'],
    [200 * MINUTE_MS, '3 小时 20 分钟'],
    [2 * DAY_MS, '2 天'],
    [52 * HOUR_MS, '2 天 4 小时'],
  ])('of %d ms: %s', (ms, expected) => {
    expect(shortDuration(ZH, ms)).toBe(expected);
    expect(spellDuration(ZH, ms)).toBe(expected);
  });

  it.each([
    [lasts(3 * DAY_MS, 4 * DAY_MS), '预计还可用 3–4 天'],
    [lasts(3 * DAY_MS, 3 * DAY_MS), '预计还可用约 3 天'],
    [lasts(15 * HOUR_MS, 61 * HOUR_MS), '预计还可用 15 小时至 3 天'],
    [lasts(30_000, 60_000), '预计不到 1 分钟就会用完'],
    [lasts(200 * DAY_MS, null), '预计至少还可用 200 天'],
    [lasts(0, 0), '已无可用余额'],
  ] as const)('that the money lasts: %o', (outlook, expected) => {
    expect(lastsWords(ZH, outlook)).toBe(expected);
    expect(outlookSentence(ZH, outlook)).toBe(`${expected}。`);
  });

  it('of a threshold', () => {
    expect(spanWords(ZH, toMinuteMicros(3 * DAY_MS))).toBe('3 天');
    expect(spanWords(ZH, toMinuteMicros(375 * MINUTE_MS))).toBe('6 小时 15 分钟');
  });
});

it('joins names in Chinese', () => {
  expect(nameList(ZH, ['a', 'b', 'c'])).toBe('a、b、c');
  expect(nameList(ZH, ['a', 'b', 'c'], 2)).toBe('a、b……另有 1 项');
  expect(fitLines(ZH, ['x'.repeat(40), 'y'], 30)).toEqual(['……另有 2 项']);
});

it('splits an amount in Chinese, as far as its parts are known', () => {
  const wallet = { currency: 'CNY', total: micros(71.46), granted: micros(10), toppedUp: micros(61.46) };
  expect(splitAmount(ZH, wallet)).toBe('¥71.46（赠金 ¥10.00，充值余额 ¥61.46）');
  expect(splitAmount(ZH, { ...wallet, granted: null })).toBe('¥71.46（充值余额 ¥61.46）');
  expect(splitAmount(ZH, { ...wallet, toppedUp: null })).toBe('¥71.46（赠金 ¥10.00）');
});

it('says in Chinese why a channel takes no messages', () => {
  expect(closedChannel(ZH, 'C1', 'archived')).toEqual({
    why: '频道 <#C1> 已归档。',
    way: '请取消归档，或在其他频道设置规则。',
  });
  expect(closedWhy(ZH, 'not_in_channel')).toBe('我不在本频道中');
  expect(closedWay(ZH, 'not_in_channel')).toBe('请在这里输入 `/invite` 并选择本应用，然后再试一次。');
});
