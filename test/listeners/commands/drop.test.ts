import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../src/domain/duration.ts';
import { intentionOf, refusalFor } from './context.ts';

const NOTHING = { severity: null, mention: null, accountId: null };
const CNY_30 = { micros: 30_000_000, currency: 'CNY', unit: 'money' };
const PERCENT_20 = { micros: 20_000_000, currency: null, unit: 'percent' };

function drop(threshold: object, windowMs: number, given: object = {}): object {
  return { kind: 'drop', threshold, windowMs, ...NOTHING, ...given };
}

describe('drop', () => {
  test.each([
    ['drop 30 CNY in 1h', drop(CNY_30, HOUR_MS)],
    ['DROP in 1h ¥30', drop(CNY_30, HOUR_MS)],
    ['drop 30元 within 90 minutes', drop(CNY_30, 90 * MINUTE_MS)],
    ['drop 1h 30 CNY', drop(CNY_30, HOUR_MS)],
    ['drop 30 CNY 1小时', drop(CNY_30, HOUR_MS)],
    ['drop 30 in 5m', drop({ ...CNY_30, currency: null }, 5 * MINUTE_MS)],
    ['drop 30 CNY in 1w', drop(CNY_30, WEEK_MS)],
    ['drop 20% in 24h', drop(PERCENT_20, DAY_MS)],
    ['drop 20 % in 24 hours', drop(PERCENT_20, DAY_MS)],
    ['drop 20 percent in 1 day', drop(PERCENT_20, DAY_MS)],
    ['drop ２０％ in 24h', drop(PERCENT_20, DAY_MS)],
    ['drop 12.5% in 24h', drop({ ...PERCENT_20, micros: 12_500_000 }, DAY_MS)],
    ['drop 100% in 24h', drop({ ...PERCENT_20, micros: 100_000_000 }, DAY_MS)],
    ['drop 20% CNY in 24h', drop({ ...PERCENT_20, currency: 'CNY' }, DAY_MS)],
    ['drop 20% of USD in 24h', drop({ ...PERCENT_20, currency: 'USD' }, DAY_MS)],
    ['drop $ 20% in 24h', drop({ ...PERCENT_20, currency: 'USD' }, DAY_MS)],
    [
      'drop 30 CNY in 1h critical notify <@U1|ann> for prod',
      drop(CNY_30, HOUR_MS, { severity: 'critical', mention: '<@U1>', accountId: 'prod' }),
    ],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test.each([
    ['drop 2', 'remove 2', 'drop 2 CNY in 1h'],
    ['drop #2', 'remove 2', 'drop 30 CNY in 1h'],
    ['drop rule 2', 'remove 2', 'drop 2 CNY in 1h'],
    ['drop all', 'remove all', 'drop 30 CNY in 1h'],
  ])('%j asks whether a rule shall go', (text, removal, warn) => {
    expect(refusalFor(text)).toEqual({ problem: 'drop_or_remove', lines: [removal, warn] });
  });

  test.each([
    ['drop', { problem: 'drop_incomplete', typed: '', lines: ['drop 30 CNY in 1h', 'drop 20% in 24h'] }],
    ['drop 50 USD', { problem: 'drop_incomplete', typed: '', lines: ['drop 50 USD in 1h'] }],
    ['drop 20% critical', { problem: 'drop_incomplete', typed: '', lines: ['drop 20% in 1h critical'] }],
    ['drop in 2h', { problem: 'drop_incomplete', typed: '', lines: ['drop 30 CNY in 2h'] }],
    [
      'drop suddenly',
      { problem: 'drop_incomplete', typed: 'suddenly', lines: ['drop 30 CNY in 1h', 'drop 20% in 24h'] },
    ],
    ['drop 30 CNY in soon', { problem: 'window_unclear', typed: 'in soon', line: 'drop 30 CNY in 1h' }],
    ['drop 30 CNY in', { problem: 'window_unclear', typed: 'in', line: 'drop 30 CNY in 1h' }],
    ['drop 30 CNY in 1m', { problem: 'window_range', typed: 'in 1m', line: 'drop 30 CNY in 5m' }],
    ['drop 30 CNY in 0h', { problem: 'window_range', typed: 'in 0h', line: 'drop 30 CNY in 5m' }],
    ['drop 30 CNY in 30d', { problem: 'window_range', typed: 'in 30d', line: 'drop 30 CNY in 7d' }],
    ['drop 150% in 1h', { problem: 'percent_range', typed: '150%', line: 'drop 20% in 1h' }],
    ['drop 0% in 1h', { problem: 'percent_range', typed: '0%', line: 'drop 20% in 1h' }],
    ['drop -5% in 1h', { problem: 'percent_range', typed: '-5%', line: 'drop 20% in 1h' }],
    ['drop 1,5% in 1h', { problem: 'percent_range', typed: '1,5%', line: 'drop 20% in 1h' }],
    ['drop 1.234 % CNY in 1h', { problem: 'percent_range', typed: '1.234 % CNY', line: 'drop 20% CNY in 1h' }],
    [
      'drop 30 CNY 20% in 1h',
      { problem: 'amount_twice', typed: '30 CNY 20%', lines: ['drop 30 CNY in 1h', 'drop 20% in 1h'] },
    ],
    ['drop 1,5 CNY in 1h', { problem: 'amount_decimal_comma', typed: '1,5 CNY', lines: ['drop 1.5 CNY in 1h'] }],
    ['drop 30 CNY in 1h in 2h', { problem: 'word_left_over', typed: 'in 2h', line: 'drop 30 CNY in 1h' }],
    ['drop 30 CNY in 1h bananas', { problem: 'word_left_over', typed: 'bananas', line: 'drop 30 CNY in 1h' }],
    ['dorp 30 CNY in 1h', { problem: 'word_left_over', typed: 'dorp', line: 'drop 30 CNY in 1h' }],
  ])('%j does nothing and shows the line to type', (text, refusal) => {
    expect(refusalFor(text)).toEqual(refusal);
  });
});

describe('a time or a percentage elsewhere', () => {
  test.each([
    ['threshold 30 CNY in 1h', 'in 1h', 'drop 30 CNY in 1h'],
    ['threshold 30 CNY within 2h for prod', 'within 2h', 'drop 30 CNY in 2h for prod'],
    ['threshold 30 CNY in bananas', 'in bananas', 'threshold 30 CNY'],
    ['threshold 30 CNY in 1h bananas', 'in 1h bananas', 'threshold 30 CNY'],
  ])('%j is shown as a drop where one was meant', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });

  test.each([
    ['change 2 to 25%', { threshold: { ...PERCENT_20, micros: 25_000_000 }, windowMs: null, severity: null }],
    ['change 2 to 30 CNY in 2h', { threshold: CNY_30, windowMs: 2 * HOUR_MS, severity: null }],
    ['change 2 in 12h critical', { threshold: null, windowMs: 12 * HOUR_MS, severity: 'critical' }],
  ])('%j edits a drop', (text, wish) => {
    expect(intentionOf(text)).toEqual({ kind: 'change', number: 2, ...wish });
  });

  test.each([
    ['change 2 to 25% in 12h bananas', 'bananas', 'change 2 to 25% in 12h'],
    ['change 2 in 2d bananas', 'bananas', 'change 2 in 2d'],
  ])('%j shows the line to type', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });
});
