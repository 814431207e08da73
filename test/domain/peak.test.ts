import { describe, expect, test } from 'vitest';
import { isPeak } from '../../src/domain/peak.ts';

describe('the peak hours', () => {
  test.for([
    ['Thursday, a millisecond before one', '2026-11-26T00:59:59.999Z', false],
    ['Thursday at one', '2026-11-26T01:00:00Z', true],
    ['Thursday, a millisecond before four', '2026-11-26T03:59:59.999Z', true],
    ['Thursday at four', '2026-11-26T04:00:00Z', false],
    ['Thursday at six', '2026-11-26T06:00:00Z', true],
    ['Thursday at ten', '2026-11-26T10:00:00Z', false],
    ['Friday at nine', '2026-11-27T09:00:00Z', true],
    ['Saturday at two', '2026-11-28T02:00:00Z', false],
    ['Sunday at seven', '2026-11-29T07:00:00Z', false],
    ['Monday at two', '2026-11-30T02:00:00Z', true],
  ] as const)('%s (%s): %s', ([, at, expected]) => {
    expect(isPeak(Date.parse(at))).toBe(expected);
  });
});
