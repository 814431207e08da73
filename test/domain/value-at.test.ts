import { expect, test } from 'vitest';
import { valueAt } from '../../src/domain/value-at.ts';

test('a row of numbers is zero beyond its ends', () => {
  const row = Float64Array.of(1, 2);
  expect([-1, 0, 1, 2].map((index) => valueAt(row, index))).toEqual([0, 1, 2, 0]);
});
