import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DigestState, startDigest, stepDigest } from '../../src/domain/digest.ts';
import type { DigestClock, DigestSchedule } from '../../src/domain/digest-schedule.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { RUNS } from './runs.ts';

const NINE = 9 * 60;
const DAILY: DigestClock = { schedule: { every: 'day', minute: NINE }, zone: 'UTC' };
const WORKDAYS: DigestClock = { schedule: { every: 'workday', minute: NINE }, zone: 'UTC' };
const MONDAYS: DigestClock = { schedule: { every: 'week', weekday: 0, minute: NINE }, zone: 'UTC' };
/** Thursday. */
const DUE = Date.UTC(2026, 10, 26, 9);

function due(given: Partial<DigestState> = {}): DigestState {
  return { clock: DAILY, dueAt: DUE, lastPeriod: '2026-11-25', ...given };
}

describe('a digest', () => {
  test('is not due a minute before', () => {
    expect(stepDigest(due(), DUE - MINUTE_MS)).toEqual({ kind: 'not_due' });
  });

  test('is sent when it is due, and the next one planned', () => {
    expect(stepDigest(due(), DUE)).toEqual({
      kind: 'send',
      period: { key: '2026-11-26', from: DUE - DAY_MS, until: DUE },
      missed: null,
      staleAt: DUE + 12 * HOUR_MS,
      next: { clock: DAILY, dueAt: DUE + DAY_MS, lastPeriod: '2026-11-26' },
    });
  });

  test('is sent late by less than half of its period', () => {
    expect(stepDigest(due(), DUE + 12 * HOUR_MS - 1)).toMatchObject({ kind: 'send', period: { key: '2026-11-26' } });
  });

  test('is skipped when it is late by half of its period, and the next one says so', () => {
    const step = stepDigest(due(), DUE + 12 * HOUR_MS);
    expect(step).toMatchObject({ kind: 'skip', period: { key: '2026-11-26' } });
    const next = step.kind === 'skip' ? step.next : due();
    expect(next).toEqual({ clock: DAILY, dueAt: DUE + DAY_MS, lastPeriod: '2026-11-25' });
    expect(stepDigest(next, DUE + DAY_MS)).toMatchObject({
      kind: 'send',
      period: { key: '2026-11-27' },
      missed: { because: 'not_running', first: '2026-11-26', last: '2026-11-26', count: 1 },
    });
  });

  test('after days without the bot is the latest, and says how many were not sent', () => {
    expect(stepDigest(due(), DUE + 5 * DAY_MS + HOUR_MS)).toMatchObject({
      kind: 'send',
      period: { key: '2026-12-01' },
      missed: { first: '2026-11-26', last: '2026-11-30', count: 5 },
      next: { dueAt: DUE + 6 * DAY_MS, lastPeriod: '2026-12-01' },
    });
  });

  test('counts no more missed ones than a year of them', () => {
    expect(stepDigest(due(), DUE + 2000 * DAY_MS)).toMatchObject({ missed: { count: 400 } });
  });

  test('of Friday is no longer sent on Saturday, that of Monday no longer at night', () => {
    const friday = DUE + DAY_MS;
    const workday = due({ clock: WORKDAYS, dueAt: friday, lastPeriod: '2026-11-26' });
    expect(stepDigest(workday, friday + 11 * HOUR_MS)).toMatchObject({ kind: 'send' });
    expect(stepDigest(workday, friday + DAY_MS)).toMatchObject({ kind: 'skip' });
    const monday = due({ clock: WORKDAYS, dueAt: friday + 3 * DAY_MS, lastPeriod: '2026-11-27' });
    expect(stepDigest(monday, friday + 3 * DAY_MS + 12 * HOUR_MS)).toMatchObject({ kind: 'skip' });
  });

  test('of a week is sent up to three days late', () => {
    const monday = DUE + 4 * DAY_MS;
    const weekly = due({ clock: MONDAYS, dueAt: monday, lastPeriod: '2026-11-23' });
    expect(stepDigest(weekly, monday + 3 * DAY_MS)).toMatchObject({ kind: 'send', period: { key: '2026-11-30' } });
    expect(stepDigest(weekly, monday + 4 * DAY_MS)).toMatchObject({ kind: 'skip' });
  });

  test('that was told already is not told again', () => {
    expect(stepDigest(due({ lastPeriod: '2026-11-26' }), DUE)).toMatchObject({ kind: 'skip' });
  });

  test('is planned anew when it lies further ahead than any, because the clock was wrong', () => {
    expect(stepDigest(due({ dueAt: DUE + 300 * DAY_MS, lastPeriod: '2027-09-21' }), DUE)).toEqual({
      kind: 'reset',
      next: { clock: DAILY, dueAt: DUE + DAY_MS, lastPeriod: '2026-11-26' },
    });
  });
});

describe('a schedule that is set', () => {
  test('begins with the next period', () => {
    expect(startDigest(DAILY, null, DUE - 1)).toEqual({ clock: DAILY, dueAt: DUE, lastPeriod: '2026-11-25' });
    expect(startDigest(DAILY, null, DUE)).toEqual({ clock: DAILY, dueAt: DUE + DAY_MS, lastPeriod: '2026-11-26' });
  });

  test('moved to later on a day that was told already, goes on tomorrow', () => {
    const evening: DigestClock = { schedule: { every: 'day', minute: 18 * 60 }, zone: 'UTC' };
    expect(startDigest(evening, '2026-11-26', DUE + HOUR_MS)).toEqual({
      clock: evening,
      dueAt: DUE + DAY_MS + 9 * HOUR_MS,
      lastPeriod: '2026-11-26',
    });
    expect(startDigest(evening, '2026-11-25', DUE + HOUR_MS)).toMatchObject({ dueAt: DUE + 9 * HOUR_MS });
  });

  test('after what was told under a wrong clock begins at once', () => {
    expect(startDigest(DAILY, '2027-06-01', DUE - 1)).toMatchObject({ dueAt: DUE, lastPeriod: '2026-11-25' });
  });
});

describe('however time jumps', () => {
  const aSchedule: fc.Arbitrary<DigestSchedule> = fc.oneof(
    fc.record({ every: fc.constantFrom('day', 'workday'), minute: fc.integer({ min: 0, max: 1439 }) }),
    fc.record({
      every: fc.constant('week'),
      weekday: fc.integer({ min: 0, max: 6 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    }),
  );
  const aZone = fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe');

  test('every period is told once or counted as missed once, in order', () => {
    fc.assert(
      fc.property(
        aSchedule,
        aZone,
        fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 5, maxLength: 20 }),
        (schedule, zone, jumps) => {
          let state = startDigest({ schedule, zone }, null, DUE);
          let expected = state;
          let now = DUE;
          let accounted = 0;
          let told = state.lastPeriod;
          for (const hours of jumps) {
            now += hours * HOUR_MS;
            const step = stepDigest(state, now);
            if (step.kind === 'not_due') continue;
            state = step.next;
            expect(state.dueAt).toBeGreaterThan(now);
            if (step.kind !== 'send') continue;
            expect(step.period.key > told).toBe(true);
            expect(now - step.period.until).toBeLessThan((step.period.until - step.period.from) / 2);
            told = step.period.key;
            accounted += 1 + (step.missed?.count ?? 0);
          }
          let periods = 0;
          while (expected.lastPeriod < told) {
            const step = stepDigest(expected, expected.dueAt);
            if (step.kind !== 'send') throw new RangeError('a digest that is due is sent');
            expected = step.next;
            periods += 1;
          }
          expect(accounted).toBe(periods);
        },
      ),
      RUNS,
    );
  });
});
