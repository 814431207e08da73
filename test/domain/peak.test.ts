import { describe, expect, it } from 'vitest';
import { isPeak } from '../../src/domain/peak.ts';

describe('peak prices', () => {
  it.each([
    ['Thursday before the first peak', '2026-11-26T00:59:59.999Z', false],
    ['Thursday at the start of the first peak', '2026-11-26T01:00:00Z', true],
    ['Thursday at the last moment of the first peak', '2026-11-26T03:59:59.999Z', true],
    ['Thursday at the end of the first peak', '2026-11-26T04:00:00Z', false],
    ['Thursday before the second peak', '2026-11-26T05:59:59.999Z', false],
    ['Thursday at the start of the second peak', '2026-11-26T06:00:00Z', true],
    ['Thursday at the last moment of the second peak', '2026-11-26T09:59:59.999Z', true],
    ['Thursday at the end of the second peak', '2026-11-26T10:00:00Z', false],
    ['Monday', '2026-11-23T02:00:00Z', true],
    ['Friday', '2026-11-27T02:00:00Z', true],
    ['Saturday', '2026-11-28T02:00:00Z', false],
    ['Sunday', '2026-11-29T02:00:00Z', false],
  ])('%s', (_, instant, expected) => {
    expect(isPeak(Date.parse(instant))).toBe(expected);
  });
});
