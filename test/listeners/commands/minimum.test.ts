import { describe, expect, test } from 'vitest';
import { parseMinimum } from '../../../src/listeners/commands/minimum.ts';

const CNY_50 = { currency: 'CNY', micros: 50_000_000 };
const USD_7 = { currency: 'USD', micros: 7_000_000 };

test.each([
  ['50 CNY', [CNY_50]],
  ['¥50', [CNY_50]],
  ['50元', [CNY_50]],
  ['$7', [USD_7]],
  ['7.00usd', [USD_7]],
  ['50 CNY or 7 USD', [CNY_50, USD_7]],
  ['¥50 OR $7', [CNY_50, USD_7]],
  ['"50 CNY"', [CNY_50]],
  ['1,000.50 EUR', [{ currency: 'EUR', micros: 1_000_500_000 }]],
])('"%s" is a minimum', (text, minimum) => {
  expect(parseMinimum(text)).toEqual({ minimum });
});

describe('anything else is refused with what to type', () => {
  test.each([
    ['50', '"50" has no currency. Type "50 CNY" or "50 USD".'],
    ['50 CNY or 7', '"7" has no currency. Type "7 CNY" or "7 USD".'],
    ['', 'An amount is missing. Type for example "50 CNY".'],
    ['50 CNY or', 'An amount is missing. Type for example "50 CNY".'],
    ['plenty', '"plenty" is no amount. Type for example "50 CNY".'],
    ['1,5 CNY', '"1,5 CNY" has a comma for the decimals. Type "1.5 CNY".'],
    ['5k USD', '"5k USD" is not written in full. Type "5000 USD".'],
    ['-5 USD', '"-5 USD" is not above zero. Type "5 USD".'],
    ['0 CNY', '"0 CNY" is not above zero. Type "50 CNY".'],
    ['50 CYN', '"50 CYN" has a misspelt currency. Type "50 CNY".'],
    ['$50 CNY', '"$50 CNY" names two currencies. Type "50 USD" or "50 CNY".'],
    [
      '50 CNY, 7 USD',
      '"50 CNY 7 USD" has words after the amount; between amounts of a choice write "or". Type "50 CNY".',
    ],
  ])('"%s"', (text, problem) => {
    expect(parseMinimum(text)).toEqual({ problem });
  });
});
