import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDecimal,
  formatMoney,
  formatMoneyUp,
  formatTyped,
  MICROS_PER_UNIT,
  parseMicros,
} from '../../src/domain/money.ts';
import { RUNS } from './runs.ts';

describe('parseMicros reads', () => {
  test.each([
    ['110.00', 110_000_000],
    ['0', 0],
    ['0.00', 0],
    ['-0.00', 0],
    ['-0.02', -20_000],
    ['+5', 5_000_000],
    ['007.5', 7_500_000],
    ['12.3', 12_300_000],
    [' 12.3\n', 12_300_000],
    ['0.000001', 1],
    ['0E-16', 0],
    ['1e2', 100_000_000],
    ['1.5E+1', 15_000_000],
    ['15e-1', 1_500_000],
    ['1.25e1', 12_500_000],
    ['1234.1234567890123456', 1_234_123_456],
    ['9007199254.740991', Number.MAX_SAFE_INTEGER],
    ['-9007199254.740991', Number.MIN_SAFE_INTEGER],
  ])('%j', (text, micros) => {
    expect(parseMicros(text)).toBe(micros);
  });

  test.each([
    ['0.0000019', 1],
    ['0.0000001', 0],
    ['-0.0000001', -1],
    ['-0.000001', -1],
    ['-0.0000011', -2],
    ['-0.0200000', -20_000],
    ['49.9999999', 49_999_999],
    ['1e-7', 0],
    ['-1e-7', -1],
    ['-1e-6', -1],
  ])('%j, floored to six decimals', (text, micros) => {
    expect(parseMicros(text)).toBe(micros);
  });

  test('every amount that has at most six decimals, exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (micros) => {
        const digits = String(Math.abs(micros)).padStart(7, '0');
        const text = `${micros < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
        expect(parseMicros(text)).toBe(micros);
        expect(parseMicros(`${micros}e-6`)).toBe(micros);
      }),
      RUNS,
    );
  });
});

describe('parseMicros refuses', () => {
  test.each([
    '',
    ' ',
    '.',
    '-',
    '.5',
    '5.',
    '1,000.50',
    '1 000',
    '1_000',
    '--1',
    '1.2.3',
    'x5',
    '5x',
    '5 CNY',
    '¥5',
    '0x10',
    '1e',
    'e5',
    '1e5.5',
    '1e1000',
    'NaN',
    'Infinity',
    'null',
    '٥',
    '1\n2',
    '9007199254.740992',
    '-9007199254.740992',
    '1e10',
    '1e999',
    '1'.repeat(41),
    `1.${'0'.repeat(41)}`,
  ])('%j', (text) => {
    expect(parseMicros(text)).toBeUndefined();
  });

  test('nothing that is merely long', () => {
    expect(parseMicros('1'.padStart(40, '0'))).toBe(MICROS_PER_UNIT);
    expect(parseMicros(`1.${'0'.repeat(40)}`)).toBe(MICROS_PER_UNIT);
    expect(parseMicros('0e999')).toBe(0);
    expect(parseMicros('1e-999')).toBe(0);
  });
});

describe('formatMoney', () => {
  test.each([
    ['CNY', 45_000_000, '¥45.00'],
    ['CNY', 0, '¥0.00'],
    ['CNY', 50_000, '¥0.05'],
    ['CNY', -20_000, '-¥0.02'],
    ['CNY', -1_500_000, '-¥1.50'],
    ['USD', 1_000_500_000, '$1,000.50'],
    ['USD', 999_990_000, '$999.99'],
    ['USD', 1_234_567_890_000, '$1,234,567.89'],
    ['EUR', 5_000_000, '5.00 EUR'],
    ['EUR', -5_000_000, '-5.00 EUR'],
  ])('%s %i is %s', (currency, micros, text) => {
    expect(formatMoney({ currency, micros })).toBe(text);
    expect(formatMoneyUp({ currency, micros })).toBe(text);
  });

  test('floors, so that what is below a threshold never looks equal to it', () => {
    expect(formatMoney({ currency: 'CNY', micros: 49_999_999 })).toBe('¥49.99');
    expect(formatMoney({ currency: 'CNY', micros: -1 })).toBe('-¥0.01');
  });

  test('rounds up an amount that must be reached', () => {
    expect(formatMoneyUp({ currency: 'CNY', micros: 50_990_001 })).toBe('¥51.00');
    expect(formatMoneyUp({ currency: 'CNY', micros: -1 })).toBe('¥0.00');
    expect(formatMoneyUp({ currency: 'CNY', micros: -10_001 })).toBe('-¥0.01');
  });

  test('never shows more than there is, nor a cent less', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e15, max: 9e15 }), (micros) => {
        const shown = parseMicros(formatMoney({ currency: 'USD', micros }).replaceAll(/[$,]/g, ''));
        const over = micros - (shown ?? Number.NaN);
        expect(over >= 0 && over < 10_000).toBe(true);
      }),
      { ...RUNS, examples: [[0], [-1]] },
    );
  });
});

test.each([
  [0, '0 CNY'],
  [50_000_000, '50 CNY'],
  [9_800_000, '9.80 CNY'],
  [100_000_000, '100 CNY'],
  [1_000_500_000, '1000.50 CNY'],
  [-20_000, '-0.02 CNY'],
  [-50_000_000, '-50 CNY'],
  [9_809_999, '9.80 CNY'],
])('%i micros are typed as %s', (micros, text) => {
  expect(formatTyped({ currency: 'CNY', micros })).toBe(text);
});

test.each([
  [0, '0.00'],
  [1, '0.000001'],
  [10_000, '0.01'],
  [50_000_000, '50.00'],
  [100_000_000, '100.00'],
  [1_200_000, '1.20'],
  [1_234_567, '1.234567'],
  [1_234_000, '1.234'],
  [-20_000, '-0.02'],
  [-12_500_000, '-12.50'],
  [9_007_199_254_740_991, '9007199254.740991'],
])('formatDecimal writes %d micros exactly as %s', (micros, text) => {
  expect(formatDecimal(micros)).toBe(text);
});

test('parseMicros reads whatever formatDecimal writes', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (micros) => {
      expect(parseMicros(formatDecimal(micros))).toBe(micros);
    }),
    RUNS,
  );
});
