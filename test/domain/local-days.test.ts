import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../src/domain/duration.ts';
import { localDays } from '../../src/domain/local-days.ts';

describe('the days of a zone', () => {
  test.each([
    { zone: 'UTC', at: Date.UTC(2026, 10, 21, 23, 59), day: '2026-11-21', end: Date.UTC(2026, 10, 22) },
    { zone: 'UTC', at: Date.UTC(2026, 10, 21), day: '2026-11-21', end: Date.UTC(2026, 10, 22) },
    { zone: 'Asia/Shanghai', at: Date.UTC(2026, 10, 21, 16), day: '2026-11-22', end: Date.UTC(2026, 10, 22, 16) },
    { zone: 'Asia/Kathmandu', at: Date.UTC(2026, 10, 21, 9), day: '2026-11-21', end: Date.UTC(2026, 10, 21, 18, 15) },
  ])('begin and end by its clocks: $zone, $day', ({ zone, at, day, end }) => {
    const days = localDays(zone);
    expect(days.dayOf(at)).toBe(day);
    expect(days.endOf(at)).toBe(end);
    expect(days.dayOf(end - 1)).toBe(day);
    expect(days.dayOf(end)).not.toBe(day);
  });

  test.each([
    { zone: 'America/New_York', start: Date.UTC(2026, 2, 8, 5), hours: 23 },
    { zone: 'America/New_York', start: Date.UTC(2026, 10, 1, 4), hours: 25 },
    { zone: 'Europe/Berlin', start: Date.UTC(2026, 2, 28, 23), hours: 23 },
    { zone: 'Europe/Berlin', start: Date.UTC(2026, 9, 24, 22), hours: 25 },
  ])('have $hours hours in $zone when its clocks are changed', ({ zone, start, hours }) => {
    expect(localDays(zone).endOf(start) - start).toBe(hours * HOUR_MS);
  });

  test('are those of a zone that exists', () => {
    expect(() => localDays('Nowhere/Else')).toThrow(RangeError);
  });
});
