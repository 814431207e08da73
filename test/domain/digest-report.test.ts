import { describe, expect, test } from 'vitest';
import { readObservation } from '../../src/domain/burn-hours.ts';
import { readGaps, readOther, readSpend } from '../../src/domain/digest-report.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { ObservedTotal } from '../../src/domain/fall.ts';
import { readMovements } from '../../src/domain/movement.ts';
import { micros, T0 } from './make.ts';

const GAP_MS = 5 * MINUTE_MS;

/** Topped-up totals in units, each seen at minutes from `T0` until the next one, unless told otherwise. */
function seen(
  ...rows: readonly (readonly [minute: number, total: number, until?: number])[]
): readonly ObservedTotal[] {
  return rows.map(([minute, total, until], index) => {
    const next = rows[index + 1]?.[0];
    const end = until ?? (next === undefined ? minute : next - 1);
    const at = { from: T0 + minute * MINUTE_MS, until: T0 + end * MINUTE_MS };
    return { currency: 'CNY', total: micros(total), granted: 0, toppedUp: micros(total), ...at };
  });
}

function minutes(from: number, until: number) {
  return { from: T0 + from * MINUTE_MS, until: T0 + until * MINUTE_MS };
}

function spendIn(totals: readonly ObservedTotal[], from: number, until: number) {
  return readSpend(
    readObservation(totals, () => GAP_MS),
    readMovements(totals),
    minutes(from, until),
  );
}

describe('what was spent in a period', () => {
  test('is what fell in it, and not before or after', () => {
    const totals = seen([0, 100], [20, 90], [70, 85], [110, 80], [180, 80]);
    expect(spendIn(totals, 0, 60)).toEqual({ micros: micros(10), observed: 1, hidden: false });
    expect(spendIn(totals, 60, 120)).toEqual({ micros: micros(10), observed: 1, hidden: false });
    expect(spendIn(totals, 120, 180)).toEqual({ micros: 0, observed: 1, hidden: false });
  });

  test('counts a fall where it was seen, so that periods add up', () => {
    const totals = seen([0, 100, 0], [120, 60]);
    expect(spendIn(totals, 0, 60).micros + spendIn(totals, 60, 120).micros).toBe(micros(40));
    expect(spendIn(totals, 0, 60)).toEqual({ micros: 0, observed: 0, hidden: false });
    expect(spendIn(totals, 60, 120).micros).toBe(micros(40));
  });

  test('of a fall without a length is counted where it was seen', () => {
    const totals = seen([0, 100, 10], [10, 90, 20], [20, 90]);
    expect(spendIn(totals, 0, 10).micros).toBe(micros(10));
    expect(spendIn(totals, 10, 20).micros).toBe(0);
  });

  test('is at least that where money came in', () => {
    const totals = seen([0, 100], [20, 90], [30, 290], [60, 290]);
    expect(spendIn(totals, 0, 60)).toMatchObject({ micros: micros(10), hidden: true });
    expect(spendIn(totals, 40, 60)).toMatchObject({ micros: 0, hidden: false });
  });

  test('is seen for the share of the time in which it was watched', () => {
    expect(spendIn(seen([0, 100, 30], [60, 90, 60]), 0, 60)).toMatchObject({ observed: 0.5 });
    expect(spendIn([], 0, 60)).toEqual({ micros: 0, observed: 0, hidden: false });
  });
});

test('what else moved a wallet is told by when it was seen', () => {
  const movements = readMovements(seen([0, 100], [20, 90], [30, 290], [60, 289.99], [61, 280]));
  expect(readOther(movements, minutes(0, 60))).toEqual([
    { kind: 'top_up', micros: micros(200), at: T0 + 30 * MINUTE_MS },
  ]);
  expect(readOther(movements, minutes(30, 60))).toEqual([]);
});

describe('times without a reading', () => {
  test('are longer than the longest gap, and lie within the period', () => {
    const totals = seen([0, 100, 10], [15, 100, 20], [60, 90, 70]);
    expect(readGaps(totals, minutes(0, 120), () => GAP_MS)).toEqual([minutes(20, 60), minutes(70, 120)]);
    expect(readGaps(totals, minutes(30, 72), () => GAP_MS)).toEqual([minutes(30, 60)]);
    expect(readGaps(totals, minutes(61, 70), () => GAP_MS)).toEqual([]);
  });

  test('of one wallet are none while another one was read', () => {
    const other = seen([0, 5, 60]).map((row) => ({ ...row, currency: 'USD' }));
    expect(readGaps([...seen([0, 100, 10], [55, 90, 60]), ...other], minutes(0, 60), () => GAP_MS)).toEqual([]);
  });

  test('are not told of an account that was never read', () => {
    expect(readGaps([], { from: T0, until: T0 + HOUR_MS }, () => GAP_MS)).toEqual([]);
  });
});
