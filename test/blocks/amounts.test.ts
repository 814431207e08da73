import { describe, expect, test } from 'vitest';
import { splitAmount } from '../../src/blocks/amounts.ts';
import { micros } from '../domain/make.ts';
import { EN, ZH } from './voices.ts';

function wallet(total: number, granted: number, toppedUp: number) {
  return { currency: 'CNY', total: micros(total), granted: micros(granted), toppedUp: micros(toppedUp) };
}

describe('the parts of a balance', () => {
  test('are both told', () => {
    expect(splitAmount(EN, wallet(3, 1, 2))).toBe('¥3.00 (¥1.00 granted, ¥2.00 topped up)');
  });

  test('are one word where one of them is everything', () => {
    expect(splitAmount(EN, wallet(3, 0, 3))).toBe('¥3.00 (all topped up)');
    expect(splitAmount(EN, wallet(3, 3, 0))).toBe('¥3.00 (all granted)');
    expect(splitAmount(ZH, wallet(3, 0, 3))).toBe('¥3.00（均为充值余额）');
    expect(splitAmount(ZH, wallet(3, 3, 0))).toBe('¥3.00（均为赠金）');
  });

  test('are not told of nothing, but where they do not add up', () => {
    expect(splitAmount(EN, wallet(0, 0, 0))).toBe('¥0.00');
    expect(splitAmount(EN, wallet(4, 0, 3))).toBe('¥4.00 (¥0.00 granted, ¥3.00 topped up)');
  });
});
