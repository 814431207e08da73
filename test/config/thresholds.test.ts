import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { BASE, noFile } from './base-environment.ts';
import { complaint } from './complaint.ts';

function thresholds(text: string) {
  return parseConfig({ ...BASE, ALERT_CHANNEL: 'C1', ALERT_THRESHOLDS: text }, noFile).alertThresholds;
}

describe('ALERT_THRESHOLDS', () => {
  test('entries have a currency, an amount in micros, a severity and a key', () => {
    expect(thresholds('50 CNY, 10 CNY critical, 5 USD')).toEqual([
      { key: 'CNY:warning:0', currency: 'CNY', thresholdMicros: 50_000_000, severity: 'warning' },
      { key: 'CNY:critical:0', currency: 'CNY', thresholdMicros: 10_000_000, severity: 'critical' },
      { key: 'USD:warning:0', currency: 'USD', thresholdMicros: 5_000_000, severity: 'warning' },
    ]);
  });

  test('an entry keeps its key when its amount changes, and equals are told apart by their order', () => {
    const before = thresholds('100 CNY, 50 CNY, 10 CNY critical');
    const after = thresholds('100 CNY, 40 CNY, 10 CNY critical');
    expect(before.map(({ key }) => key)).toEqual(['CNY:warning:0', 'CNY:warning:1', 'CNY:critical:0']);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  test.each([
    ['CNY 50', 'CNY', 50_000_000],
    ['50 RMB', 'CNY', 50_000_000],
    ['¥50', 'CNY', 50_000_000],
    ['￥50', 'CNY', 50_000_000],
    ['$5', 'USD', 5_000_000],
    ['US$5', 'USD', 5_000_000],
    ['5.50usd', 'USD', 5_500_000],
    ['0.01 USD', 'USD', 10_000],
  ])('%s is understood', (text, currency, thresholdMicros) => {
    expect(thresholds(text)).toEqual([
      { key: `${currency}:warning:0`, currency, thresholdMicros, severity: 'warning' },
    ]);
  });

  test('a severity may be written out in any case', () => {
    expect(thresholds('¥50 WARNING, $5 Critical').map(({ severity }) => severity)).toEqual(['warning', 'critical']);
  });

  test.each([
    ['no currency', '50', 1],
    ['no amount', 'CNY', 1],
    ['zero', '5 USD, 0.00 CNY', 2],
    ['a negative amount', '-5 USD', 1],
    ['three decimals', '5.001 USD', 1],
    ['a thousands separator', '1,000 CNY', 1],
    ['a multiplier', '50k CNY', 1],
    ['a mistyped currency', '50 CYN', 1],
    ['an unknown severity', '50 CNY urgent', 1],
    ['a severity before the amount', 'critical 50 CNY', 1],
    ['two currencies', '¥50 USD', 1],
    ['an empty entry', '50 CNY,,5 USD', 2],
    ['more money than there is', '99999999999 CNY', 1],
  ])('%s is refused, with the place of the entry', (_what, text, place) => {
    const lines = complaint({ ALERT_CHANNEL: 'C1', ALERT_THRESHOLDS: text });
    expect(lines).toEqual([
      `ALERT_THRESHOLDS must be amounts such as "50 CNY, 10 CNY critical, 5 USD": above zero, CNY or USD, at most two decimals, no thousands separators; look at entry ${place}`,
    ]);
  });

  test('the same amount twice is refused, whatever its severity', () => {
    expect(complaint({ ALERT_CHANNEL: 'C1', ALERT_THRESHOLDS: '50 CNY, 5 USD, ¥50.00 critical' })).toEqual([
      'ALERT_THRESHOLDS must be amounts such as "50 CNY, 10 CNY critical, 5 USD", each once; entries 1 and 3 are the same amount',
    ]);
  });
});
