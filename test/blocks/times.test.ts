import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/blocks/joined.ts';
import { nameList } from '../../src/blocks/name-list.ts';
import { plainTimes, slackTime, spellDuration, windowText } from '../../src/blocks/times.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { T1405 } from './make-card.ts';
import { EN } from './voices.ts';

it("writes Slack's date token with a fallback in UTC", () => {
  expect(slackTime(T1405 + 999)).toBe(`<!date^${T1405 / 1000}^{date_short_pretty} {time}|2026-11-21 14:05 UTC>`);
});

describe('plain times', () => {
  it.each([
    ['the same day', T1405, '14:05 UTC'],
    ['almost a day before', T1405 - DAY_MS + 1, '14:05 UTC'],
    ['a day before', T1405 - DAY_MS, '2026-11-20 14:05 UTC'],
    ['a day after', T1405 + DAY_MS, '2026-11-22 14:05 UTC'],
    ['midnight', Date.UTC(2026, 10, 21), '00:00 UTC'],
  ])('name the date only where it is needed: %s', (_, ms, expected) => {
    expect(plainTimes(T1405)(ms)).toBe(expected);
  });

  it('name the date of both ends of a span over midnight', () => {
    const [show, later] = [plainTimes(T1405), T1405 + 12 * HOUR_MS];
    expect([show(T1405, later), show(later, T1405)]).toEqual(['2026-11-21 14:05 UTC', '2026-11-22 02:05 UTC']);
    expect(show(T1405, T1405 + HOUR_MS)).toBe('14:05 UTC');
  });
});

it.each([
  [40 * SECOND_MS, '40 s'],
  [MINUTE_MS, '1 minute'],
  [15 * MINUTE_MS + 59 * SECOND_MS, '15 minutes'],
  [HOUR_MS, '1 h'],
  [200 * MINUTE_MS, '3 h 20 min'],
])('spells out minutes: %d ms', (ms, expected) => {
  expect(spellDuration(EN, ms)).toBe(expected);
});

it.each([
  [90 * MINUTE_MS, '90 min'],
  [DAY_MS, '24 h'],
  [2 * DAY_MS, '2 d'],
])('tells a window in the largest unit that fits: %d ms', (ms, expected) => {
  expect(windowText(EN, ms)).toBe(expected);
});

it('joins nothing to an empty text', () => {
  expect(sentences(EN, [])).toBe('');
  expect(nameList(EN, [])).toBe('');
});
