import { expect, test } from 'vitest';
import { formatPercent } from '../../src/domain/percent.ts';

test.each([
  [20_000_000, '20%'],
  [12_500_000, '12.5%'],
  [33_339_999, '33.33%'],
  [9_999, '0%'],
])('%d millionths of a percent are %s', (micros, text) => {
  expect(formatPercent(micros)).toBe(text);
});
