import { describe, expect, test } from 'vitest';
import { compareLevels, compareSeverity, type Level, worseSeverity, worstLevel } from '../../src/domain/level.ts';
import { micros } from './make.ts';

function level(severity: Level['severity'], threshold: number | null, ruleId = 1): Level {
  return { severity, thresholdMicros: threshold === null ? null : micros(threshold), windowMs: null, ruleId };
}

test('critical is more severe than a warning', () => {
  expect(compareSeverity('critical', 'warning')).toBeGreaterThan(0);
  expect(compareSeverity('warning', 'critical')).toBeLessThan(0);
  expect(compareSeverity('warning', 'warning')).toBe(0);
});

test.each([
  ['warning', 'warning', 'warning'],
  ['warning', 'critical', 'critical'],
  ['critical', 'warning', 'critical'],
  ['critical', 'critical', 'critical'],
] as const)('of %s and %s the worse is %s', (a, b, worse) => {
  expect(worseSeverity(a, b)).toBe(worse);
});

describe('a level is worse', () => {
  test.each([
    ['by severity, whatever the threshold', level('critical', 50), level('warning', 10)],
    ['at equal severity, by the lower threshold', level('warning', 10), level('warning', 50)],
    ['without a threshold, by severity', level('critical', null), level('warning', null)],
    ['without a threshold than with one', level('warning', null), level('warning', 10)],
  ])('%s', (_, worse, better) => {
    expect(compareLevels(worse, better)).toBeGreaterThan(0);
    expect(compareLevels(better, worse)).toBeLessThan(0);
    expect(compareLevels(worse, { ...worse, ruleId: 9 })).toBe(0);
    expect(worstLevel([worse, better])).toBe(worse);
    expect(worstLevel([better, worse])).toBe(worse);
  });
});

test('of equal levels the older rule speaks, in any order', () => {
  const [older, newer] = [level('warning', 50, 3), level('warning', 50, 11)];
  expect(worstLevel([older, newer])).toBe(older);
  expect(worstLevel([newer, older])).toBe(older);
});

test('there is no worst of no levels', () => {
  expect(worstLevel([])).toBeUndefined();
});
