import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createSlots } from '../../src/jobs/slots.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
/** A Saturday. */
const NOON = at('2026-11-21T12:00');

describe('the last slot of a schedule within a time', () => {
  it.each([
    ['* * * * *', 'UTC', NOON - SECOND_MS, NOON + 59 * SECOND_MS, NOON],
    ['* * * * *', 'UTC', NOON, NOON + 59 * SECOND_MS, undefined],
    ['* * * * *', 'UTC', NOON, NOON + 3 * HOUR_MS, NOON + 3 * HOUR_MS],
    ['*/20 * * * * *', 'UTC', NOON, NOON + 59 * SECOND_MS, NOON + 40 * SECOND_MS],
    ['0 9 * * *', 'Asia/Shanghai', NOON - DAY_MS, NOON, at('2026-11-21T01:00')],
    ['0 9 * * 1-5', 'UTC', NOON - 7 * DAY_MS, NOON, at('2026-11-20T09:00')],
    ['0 9 1 1 *', 'UTC', NOON - DAY_MS, NOON, undefined],
  ])('%s in %s', (cron, timezone, after, until, slot) => {
    expect(createSlots(cron, timezone).latestIn(after, until)).toBe(slot);
  });

  it('is none when the clock went back', () => {
    expect(createSlots('* * * * *', 'UTC').latestIn(NOON + HOUR_MS, NOON)).toBeUndefined();
  });
});

describe('two check intervals', () => {
  it.each([
    ['* * * * *', NOON, 2 * MINUTE_MS],
    ['* * * * *', NOON + 30 * SECOND_MS, 90 * SECOND_MS],
    ['* * * * * *', NOON, 2 * SECOND_MS],
    ['0 * * * *', NOON, 2 * HOUR_MS],
    ['0 9 * * 1-5', at('2026-11-18T09:00'), 2 * DAY_MS],
    ['0 9 * * 1-5', at('2026-11-20T09:00'), 4 * DAY_MS],
    ['*/2 0-2 * * *', at('2026-11-21T01:00'), 4 * MINUTE_MS],
    ['0 9 1 1 *', NOON, 32 * DAY_MS],
  ])('of %s are measured from the instant itself', (cron, instant, ms) => {
    expect(createSlots(cron, 'UTC').twoAfter(instant)).toBe(ms);
  });
});
