import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findZone,
  formatDay,
  listZones,
  readDay,
  readInstant,
  readWall,
  readWeekday,
  startOfDay,
} from '../../src/domain/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { T0 } from './make.ts';
import { RUNS } from './runs.ts';

const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
] as const;

/** Any minute from 2005 to 2035. */
const aMinute = fc
  .integer({ min: Date.UTC(2005, 0, 1) / MINUTE_MS, max: Date.UTC(2035, 0, 1) / MINUTE_MS })
  .map((minutes) => minutes * MINUTE_MS);
const aZone = fc.constantFrom(...ZONES);

/** The day around every change of a zone's clock between 2005 and 2035 gets as many cases as all others together. */
const changes = new Map(ZONES.map((zone) => [zone, changesOf(zone)]));
const aWall = aZone.chain((zone) => {
  const near = changes.get(zone) ?? [];
  const aroundChange = fc
    .tuple(fc.constantFrom(...(near.length > 0 ? near : [T0])), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([day, minutes]) => day + minutes * MINUTE_MS);
  return fc.record({ zone: fc.constant(zone), wall: fc.oneof(aMinute, aroundChange) });
});

function changesOf(zone: string): readonly number[] {
  const days = Array.from({ length: 30 * 365 }, (_, index) => Date.UTC(2005, 0, 1) + index * DAY_MS);
  return days.filter((at) => readWall(at, zone) - at !== readWall(at + DAY_MS, zone) - at - DAY_MS);
}

function instant(wall: string, zone: string): string {
  return new Date(readInstant(Date.parse(`${wall}Z`), zone)).toISOString().slice(0, 16);
}

describe('a time on the wall', () => {
  test.each([
    ['in winter', 'Europe/Berlin', '2026-01-15T09:00', '2026-01-15T08:00'],
    ['in summer', 'Europe/Berlin', '2026-07-15T09:00', '2026-07-15T07:00'],
    ['where clocks never change', 'Asia/Shanghai', '2026-07-15T09:00', '2026-07-15T01:00'],
    [
      'that is skipped, which moves to the next that exists',
      'America/New_York',
      '2026-03-08T02:30',
      '2026-03-08T07:00',
    ],
    ['just after a skip', 'America/New_York', '2026-03-08T03:00', '2026-03-08T07:00'],
    ['that occurs twice, which is the first', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30'],
    ['in a skip of half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30'],
    ['that occurs twice within half an hour', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45'],
    ['on a day that was skipped', 'Pacific/Apia', '2011-12-30T09:00', '2011-12-30T10:00'],
    ['on the day before it', 'Pacific/Apia', '2011-12-29T09:00', '2011-12-29T19:00'],
    ['on the day after it', 'Pacific/Apia', '2011-12-31T09:00', '2011-12-30T19:00'],
    ['at a midnight that is skipped', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00'],
  ])('%s', (_, zone, wall, expected) => {
    expect(instant(wall, zone)).toBe(expected);
  });

  test('is shown at its instant, or else it was skipped there', () => {
    fc.assert(
      fc.property(aWall, ({ zone, wall }) => {
        const at = readInstant(wall, zone);
        if (readWall(at, zone) === wall) return;
        expect(readWall(at - 1, zone)).toBeLessThan(wall);
        expect(readWall(at, zone)).toBeGreaterThan(wall);
      }),
      RUNS,
    );
  });

  test('is never shown before its instant', () => {
    fc.assert(
      fc.property(aWall, fc.integer({ min: 1, max: 48 * 4 }), ({ zone, wall }, quarters) => {
        expect(readWall(readInstant(wall, zone) - quarters * 15 * MINUTE_MS, zone)).not.toBe(wall);
      }),
      RUNS,
    );
  });

  test('of any instant leads back to it, or to its first occurrence up to an hour before', () => {
    fc.assert(
      fc.property(aZone, aMinute, fc.integer({ min: 0, max: MINUTE_MS - 1 }), (zone, minute, ms) => {
        const at = minute + ms;
        const back = readInstant(readWall(at, zone), zone);
        expect(readWall(back, zone)).toBe(readWall(at, zone));
        expect(at - back).toBeGreaterThanOrEqual(0);
        expect(at - back).toBeLessThanOrEqual(HOUR_MS);
      }),
      RUNS,
    );
  });

  test('of an instant before 1970 counts its milliseconds forwards too', () => {
    expect(readWall(-1, 'UTC')).toBe(-1);
    expect(readInstant(-1, 'UTC')).toBe(-1);
  });
});

describe('a local day', () => {
  test('follows the one before without a hole: every instant is in the day that began last', () => {
    fc.assert(
      fc.property(aWall, ({ zone, wall }) => {
        const day = readDay(wall, zone);
        expect(startOfDay(day, zone)).toBeLessThanOrEqual(wall);
        expect(startOfDay(day + 1, zone)).toBeGreaterThan(wall);
      }),
      RUNS,
    );
  });

  test('that the zone skipped is empty', () => {
    const skipped = Date.UTC(2011, 11, 30) / DAY_MS;
    expect(startOfDay(skipped, 'Pacific/Apia')).toBe(startOfDay(skipped + 1, 'Pacific/Apia'));
    expect(startOfDay(skipped, 'Pacific/Apia') - startOfDay(skipped - 1, 'Pacific/Apia')).toBe(DAY_MS);
  });

  test('has 23 or 25 hours when the clocks change', () => {
    const [march, november] = [Date.UTC(2026, 2, 8) / DAY_MS, Date.UTC(2026, 10, 1) / DAY_MS];
    const length = (day: number) =>
      (startOfDay(day + 1, 'America/New_York') - startOfDay(day, 'America/New_York')) / HOUR_MS;
    expect([length(march), length(march + 1), length(november)]).toEqual([23, 24, 25]);
  });

  test('has a name that sorts, and a weekday', () => {
    expect(formatDay(readDay(Date.UTC(2026, 10, 26, 23), 'Asia/Shanghai'))).toBe('2026-11-27');
    expect(readWeekday(Date.UTC(2026, 10, 23) / DAY_MS)).toBe(0);
    expect(readWeekday(Date.UTC(2026, 10, 29) / DAY_MS)).toBe(6);
    expect(readWeekday(0)).toBe(3);
    expect(readWeekday(-4)).toBe(6);
  });
});

describe('the name of a zone', () => {
  test.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['asia/shanghai', 'Asia/Shanghai'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['US/Pacific', 'US/Pacific'],
    ['Etc/GMT-8', 'Etc/GMT-8'],
    ['utc', 'UTC'],
  ])('%s is %s', (typed, zone) => {
    expect(findZone(typed)).toBe(zone);
  });

  test.each(['', 'CST', 'EST', '+08:00', 'GMT+8', 'Asia', 'Asia/', 'Asia/Beijing', 'Europe/Berlin ', '亚洲/上海'])(
    '"%s" is none',
    (typed) => {
      expect(findZone(typed)).toBeUndefined();
    },
  );

  test('can be listed', () => {
    expect(listZones()).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin', 'Australia/Lord_Howe']));
    expect(listZones().map(findZone)).toEqual(listZones());
  });
});
