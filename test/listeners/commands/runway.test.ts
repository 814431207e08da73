import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/domain/duration.ts';
import { intentionOf, refusalFor } from './context.ts';

const NOTHING = { currency: null, severity: null, mention: null, accountId: null };

function runway(spanMs: number, given: object = {}): object {
  return { kind: 'runway', spanMs, ...NOTHING, ...given };
}

describe('runway', () => {
  test.each([
    ['runway 3d', runway(3 * DAY_MS)],
    ['RUNWAY 3 Days', runway(3 * DAY_MS)],
    ['runway under 72h', runway(3 * DAY_MS)],
    ['runway 3天', runway(3 * DAY_MS)],
    ['runway 1h', runway(HOUR_MS)],
    ['runway 90d', runway(90 * DAY_MS)],
    ['runway 3d CNY', runway(3 * DAY_MS, { currency: 'CNY' })],
    ['runway ¥ 2w', runway(14 * DAY_MS, { currency: 'CNY' })],
    [
      'runway 1d critical notify <@U1|ann> for prod',
      runway(DAY_MS, { severity: 'critical', mention: '<@U1>', accountId: 'prod' }),
    ],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test.each([
    ['runway', { problem: 'runway_incomplete', typed: '', lines: ['runway 3d'] }],
    ['runway critical for prod', { problem: 'runway_incomplete', typed: '', lines: ['runway 3d critical for prod'] }],
    ['runway soon', { problem: 'runway_incomplete', typed: 'soon', lines: ['runway 3d'] }],
    ['runway 30m', { problem: 'span_range', typed: '30m', line: 'runway 1h' }],
    ['runway 1000d', { problem: 'span_range', typed: '1000d', line: 'runway 90d' }],
    ['runway under soon', { problem: 'window_unclear', typed: 'under soon', line: 'runway 1h' }],
    ['runway 3d 50 CNY', { problem: 'word_left_over', typed: '50 CNY', line: 'runway 3d' }],
    ['runway 3d please', { problem: 'word_left_over', typed: 'please', line: 'runway 3d' }],
    [
      'runway 3d USD notify oncall',
      { problem: 'mention_unresolved', typed: 'oncall', line: 'runway 3d USD notify @oncall' },
    ],
    ['runway 3d critcal', { problem: 'word_left_over', typed: 'critcal', line: 'runway 3d critical' }],
  ])('%j is refused', (text, refusal) => {
    expect(refusalFor(text)).toMatchObject(refusal);
  });

  test.each([
    ['threshold 3d', 'runway 3d'],
    ['warn 3d critical for prod', 'runway 3d critical for prod'],
  ])('is what %j meant', (text, line) => {
    expect(refusalFor(text)).toMatchObject({ problem: 'word_left_over', line });
  });

  test('is changed by another time, also a longer one than a drop looks back', () => {
    expect(intentionOf('change 4 to 30d critical')).toEqual({
      kind: 'change',
      number: 4,
      threshold: null,
      windowMs: 30 * DAY_MS,
      severity: 'critical',
    });
    expect(refusalFor('change 4 to 100d')).toMatchObject({
      problem: 'time_range',
      typed: '100d',
      line: 'change 4 in 90d',
    });
  });
});
