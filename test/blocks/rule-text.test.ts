import { describe, expect, it } from 'vitest';
import { ruleCommand, ruleSentence, typedThreshold } from '../../src/blocks/rule-text.ts';
import { DAY_MS, HOUR_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { makeRule, micros } from '../domain/make.ts';
import { EN } from './voices.ts';

const CRITICAL: Partial<Rule> = { id: 2, severity: 'critical', thresholdMicros: micros(10), accountId: 'prod' };
const LABELS = new Map([['prod', 'Production <eu>']]);

describe('a rule in words', () => {
  it.each<[string, Partial<Rule>, string]>([
    ['critical, one account', CRITICAL, '#2 critical when the total of prod falls below ¥10.00'],
    ['warning, all accounts', {}, '#1 warn when the total of any account falls below ¥50.00'],
    ['another currency', { currency: 'EUR' }, '#1 warn when the total of any account falls below 50.00 EUR'],
    ['without a threshold', { thresholdMicros: null }, '#1 warn when the total of any account falls below CNY'],
    ['without a currency', { currency: null }, '#1 warn when the total of any account falls below its threshold'],
    [
      'calls refused',
      { id: 3, kind: 'unavailable', severity: 'critical' },
      '#3 critical when calls from any account are refused',
    ],
    ['cannot read', { id: 4, kind: 'blind', accountId: 'prod' }, '#4 warn when prod cannot be read'],
  ])('%s', (_, given, expected) => {
    expect(ruleSentence(EN, makeRule(given))).toBe(expected);
  });

  it('uses labels where they are known, escaped', () => {
    expect(ruleSentence(EN, makeRule(CRITICAL), LABELS)).toContain('the total of Production &lt;eu&gt; falls');
    expect(ruleSentence(EN, makeRule({ accountId: 'test' }), LABELS)).toContain('the total of test falls');
  });
});

describe('the command that sets a rule again', () => {
  it.each<[string, Partial<Rule>, string]>([
    ['an amount', {}, '/deepseek-balance threshold 50 CNY'],
    [
      'everything',
      { ...CRITICAL, mention: '<@U1>' },
      '/deepseek-balance threshold 10 CNY critical for prod notify <@U1>',
    ],
    ['cents', { thresholdMicros: micros(9.8), currency: 'USD' }, '/deepseek-balance threshold 9.80 USD'],
    ['calls refused', { kind: 'unavailable' }, '/deepseek-balance watch'],
    ['cannot read', { kind: 'blind', accountId: 'prod' }, '/deepseek-balance watch for prod'],
    ['an amount that is missing', { thresholdMicros: null }, '/deepseek-balance watch'],
  ])('%s', (_, given, expected) => {
    const rule = makeRule(given);
    expect(ruleCommand(EN, rule.kind === 'below' ? rule : { ...rule, currency: null }, '/deepseek-balance')).toBe(
      expected,
    );
  });
});

describe('the threshold of a rule as one types it', () => {
  const FIFTY = { currency: 'CNY', thresholdMicros: micros(50) };

  it.each<[string, Partial<Rule>, string | null]>([
    ['an amount', {}, '50 CNY'],
    ['a sudden fall', { kind: 'drop', ...FIFTY, windowMs: HOUR_MS }, '50 CNY in 1h'],
    [
      'a share',
      { kind: 'drop', unit: 'percent', currency: 'CNY', thresholdMicros: micros(20), windowMs: DAY_MS },
      '20% CNY in 24h',
    ],
    [
      'how long it lasts',
      { kind: 'runway', unit: 'minutes', currency: 'CNY', thresholdMicros: toMinuteMicros(3 * DAY_MS) },
      '3d CNY',
    ],
    ['none', { kind: 'blind', currency: null, thresholdMicros: null }, null],
  ])('%s', (_, given, expected) => {
    expect(typedThreshold(EN, makeRule(given))).toBe(expected);
  });
});
