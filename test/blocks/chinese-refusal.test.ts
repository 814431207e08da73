import { describe, expect, it, test } from 'vitest';
import { jobProblemWords, priceText, tokensText } from '../../src/blocks/job-words.ts';
import { refusalText } from '../../src/blocks/refusal.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { micros } from '../domain/make.ts';
import { crampedCode, leftOverEnglish } from './chinese-words.ts';
import { ZH } from './voices.ts';

const BOT = '/deepseek-balance';
const line = '阈值 50 CNY';
const lines = [line, '阈值 60 CNY', '阈值 70 CNY'];
const typed = 'xyzzy';

const EVERY: readonly Refusal[] = [
  { problem: 'too_long', limit: 300 },
  { problem: 'not_understood', typed, lines },
  { problem: 'not_understood', typed, lines: [] },
  { problem: 'amount_alone', line },
  { problem: 'on_alone', line },
  { problem: 'off_alone' },
  { problem: 'drop_or_remove', lines: ['删除 2', '骤降 30 CNY 1小时'] },
  { problem: 'zone_unknown', typed, lines },
  { problem: 'zone_unknown', typed, lines: [] },
  { problem: 'several_accounts', lines: ['监控 针对 prod', '监控 针对 dev'] },
  { problem: 'several_numbers', lines },
  ...(['account_unknown', 'account_missing'] as const).flatMap((problem): readonly Refusal[] => [
    { problem, typed, known: [], line: null },
    { problem, typed, known: ['prod'], line },
    { problem, typed, known: ['prod', 'dev', 'test'], line },
    { problem, typed, known: Array.from({ length: 12 }, (_, index) => `a${index}`), line: null },
  ]),
  ...(
    [
      'model_missing',
      'tokens_missing',
      'number_unclear',
      'number_too_large',
      'kind_missing',
      'kind_twice',
      'word_unknown',
    ] as const
  ).map((reason): Refusal => ({ problem: 'job_unclear', reason, typed, line: '估算 deepseek-flash' })),
  ...(
    [
      'word_left_over',
      'window_unclear',
      'window_range',
      'span_range',
      'time_range',
      'percent_range',
      'mention_missing',
      'mention_unresolved',
      'mention_everyone',
    ] as const
  ).map((problem): Refusal => ({ problem, typed, line })),
  ...(
    [
      'threshold_incomplete',
      'drop_incomplete',
      'runway_incomplete',
      'digest_incomplete',
      'change_incomplete',
      'remove_incomplete',
      'simulate_incomplete',
    ] as const
  ).map((problem): Refusal => ({ problem, typed, lines })),
  ...(
    [
      'amount_decimal_comma',
      'amount_grouping',
      'amount_multiplier',
      'amount_exponent',
      'amount_negative',
      'amount_decimals',
      'amount_too_large',
      'amount_percent',
      'amount_zero',
      'amount_two_currencies',
      'amount_twice',
    ] as const
  ).map((problem): Refusal => ({ problem, typed, lines })),
];

describe('a refusal in Chinese', () => {
  it.each(EVERY.map((refusal): [string, Refusal] => [refusal.problem, refusal]))(
    'is whole sentences without English words or cramped code: %s',
    (_, refusal) => {
      const text = refusalText(ZH, refusal, BOT);
      expect(leftOverEnglish(text)).toEqual([]);
      expect(crampedCode(text)).toEqual([]);
      expect(text).toMatch(/[。？`]$/);
    },
  );

  it.each<[Refusal, string]>([
    [
      { problem: 'word_left_over', typed, line },
      `这里不能使用“xyzzy”，因此没有做任何更改。您想输入的是 \`${BOT} ${line}\` 吗？`,
    ],
    [
      { problem: 'threshold_incomplete', typed: '', lines: lines.slice(0, 2) },
      `余额低于多少时需要提醒？例如，输入 \`${BOT} ${line}\` 或 \`${BOT} 阈值 60 CNY\` 即可。`,
    ],
    [
      { problem: 'account_unknown', typed, known: ['prod', 'dev'], line: null },
      '没有名为“xyzzy”的账户。可以选择 `prod` 或 `dev` 账户。',
    ],
    [{ problem: 'off_alone' }, `只输入“关闭”不会更改任何设置。输入 \`${BOT} 删除 全部\` 可停止本频道的全部提醒。`],
    [
      { problem: 'amount_percent', typed: '20%', lines: [line] },
      `这里需要填写金额，而不是“20%”这样的比例；如需针对余额骤降设置提醒，可以使用 \`${BOT} 骤降 20% 24小时\` 命令。例如，输入 \`${BOT} ${line}\` 即可。`,
    ],
  ])('%j', (refusal, text) => {
    expect(refusalText(ZH, refusal, BOT)).toBe(text);
  });
});

test('a job in Chinese says what is read and written, and what it costs', () => {
  const prices = [
    { currency: 'CNY', offPeak: micros(72), peak: micros(144) },
    { currency: 'USD', offPeak: micros(10.8), peak: micros(21.6) },
  ];
  expect(tokensText(ZH, { model: 'deepseek-flash', input: 40_000_000, cached: 0, output: 8_000_000 })).toBe(
    '输入 40,000,000 词元、输出 8,000,000 词元',
  );
  expect(priceText(ZH, prices, 'offPeak')).toBe('¥72.00 或 $10.80');
  expect(jobProblemWords(ZH, 'model_missing', '')).toBe('这项任务使用哪个模型？');
});
