import { describe, expect, it } from 'vitest';
import { parseHttpDate, readAhead, readClockSample } from '../../src/domain/clock-sample.ts';
import { SECOND_MS } from '../../src/domain/duration.ts';
import { T0 } from './make.ts';

const SAID = new Date(T0).toUTCString();

describe('the clock of a server', () => {
  it('is read from an HTTP date', () => {
    expect(parseHttpDate(SAID)).toBe(T0);
    expect(readClockSample(` ${SAID} `, T0, T0 + 10)).toEqual({ askedAt: T0, answeredAt: T0 + 10, serverSaid: T0 });
  });

  it.each([['2026-11-21'], ['Sat, 21 Nov 2026 09:00:00 +0000'], ['Sat, 99 Nov 2026 99:00:00 GMT'], ['']])(
    'is not read from %o',
    (text) => {
      expect(parseHttpDate(text)).toBeUndefined();
      expect(readClockSample(text, T0, T0)).toBeUndefined();
    },
  );

  it('is not read from an answer without a date', () => {
    expect(readClockSample(null, T0, T0)).toBeUndefined();
  });

  it('is compared with ours at the middle of the exchange and of its second', () => {
    const sample = { askedAt: T0 + 60 * SECOND_MS, answeredAt: T0 + 61 * SECOND_MS, serverSaid: T0 };
    expect(readAhead(sample)).toBe(60 * SECOND_MS);
    expect(readAhead({ ...sample, serverSaid: T0 + 120 * SECOND_MS })).toBe(-60 * SECOND_MS);
  });
});
