import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWall } from '../../src/domain/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import {
  findQuietSpan,
  formatQuietHours,
  LONGEST_TO_QUIET_END_MS,
  parseQuietHours,
  type QuietHours,
  readNextQuietEnd,
  readQuietEnd,
} from '../../src/domain/quiet-hours.ts';
import { RUNS } from './runs.ts';

const NIGHT: QuietHours = { fromMinute: 22 * 60, untilMinute: 7 * 60 };
const NOON: QuietHours = { fromMinute: 12 * 60, untilMinute: 13 * 60 + 30 };
const aMinuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const someQuietHours = fc
  .record({ fromMinute: aMinuteOfDay, untilMinute: aMinuteOfDay })
  .filter(({ fromMinute, untilMinute }) => fromMinute !== untilMinute);
const aZone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Pacific/Apia');
const anInstant = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) });

function at(text: string): number {
  return Date.parse(`${text}Z`);
}

function end(quiet: QuietHours | null, zone: string, now: string): string | null {
  const instant = readQuietEnd(quiet, zone, at(now));
  return instant === null ? null : new Date(instant).toISOString().slice(0, 16);
}

describe('quiet hours as text', () => {
  test.each([
    ['22:00-07:00', NIGHT],
    ['12:00-13:30', NOON],
    ['00:00-23:59', { fromMinute: 0, untilMinute: 24 * 60 - 1 }],
  ])('%s', (text, quiet) => {
    expect(parseQuietHours(text)).toEqual(quiet);
    expect(formatQuietHours(quiet)).toBe(text);
  });

  test.each(['', '22-7', '24:00-07:00', '22:00-07:60', '22:00-22:00', '22:00 - 07:00', 'x22:00-07:00', '22:00-07:00x'])(
    'nothing is read from %j',
    (text) => {
      expect(parseQuietHours(text)).toBeUndefined();
    },
  );
});

describe('it is quiet', () => {
  test.each([
    ['before it', NIGHT, 'UTC', '2026-11-21T21:59', null],
    ['from its first minute', NIGHT, 'UTC', '2026-11-21T22:00', '2026-11-22T07:00'],
    ['after midnight', NIGHT, 'UTC', '2026-11-22T06:59', '2026-11-22T07:00'],
    ['until its last minute', NIGHT, 'UTC', '2026-11-22T07:00', null],
    ['within a day', NOON, 'UTC', '2026-11-21T12:00', '2026-11-21T13:30'],
    ['after that', NOON, 'UTC', '2026-11-21T13:30', null],
    ['on the wall clock of the zone', NIGHT, 'Asia/Shanghai', '2026-11-21T14:00', '2026-11-21T23:00'],
    ['never without quiet hours', null, 'UTC', '2026-11-22T01:00', null],
    ['longer in the night in which clocks go back', NIGHT, 'Europe/Berlin', '2026-10-24T20:00', '2026-10-25T06:00'],
    ['shorter in the night in which they go ahead', NIGHT, 'Europe/Berlin', '2026-03-28T21:00', '2026-03-29T05:00'],
  ] as const)('%s', (_, quiet, zone, now, expected) => {
    expect(end(quiet, zone, now)).toBe(expected);
  });

  test('until the next time that exists when its end is skipped', () => {
    const quiet = { fromMinute: 22 * 60, untilMinute: 2 * 60 + 30 };
    expect(end(quiet, 'Europe/Berlin', '2026-03-29T00:59')).toBe('2026-03-29T01:00');
    expect(end(quiet, 'Europe/Berlin', '2026-03-29T01:00')).toBeNull();
  });

  test('once when its end comes twice', () => {
    const quiet = { fromMinute: 22 * 60, untilMinute: 2 * 60 + 30 };
    expect(end(quiet, 'Europe/Berlin', '2026-10-25T00:29')).toBe('2026-10-25T00:30');
    expect(end(quiet, 'Europe/Berlin', '2026-10-25T01:29')).toBeNull();
  });

  test('not at all in the night in which all of it is skipped', () => {
    const quiet = { fromMinute: 2 * 60, untilMinute: 2 * 60 + 30 };
    expect(end(quiet, 'Europe/Berlin', '2026-03-29T00:59')).toBeNull();
    expect(end(quiet, 'Europe/Berlin', '2026-03-29T01:00')).toBeNull();
    expect(readNextQuietEnd(quiet, 'Europe/Berlin', at('2026-03-29T00:40'))).toBe(at('2026-03-30T00:30'));
  });
});

describe('the next end', () => {
  test.each([
    ['of a night that has begun', NIGHT, '2026-11-22T01:00', '2026-11-22T07:00'],
    ['of a night to come', NIGHT, '2026-11-22T07:00', '2026-11-23T07:00'],
    ['later today', NOON, '2026-11-22T07:00', '2026-11-22T13:30'],
  ])('%s', (_, quiet, now, expected) => {
    expect(readNextQuietEnd(quiet, 'UTC', at(now))).toBe(at(expected));
  });

  test('is the end of a quiet time, which is found again by it', () => {
    expect(findQuietSpan(NIGHT, 'UTC', at('2026-11-22T07:00'))).toEqual({
      from: at('2026-11-21T22:00'),
      until: at('2026-11-22T07:00'),
    });
    expect(findQuietSpan(NIGHT, 'UTC', at('2026-11-22T07:01'))).toBeUndefined();
  });
});

test('whatever the hours and the zone: quiet ends at its time on the wall, and the next end is that one', () => {
  fc.assert(
    fc.property(someQuietHours, aZone, anInstant, (quiet, zone, now) => {
      const next = readNextQuietEnd(quiet, zone, now);
      expect(next).toBeGreaterThan(now);
      expect(next - now).toBeLessThan(LONGEST_TO_QUIET_END_MS);
      const ends = readQuietEnd(quiet, zone, now);
      expect([null, next]).toContain(ends);
      const minute = Math.floor((((readWall(now, zone) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
      const isWithin =
        quiet.fromMinute < quiet.untilMinute
          ? quiet.fromMinute <= minute && minute < quiet.untilMinute
          : minute >= quiet.fromMinute || minute < quiet.untilMinute;
      const isNearChange = [-2, 2].some(
        (days) => readWall(now + days * DAY_MS, zone) - now - days * DAY_MS !== readWall(now, zone) - now,
      );
      expect(isNearChange || (ends !== null) === isWithin).toBe(true);
      expect((ends ?? now) - now).toBeLessThanOrEqual(DAY_MS + HOUR_MS);
    }),
    RUNS,
  );
});
