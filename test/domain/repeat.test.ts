import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, WEEK_MS } from '../../src/domain/duration.ts';
import { nextRepeat } from '../../src/domain/repeat.ts';
import type { Severity } from '../../src/domain/rule.ts';
import { T0 } from './make.ts';

/** Times of all repeats of an episode in which nothing changes, after its beginning at `T0`. */
function repeats(severity: Severity): readonly number[] {
  const times: number[] = [];
  let repeat = nextRepeat(severity, 0, T0, T0);
  while (repeat.dueAt !== null) {
    times.push(repeat.dueAt - T0);
    repeat = nextRepeat(severity, repeat.count + 1, repeat.dueAt, T0);
  }
  return times;
}

test('critical is repeated after 4 h three times, then daily, for 14 days', () => {
  const daily = Array.from({ length: 13 }, (_, index) => 12 * HOUR_MS + (index + 1) * DAY_MS);
  expect(repeats('critical')).toEqual([4 * HOUR_MS, 8 * HOUR_MS, 12 * HOUR_MS, ...daily]);
});

test('a warning is repeated daily twice, then weekly, for 14 days', () => {
  expect(repeats('warning')).toEqual([DAY_MS, 2 * DAY_MS, 2 * DAY_MS + WEEK_MS]);
});

test('a repeat exactly 14 days after the beginning is the last', () => {
  expect(nextRepeat('critical', 9, T0 + 13 * DAY_MS, T0)).toEqual({ dueAt: T0 + 14 * DAY_MS, count: 9, newsAt: T0 });
  expect(nextRepeat('critical', 9, T0 + 13 * DAY_MS + 1, T0)).toEqual({ dueAt: null, count: 9, newsAt: T0 });
});
