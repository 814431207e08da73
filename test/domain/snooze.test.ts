import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import {
  isSameEnd,
  isSnoozing,
  isTopUp,
  lastToEnd,
  readWishedEnd,
  type Snooze,
  type SnoozeEnd,
  snoozes,
} from '../../src/domain/snooze.ts';
import { T0 } from './make.ts';

function makeSnooze(until: SnoozeEnd, given: Partial<Snooze> = {}): Snooze {
  return { id: 1, accountId: null, by: 'U1', since: T0, until, severity: null, ...given };
}

function time(at: number): SnoozeEnd {
  return { kind: 'time', at };
}

describe('the end that somebody wishes', () => {
  test.each([
    ['for four hours', { kind: 'for', ms: 4 * HOUR_MS }, time(T0 + 4 * HOUR_MS)],
    ['until a time', { kind: 'time', at: T0 + 5 }, time(T0 + 5)],
    ['until top-up, at the latest in 30 days', { kind: 'top_up' }, { kind: 'top_up', at: T0 + 30 * DAY_MS }],
    ['until resolved, at the latest in 30 days', { kind: 'resolved' }, { kind: 'resolved', at: T0 + 30 * DAY_MS }],
  ] as const)('%s', (_, wish, end) => {
    expect(readWishedEnd(wish, 'UTC', T0)).toEqual(end);
  });

  test.each([
    ['UTC', '2026-11-21T09:00', '2026-11-22T09:00'],
    ['Asia/Shanghai', '2026-11-21T15:59', '2026-11-22T01:00'],
    ['Asia/Shanghai', '2026-11-21T16:00', '2026-11-23T01:00'],
    ['Europe/Berlin', '2026-10-24T20:00', '2026-10-25T08:00'],
  ])('tomorrow in %s, at %s, is %s', (zone, now, at) => {
    expect(readWishedEnd({ kind: 'tomorrow' }, zone, Date.parse(`${now}Z`))).toEqual(time(Date.parse(`${at}Z`)));
  });
});

test('a snooze holds until its end, and not at all when that is further ahead than any may be', () => {
  const snooze = makeSnooze(time(T0 + 30 * DAY_MS));
  expect(isSnoozing(snooze, T0)).toBe(true);
  expect(isSnoozing(snooze, T0 - HOUR_MS)).toBe(true);
  expect(isSnoozing(snooze, T0 - HOUR_MS - 1)).toBe(false);
  expect(isSnoozing(snooze, T0 + 30 * DAY_MS)).toBe(false);
});

test('a snooze of one account holds no other', () => {
  expect(['prod', 'batch'].map((id) => snoozes({ accountId: 'prod' }, id))).toEqual([true, false]);
  expect(['prod', 'batch'].map((id) => snoozes({ accountId: null }, id))).toEqual([true, true]);
});

test('of several snoozes the one that ends last is shown, else the newest', () => {
  const [early, late, newer] = [
    makeSnooze(time(T0 + 1), { id: 1 }),
    makeSnooze(time(T0 + 2), { id: 2 }),
    makeSnooze({ kind: 'top_up', at: T0 + 2 }, { id: 3 }),
  ];
  expect(lastToEnd([])).toBeUndefined();
  expect(lastToEnd([late, early])).toBe(late);
  expect(lastToEnd([late, early, newer])).toBe(newer);
});

test.each([
  ['the same time', time(T0), time(T0), true],
  ['times of two clicks', time(T0), time(T0 + MINUTE_MS - 1), true],
  ['another time', time(T0), time(T0 + MINUTE_MS), false],
  ['the same event', { kind: 'top_up', at: T0 }, { kind: 'top_up', at: T0 + DAY_MS }, true],
  ['another event', { kind: 'top_up', at: T0 }, { kind: 'resolved', at: T0 }, false],
] as const)('ends: %s', (_, a, b, same) => {
  expect(isSameEnd(a, b)).toBe(same);
});

test.each([
  ['nothing rose', [], false],
  ['topped-up money rose', [{ currency: 'CNY', total: 0, toppedUp: 5 }], true],
  ['only granted money rose', [{ currency: 'CNY', total: 5, toppedUp: 0 }], false],
  ['a total without the split rose', [{ currency: 'CNY', total: 5, toppedUp: null }], true],
])('a top-up: %s', (_, rises, topUp) => {
  expect(isTopUp(rises)).toBe(topUp);
});
