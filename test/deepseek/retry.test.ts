import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDelayMs } from '../../src/deepseek/retry.ts';
import type { FailureCause, Reading } from '../../src/domain/reading.ts';
import { T0 } from './client-on-sample.ts';

const CONDITIONS = { maxTries: 3, now: T0, random: 0.5, remainingMs: 45_000 };

function failed(cause: FailureCause): Reading {
  return { kind: 'failure', cause };
}

function delayAfter(tries: number, retryAfter: string | null, changes: Partial<typeof CONDITIONS> = {}): number | null {
  return nextDelayMs({ tries, reading: failed('unreachable'), retryAfter }, { ...CONDITIONS, ...changes });
}

describe('nextDelayMs', () => {
  it.each<FailureCause>(['unreachable', 'rate_limited'])('tries again after %s', (cause) => {
    expect(nextDelayMs({ tries: 1, reading: failed(cause), retryAfter: null }, CONDITIONS)).toBe(500);
  });

  it.each<FailureCause>(['auth', 'blocked', 'not_found', 'invalid'])('takes %s as final', (cause) => {
    expect(nextDelayMs({ tries: 1, reading: failed(cause), retryAfter: '5' }, CONDITIONS)).toBeNull();
  });

  it('takes a snapshot and a refusal as final', () => {
    const snapshot: Reading = { kind: 'snapshot', available: true, wallets: [] };
    expect(nextDelayMs({ tries: 1, reading: snapshot, retryAfter: '1' }, CONDITIONS)).toBeNull();
    expect(nextDelayMs({ tries: 1, reading: { kind: 'refused' }, retryAfter: '1' }, CONDITIONS)).toBeNull();
  });

  it('waits longer after the second try and stops after the last', () => {
    expect([1, 2, 3].map((tries) => delayAfter(tries, null))).toStrictEqual([500, 1000, null]);
    expect(delayAfter(1, null, { maxTries: 1 })).toBeNull();
  });

  it('stays within a quarter of half a second and of a second, whatever the chance', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(random, fc.constantFrom(1, 2), (chance, tries) => {
        const base = tries * 500;
        const delay = delayAfter(tries, null, { random: chance });
        expect(delay).toBeGreaterThanOrEqual(base * 0.75);
        expect(delay).toBeLessThanOrEqual(base * 1.25);
      }),
    );
  });

  it.each([
    ['seconds', '2', 2000],
    ['seconds with blanks', ' 3 ', 3000],
    ['more than the cap', '3600', 10_000],
    ['a date', new Date(T0 + 4000).toUTCString(), 4000],
    ['a date beyond the cap', new Date(T0 + 86_400_000).toUTCString(), 10_000],
    ['a date in the past', new Date(T0 - 4000).toUTCString(), 500],
    ['the present', new Date(T0).toUTCString(), 500],
    ['zero', '0', 500],
    ['a negative number', '-5', 500],
    ['a fraction', '1.5', 500],
    ['exponent form', '1e3', 500],
    ['garbage', 'not-a-date', 500],
    ['a date in another form', new Date(T0 + 4000).toISOString(), 500],
    ['a date that does not exist', 'Mon, 99 Nov 2026 09:30:04 GMT', 500],
    ['nothing', '', 500],
  ])('makes of a Retry-After that is %s: %j', (_name, header, expected) => {
    expect(delayAfter(1, header)).toBe(expected);
  });

  it('does not begin a try for which no time would be left', () => {
    expect(delayAfter(1, '5', { remainingMs: 5001 })).toBe(5000);
    expect(delayAfter(1, '5', { remainingMs: 5000 })).toBeNull();
    expect(delayAfter(1, null, { remainingMs: -1 })).toBeNull();
  });
});
