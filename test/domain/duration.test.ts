import { describe, expect, test } from 'vitest';
import {
  DAY_MS,
  formatDuration,
  HOUR_MS,
  MINUTE_MS,
  parseDuration,
  SECOND_MS,
  WEEK_MS,
} from '../../src/domain/duration.ts';

test('the units are milliseconds', () => {
  expect([SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS, WEEK_MS]).toEqual([1000, 60_000, 3_600_000, 86_400_000, 604_800_000]);
});

test.each([
  ['0', 0],
  ['0m', 0],
  ['30s', 30_000],
  ['30m', 1_800_000],
  ['4h', 14_400_000],
  ['3d', 259_200_000],
  ['2w', 1_209_600_000],
  ['4H', 14_400_000],
  ['123456789s', 123_456_789_000],
])('parseDuration reads %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '4', 'h', '00', '4 h', '4.5h', '-4h', '4hh', 'x4h', '4hx', '4y', '1h30m', '1234567890s', '4h\n'])(
  'parseDuration refuses %j',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

describe('formatDuration cuts down to', () => {
  test.each([
    ['seconds', 0, '0 s'],
    ['no less than nothing', -5000, '0 s'],
    ['seconds', 40_999, '40 s'],
    ['seconds', MINUTE_MS - 1, '59 s'],
    ['minutes', MINUTE_MS, '1 min'],
    ['minutes', 15 * MINUTE_MS + 59_000, '15 min'],
    ['minutes', HOUR_MS - 1, '59 min'],
    ['hours', HOUR_MS, '1 h'],
    ['hours and minutes', 3 * HOUR_MS + 20 * MINUTE_MS, '3 h 20 min'],
    ['hours and minutes', DAY_MS - 1, '23 h 59 min'],
    ['days', DAY_MS, '1 d'],
    ['days', DAY_MS + 59 * MINUTE_MS, '1 d'],
    ['days and hours', 2 * DAY_MS + 4 * HOUR_MS + 59 * MINUTE_MS, '2 d 4 h'],
    ['days and hours', 9 * DAY_MS + 23 * HOUR_MS, '9 d 23 h'],
  ])('%s: %i ms', (_, ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
