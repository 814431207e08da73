import { describe, expect, test } from 'vitest';
import { intentionOf, refusalFor, TEAM } from './context.ts';

describe('an amount is read from', () => {
  test.each([
    ['50 CNY', 50, 'CNY'],
    ['CNY 50', 50, 'CNY'],
    ['CNY50', 50, 'CNY'],
    ['¥50', 50, 'CNY'],
    ['￥50', 50, 'CNY'],
    ['¥ 50', 50, 'CNY'],
    ['50¥', 50, 'CNY'],
    ['¥50 CNY', 50, 'CNY'],
    ['CN¥50', 50, 'CNY'],
    ['50 RMB', 50, 'CNY'],
    ['50rmb', 50, 'CNY'],
    ['50元', 50, 'CNY'],
    ['５０元', 50, 'CNY'],
    ['50 元', 50, 'CNY'],
    ['50块', 50, 'CNY'],
    ['50块钱', 50, 'CNY'],
    ['50 yuan', 50, 'CNY'],
    ['人民币50', 50, 'CNY'],
    ['人民币 50元', 50, 'CNY'],
    ['$5', 5, 'USD'],
    ['＄5', 5, 'USD'],
    ['US$5', 5, 'USD'],
    ['US$ 5', 5, 'USD'],
    ['5$', 5, 'USD'],
    ['5.50usd', 5.5, 'USD'],
    ['5 dollars', 5, 'USD'],
    ['5美元', 5, 'USD'],
    ['€5', 5, 'EUR'],
    ['5 EUR', 5, 'EUR'],
    ['5eur', 5, 'EUR'],
    ['EUR 5', 5, 'EUR'],
    ['1,000.50 CNY', 1000.5, 'CNY'],
    ['1,000,000 CNY', 1_000_000, 'CNY'],
    ['¥１，０００．５０', 1000.5, 'CNY'],
    ['+50 CNY', 50, 'CNY'],
    ['.5 CNY', 0.5, 'CNY'],
    ['0.01 CNY', 0.01, 'CNY'],
    ['007 CNY', 7, 'CNY'],
    ['1000000000 CNY', 1_000_000_000, 'CNY'],
    ['"50" CNY.', 50, 'CNY'],
    ['50', 50, null],
    ['1,000', 1000, null],
    ['5.5', 5.5, null],
  ])('%s', (typed, units, currency) => {
    const amount = { micros: Math.round(units * 1_000_000), currency };
    expect(intentionOf(`threshold ${typed}`)).toEqual({
      kind: 'threshold',
      amount,
      severity: null,
      mention: null,
      accountId: null,
    });
  });

  test("a currency of this team, even beside an account's name", () => {
    const context = { ...TEAM, currencies: ['XTS'], accountIds: ['xts'] };
    expect(intentionOf('remove XTS50', context)).toEqual({
      kind: 'remove',
      target: { by: 'amount', amount: { micros: 50_000_000, currency: 'XTS' }, accountId: null },
    });
  });
});

describe('an amount is refused with the number to type', () => {
  test.each([
    ['1,5', 'amount_decimal_comma', '1.5'],
    ['1,50 CNY', 'amount_decimal_comma', '1.5 CNY'],
    ['0,500', 'amount_decimal_comma', '0.5'],
    ['1.000,50', 'amount_decimal_comma', '1000.5'],
    ['12345,678', 'amount_decimal_comma', '12345.68'],
    ['-1,5', 'amount_decimal_comma', '1.5'],
    ['1,00,000', 'amount_grouping', '100000'],
    ['10,00.5', 'amount_grouping', '1000.5'],
    ['1,0,0.5', 'amount_grouping', '100.5'],
    ['1.000.000', 'amount_grouping', '1000000'],
    ['50k', 'amount_multiplier', '50000'],
    ['1.5K CNY', 'amount_multiplier', '1500 CNY'],
    ['50 k', 'amount_multiplier', '50000'],
    ['1万', 'amount_multiplier', '10000'],
    ['1.5万元', 'amount_multiplier', '15000 CNY'],
    ['2 萬', 'amount_multiplier', '20000'],
    ['3百', 'amount_multiplier', '300'],
    ['2千块', 'amount_multiplier', '2000 CNY'],
    ['5亿', 'amount_multiplier', '500000000'],
    ['1.23456k', 'amount_multiplier', '1234.56'],
    ['5e1', 'amount_exponent', '50'],
    ['5E1 CNY', 'amount_exponent', '50 CNY'],
    ['1e-5', 'amount_exponent', '0.01'],
    ['-5', 'amount_negative', '5'],
    ['−5 CNY', 'amount_negative', '5 CNY'],
    ['-¥5', 'amount_negative', '5 CNY'],
    ['¥-5', 'amount_negative', '5 CNY'],
    ['1.005', 'amount_decimals', '1.01'],
    ['1.004', 'amount_decimals', '1'],
    ['50.000', 'amount_decimals', '50'],
    ['0.000000001', 'amount_decimals', '0.01'],
    [`0.${'3'.repeat(60)}`, 'amount_decimals', '0.33'],
    ['0', 'amount_zero', '50 CNY'],
    ['0.00 USD', 'amount_zero', '50 USD'],
    ['-0', 'amount_zero', '50 CNY'],
    ['0k', 'amount_zero', '50 CNY'],
    ['1e-999', 'amount_zero', '50 CNY'],
    ['1e-9999', 'amount_zero', '50 CNY'],
    ['20%', 'amount_percent', '50 CNY'],
    ['20 %', 'amount_percent', '50 CNY'],
    ['２０％', 'amount_percent', '50 CNY'],
    ['1e400', 'amount_too_large', '1000000000'],
    ['1e9999', 'amount_too_large', '1000000000'],
    ['1000000000.01', 'amount_too_large', '1000000000'],
    ['11亿', 'amount_too_large', '1000000000'],
    ['9'.repeat(200), 'amount_too_large', '1000000000'],
  ])('%s: %s', (typed, problem, number) => {
    expect(refusalFor(`threshold ${typed}`)).toEqual({
      problem,
      typed: expect.any(String),
      lines: [`threshold ${number}`],
    });
  });

  test.each([
    ['1 000 CNY', '1 000 CNY', '1000 CNY'],
    ['CNY 1 000', 'CNY 1 000', '1000 CNY'],
    ['¥12 000.50', '¥12 000.50', '12000.5 CNY'],
    ['1 000 000CNY', '1 000 000CNY', '1000000 CNY'],
  ])('as one number when it has spaces for thousands: %s', (text, typed, number) => {
    const lines = [`threshold ${number}`];
    expect(refusalFor(`threshold ${text}`)).toEqual({ problem: 'amount_grouping', typed, lines });
  });

  test('and the amount as it was typed, cut to 40 characters', () => {
    expect(refusalFor('threshold 1,50 CNY critical for dev')).toEqual({
      problem: 'amount_decimal_comma',
      typed: '1,50 CNY',
      lines: ['threshold 1.5 CNY critical for dev'],
    });
    expect(refusalFor(`threshold ${'9'.repeat(200)}`)).toMatchObject({ typed: `${'9'.repeat(39)}…` });
  });

  test('in two currencies with both lines', () => {
    expect(refusalFor('threshold $50 CNY for dev')).toEqual({
      problem: 'amount_two_currencies',
      typed: '$50 CNY',
      lines: ['threshold 50 USD for dev', 'threshold 50 CNY for dev'],
    });
    expect(refusalFor('threshold $50元')).toMatchObject({ problem: 'amount_two_currencies' });
  });

  test.each([
    ['50 CNY 60 CNY', '50 CNY 60 CNY', ['threshold 50 CNY', 'threshold 60 CNY']],
    ['CNY 50 USD 60', 'CNY 50 USD 60', ['threshold 50 CNY', 'threshold 60 USD']],
    ['$50 ¥60 critical', '$50 ¥60', ['threshold 50 USD critical', 'threshold 60 CNY critical']],
    ['1 2 3 4 5', '1 2 3 4 5', ['threshold 1', 'threshold 2', 'threshold 3']],
  ])('twice, with a line for each: %s', (typed, said, lines) => {
    expect(refusalFor(`threshold ${typed}`)).toEqual({ problem: 'amount_twice', typed: said, lines });
  });
});

describe('no amount is read from', () => {
  test.each(['1.2.3', 'CNY 1.2.3', '1,,2', 'prod2', '50xy', 'k', '1x0', '30m', '50kk', '٥٠', '&lt;50', 'foo50'])(
    '%s',
    (typed) => {
      expect(refusalFor(`threshold ${typed}`)).toMatchObject({ problem: 'threshold_incomplete' });
    },
  );
});

describe('a misspelt currency changes nothing and shows the line', () => {
  test.each([
    ['50 CYN', 'CYN', 'threshold 50 CNY'],
    ['50 usdd critical', 'usdd', 'threshold 50 USD critical'],
    ['50 dolars', 'dolars', 'threshold 50 USD'],
    ['50 yaun for prod', 'yaun', 'threshold 50 CNY for prod'],
  ])('%s', (typed, word, line) => {
    expect(refusalFor(`threshold ${typed}`)).toEqual({ problem: 'word_left_over', typed: word, line });
  });

  test('a code of three letters that is near to nothing may be a currency', () => {
    expect(intentionOf('threshold 50 XAU')).toMatchObject({ amount: { currency: 'XAU' } });
  });

  test('an account is never taken for a currency', () => {
    const context = { ...TEAM, accountIds: ['cnx', 'gpt'] };
    expect(refusalFor('threshold 50 cnx', context)).toMatchObject({ typed: 'cnx', line: 'threshold 50 for cnx' });
    expect(refusalFor('threshold 50 gpt', context)).toMatchObject({ typed: 'gpt', line: 'threshold 50 for gpt' });
  });

  test('a word in front of an amount that has its own currency is left over', () => {
    expect(refusalFor('threshold foo 50 CNY')).toEqual({
      problem: 'word_left_over',
      typed: 'foo',
      line: 'threshold 50 CNY',
    });
  });
});
