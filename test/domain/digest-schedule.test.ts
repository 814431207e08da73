import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, readDay, readWall } from '../../src/domain/calendar.ts';
import {
  type DigestClock,
  type DigestSchedule,
  formatSchedule,
  parseSchedule,
  periodBefore,
  readLastPeriod,
  readNextDue,
  readPeriod,
} from '../../src/domain/digest-schedule.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { RUNS } from './runs.ts';

const NINE = 9 * 60;
const DAILY: DigestSchedule = { every: 'day', minute: NINE };
const WORKDAYS: DigestSchedule = { every: 'workday', minute: NINE };
const FRIDAYS: DigestSchedule = { every: 'week', weekday: 4, minute: NINE };

const aMinute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const aSchedule: fc.Arbitrary<DigestSchedule> = fc.oneof(
  fc.record({ every: fc.constantFrom('day', 'workday'), minute: aMinute }),
  fc.record({ every: fc.constant('week'), weekday: fc.integer({ min: 0, max: 6 }), minute: aMinute }),
);
const aClock: fc.Arbitrary<DigestClock> = fc.record({
  schedule: aSchedule,
  zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Pacific/Apia'),
});
/** Years with all that clocks do, the day that Apia skipped among them. */
const anInstant = fc
  .integer({ min: Date.UTC(2011, 10, 1) / MINUTE_MS, max: Date.UTC(2013, 10, 1) / MINUTE_MS })
  .map((minutes) => minutes * MINUTE_MS);

function at(text: string): number {
  return Date.parse(`${text}Z`);
}

function nextDue(schedule: DigestSchedule, zone: string, after: string): string {
  return new Date(readNextDue({ schedule, zone }, at(after))).toISOString().slice(0, 16);
}

describe('a schedule', () => {
  test.each([
    ['daily 09:00', DAILY],
    ['weekdays 09:00', WORKDAYS],
    ['weekly fri 09:00', FRIDAYS],
    ['weekly mon 23:59', { every: 'week', weekday: 0, minute: 24 * 60 - 1 }],
    ['daily 00:05', { every: 'day', minute: 5 }],
  ] as const)('is stored as it is typed: %s', (text, schedule) => {
    expect(formatSchedule(schedule)).toBe(text);
    expect(parseSchedule(text)).toEqual(schedule);
  });

  test.each([
    '',
    'daily',
    'daily 9:00',
    'daily 24:00',
    'daily 09:60',
    'weekly 09:00',
    'weekly xyz 09:00',
    'x daily 09:00',
  ])('"%s" is none', (text) => {
    expect(parseSchedule(text)).toBeUndefined();
  });

  test('comes back from its text, whichever it is', () => {
    fc.assert(
      fc.property(aSchedule, (schedule) => {
        expect(parseSchedule(formatSchedule(schedule))).toEqual(schedule);
      }),
      RUNS,
    );
  });
});

describe('the next digest is due', () => {
  test.each([
    ['tomorrow, at the time of today', DAILY, 'Asia/Shanghai', '2026-11-26T01:00', '2026-11-27T01:00'],
    ['today, a minute before', DAILY, 'Asia/Shanghai', '2026-11-26T00:59', '2026-11-26T01:00'],
    ['on Monday, after Friday', WORKDAYS, 'UTC', '2026-11-27T09:00', '2026-11-30T09:00'],
    ['on its day of the week', FRIDAYS, 'UTC', '2026-11-27T09:00', '2026-12-04T09:00'],
    ['an hour earlier in UTC once it is summer', DAILY, 'Europe/Berlin', '2026-03-28T12:00', '2026-03-29T07:00'],
    [
      'when the clock goes on, if it skips the time',
      { every: 'day', minute: 150 },
      'America/New_York',
      '2026-03-07T20:00',
      '2026-03-08T07:00',
    ],
    [
      'once where the time occurs twice',
      { every: 'day', minute: 90 },
      'America/New_York',
      '2026-11-01T05:30',
      '2026-11-02T06:30',
    ],
    ['not on a day that the zone skipped', DAILY, 'Pacific/Apia', '2011-12-29T19:00', '2011-12-30T19:00'],
    ['a week later where that was its day', FRIDAYS, 'Pacific/Apia', '2011-12-24T00:00', '2012-01-05T19:00'],
  ] as const)('%s', (_, schedule, zone, after, expected) => {
    expect(nextDue(schedule, zone, after)).toBe(expected);
  });
});

describe('periods', () => {
  test('have the day on which they end as a name, and last a day', () => {
    const period = readLastPeriod({ schedule: DAILY, zone: 'Asia/Shanghai' }, at('2026-11-26T01:00'));
    expect(period).toEqual({ key: '2026-11-26', from: at('2026-11-25T01:00'), until: at('2026-11-26T01:00') });
  });

  test('of workdays include the weekend on Monday', () => {
    const clock = { schedule: WORKDAYS, zone: 'UTC' };
    const monday = readLastPeriod(clock, at('2026-11-30T12:00'));
    expect(monday).toEqual({ key: '2026-11-30', from: at('2026-11-27T09:00'), until: at('2026-11-30T09:00') });
    expect(periodBefore(clock, monday).key).toBe('2026-11-27');
  });

  test('follow each other without a hole, and every instant lies in one', () => {
    fc.assert(
      fc.property(aClock, anInstant, (clock, now) => {
        const period = readPeriod(clock, now);
        expect(period.from).toBeLessThanOrEqual(now);
        expect(period.until).toBeGreaterThan(now);
        expect(period.until).toBe(readNextDue(clock, now));
        const before = readLastPeriod(clock, now);
        expect(before.until).toBe(period.from);
        expect(before.key < period.key).toBe(true);
        expect(periodBefore(clock, period)).toEqual(before);
      }),
      RUNS,
    );
  });

  test('end at the wall time of the schedule, or at the first that exists after it', () => {
    fc.assert(
      fc.property(aClock, anInstant, (clock, now) => {
        const { key, until } = readPeriod(clock, now);
        const wanted = Date.parse(`${key}T00:00Z`) + clock.schedule.minute * MINUTE_MS;
        const shown = readWall(until, clock.zone);
        expect(shown).toBeGreaterThanOrEqual(wanted);
        expect(shown - wanted).toBeLessThanOrEqual(HOUR_MS);
        expect(formatDay(readDay(until, clock.zone))).toBe(key);
        const skipped = readWall(until - 1, clock.zone) < wanted - 1;
        expect(shown === wanted || skipped).toBe(true);
      }),
      RUNS,
    );
  });

  test('last a day, three over a weekend, or a week, and an hour more or less', () => {
    fc.assert(
      fc.property(aClock, anInstant, (clock, now) => {
        const { from, until } = readPeriod(clock, now);
        const usual = { day: [1], workday: [1, 3], week: [7] }[clock.schedule.every];
        const isNear = usual.some((each) => Math.abs(until - from - each * DAY_MS) <= HOUR_MS);
        expect(isNear || clock.zone === 'Pacific/Apia').toBe(true);
      }),
      RUNS,
    );
  });
});
