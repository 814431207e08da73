import { describe, expect, it } from 'vitest';
import { parseBalance } from '../../src/deepseek/parse-balance.ts';

function row(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { currency: 'CNY', total_balance: '11.00', granted_balance: '1.00', topped_up_balance: '10.00', ...changes };
}

function body(...rows: readonly unknown[]): unknown {
  return { is_available: true, balance_infos: rows };
}

const WALLET = { currency: 'CNY', total: 11_000_000, granted: 1_000_000, toppedUp: 10_000_000 };

describe('parseBalance', () => {
  it('sorts wallets by currency code, whatever the order of the rows', () => {
    const wallets = [WALLET, { ...WALLET, currency: 'EUR' }, { ...WALLET, currency: 'USD' }];
    const expected = { snapshot: { kind: 'snapshot', available: true, wallets }, remarks: [] };
    expect(parseBalance(body(row({ currency: 'USD' }), row(), row({ currency: 'EUR' })))).toStrictEqual(expected);
    expect(parseBalance(body(row({ currency: 'EUR' }), row({ currency: 'USD' }), row()))).toStrictEqual(expected);
  });

  it.each([
    ['a JSON number', 12.3, 12_300_000],
    ['a number in exponent form', 1e-7, 0],
    ['negative zero as text', '-0.00', 0],
    ['negative zero as a number', -0, 0],
    ['an overdraft', '-0.04', -40_000],
    ['16 decimals', '17.6895218000000000', 17_689_521],
    ['zero as the ledger writes it', '0E-16', 0],
  ])('reads a total given as %s', (_name, total, micros) => {
    const parsed = parseBalance(body({ currency: 'CNY', total_balance: total }));
    const wallet = { currency: 'CNY', total: micros, granted: null, toppedUp: null };
    expect(parsed).toStrictEqual({ snapshot: { kind: 'snapshot', available: true, wallets: [wallet] }, remarks: [] });
  });

  it.each([
    ['no list', { is_available: true }, 'the answer lists no balances'],
    ['a null list', { balance_infos: null }, 'the answer lists no balances'],
    ['an empty list', body(), 'the answer lists no balances'],
    ['a list of other things', body('CNY'), 'the answer lists no balances'],
    ['an array', [row()], 'the answer lists no balances'],
    ['null', null, 'the answer lists no balances'],
    ['a text', 'ok', 'the answer lists no balances'],
    ['an error with status 200', { error: { message: 'x' } }, 'the answer lists no balances'],
    ['no currency', body(row({ currency: undefined })), 'a balance has no currency code'],
    ['a currency that is no code', body(row({ currency: '<b>' })), 'a balance has no currency code'],
    ['a currency of one letter', body(row({ currency: 'C' })), 'a balance has no currency code'],
    ['a long currency', body(row({ currency: 'ABCDEFGHIJK' })), 'a balance has no currency code'],
    ['no total', body(row({ total_balance: undefined })), 'CNY has no readable total_balance'],
    ['a null total', body(row({ total_balance: null })), 'CNY has no readable total_balance'],
    ['an empty total', body(row({ total_balance: '' })), 'CNY has no readable total_balance'],
    ['a hexadecimal total', body(row({ total_balance: '0x10' })), 'CNY has no readable total_balance'],
    ['a total of true', body(row({ total_balance: true })), 'CNY has no readable total_balance'],
    ['an infinite total', body(row({ total_balance: JSON.parse('1e400') })), 'CNY has no readable total_balance'],
    ['a total beyond exact arithmetic', body(row({ total_balance: '1e30' })), 'CNY has no readable total_balance'],
    [
      'one bad row among good ones',
      body(row(), row({ currency: 'USD', total_balance: '?' })),
      'USD has no readable total_balance',
    ],
    ['a currency listed twice', body(row(), row({ currency: 'USD' }), row()), 'CNY is listed twice'],
    ['a currency listed twice in other letters', body(row(), row({ currency: 'cny' })), 'CNY is listed twice'],
  ])('gives no reading for %s', (_name, value, problem) => {
    expect(parseBalance(value)).toStrictEqual({ problem });
  });

  it.each([
    ['granted is missing', { granted_balance: undefined }, { granted: null }, []],
    ['granted is null', { granted_balance: null }, { granted: null }, []],
    ['topped up is missing', { topped_up_balance: undefined }, { toppedUp: null }, []],
    ['granted is unreadable', { granted_balance: 'n/a' }, { granted: null }, ['CNY has an unreadable granted_balance']],
    [
      'topped up is unreadable',
      { topped_up_balance: [] },
      { toppedUp: null },
      ['CNY has an unreadable topped_up_balance'],
    ],
    [
      'the parts are not the total',
      { granted_balance: '2.00' },
      { granted: 2_000_000 },
      ['CNY: the total ¥11.00 is not granted ¥2.00 plus topped up ¥10.00'],
    ],
    ['the currency is in small letters', { currency: 'cny' }, {}, []],
    ['there are more fields', { frozen_balance: '1.00' }, {}, []],
  ])('still reads the total when %s', (_name, changes, wallet, remarks) => {
    const wallets = [{ ...WALLET, ...wallet }];
    expect(parseBalance(body(row(changes)))).toStrictEqual({
      snapshot: { kind: 'snapshot', available: true, wallets },
      remarks,
    });
  });

  it('does not mistake digits beyond six decimals for a mismatch', () => {
    const parts = { total_balance: '1.0000010', granted_balance: '0.5000005', topped_up_balance: '0.5000005' };
    expect(parseBalance(body(row(parts)))).toHaveProperty('remarks', []);
  });

  it.each([
    ['true', true, true, []],
    ['false', false, false, []],
    ['null', null, null, []],
    ['missing', undefined, null, []],
    ['a text', 'false', null, ['is_available is neither true nor false']],
    ['a number', 0, null, ['is_available is neither true nor false']],
  ])('reads availability: %s', (_name, is_available, available, remarks) => {
    const snapshot = { kind: 'snapshot', available, wallets: [WALLET] };
    expect(parseBalance({ is_available, balance_infos: [row()] })).toStrictEqual({ snapshot, remarks });
  });
});
