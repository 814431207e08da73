import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import {
  BLIND,
  change,
  cny,
  FIFTY,
  last,
  news,
  playOn,
  read,
  remove,
  set,
  steps,
  TEN,
  tick,
  USD_FIVE,
} from './episode-life.ts';
import { failure, makeRule, micros, snapshot, T0 } from './make.ts';
import { EDITOR, type Happening } from './play.ts';

describe('a change of rules', () => {
  test('that sets a rule judges it at once by the last good reading', () => {
    expect(steps(playOn([], cny(30), read(failure()), set(FIFTY)))).toEqual([null, null, 'fired']);
    expect(steps(playOn([], cny(50), set(FIFTY)))).toEqual([null, null]);
    expect(steps(playOn([], set(FIFTY), cny(30)))).toEqual([null, 'fired']);
    expect(last(playOn([], cny(30), set(FIFTY))).alerts).toMatchObject([{ firstTotal: micros(30) }]);
  });

  test('judges no other rule, not even by a reading that would count', () => {
    const played = playOn([FIFTY], cny(8), cny(60), set(USD_FIVE), set(BLIND), tick(HOUR_MS), cny(60));
    expect(steps(played)).toEqual(['fired', null, null, null, null, 'resolved']);
  });

  test('that lets a tier end does so without hysteresis, and says by whom', () => {
    const by = { by: 'edit', edit: { by: EDITOR, what: 'changed' } };
    const played = playOn([FIFTY], cny(30), change({ ...FIFTY, thresholdMicros: micros(30) }));
    expect(steps(played)).toEqual(['fired', 'resolved']);
    expect(last(played)).toMatchObject({ ended: { ending: by }, alerts: [{ ended: { ending: by } }] });
  });

  test('that removes a rule ends its tier, and says by whom', () => {
    const by = { by: 'edit', edit: { by: EDITOR, what: 'removed' } };
    const played = playOn([FIFTY, TEN], cny(8), remove(2), remove(1));
    expect(steps(played)).toEqual(['fired', 'eased', 'resolved']);
    expect(last(played)).toMatchObject({ ended: { at: T0 + 4 * MINUTE_MS, ending: by }, peak: 'critical' });
  });

  test('leaves it said that readings ended another alert before', () => {
    const both = (yuan: number): Happening => read(snapshot({ CNY: yuan, USD: 4 }));
    const played = playOn([FIFTY, USD_FIVE], both(40), both(60), both(60), remove(3));
    expect(last(played).alerts.map(({ ended }) => ended?.ending.by)).toEqual(['readings', 'edit']);
    expect(last(played).ended?.ending.by).toBe('edit');
  });

  test('of the severity escalates or eases what fires', () => {
    const critical = change({ ...FIFTY, severity: 'critical' });
    expect(steps(playOn([FIFTY], cny(30), critical, change(FIFTY)))).toEqual(['fired', 'escalated', 'eased']);
  });

  test('is no news of its own when only the threshold of what fires moves down', () => {
    const played = playOn([FIFTY], cny(30), change({ ...FIFTY, thresholdMicros: micros(40) }), cny(29));
    expect(steps(played)).toEqual(['fired', null, null]);
    expect(last(played).alerts).toMatchObject([{ told: { thresholdMicros: micros(40) } }]);
  });

  test('together with a higher severity is news even when the threshold moves down', () => {
    const worse = change({ ...FIFTY, thresholdMicros: micros(40), severity: 'critical' });
    expect(steps(playOn([FIFTY], cny(30), worse))).toEqual(['fired', 'escalated']);
  });

  test('that moves the threshold up does not make a covered tier news', () => {
    const [twenty, forty] = [
      makeRule({ id: 8, thresholdMicros: micros(20) }),
      makeRule({ id: 9, thresholdMicros: micros(40) }),
    ];
    const played = playOn([twenty, forty], cny(15), change({ ...twenty, thresholdMicros: micros(50) }), cny(14));
    expect(steps(played)).toEqual(['fired', 'eased', null]);
    expect(last(played).alerts).toMatchObject([{ told: { ruleId: 9, thresholdMicros: micros(40) } }]);
  });

  test('keeps what fires on a wallet that is not reported, said once under its new terms', () => {
    const forty = { ...FIFTY, thresholdMicros: micros(40) };
    const gone = [read(snapshot({})), read(snapshot({}))];
    expect(steps(playOn([FIFTY], cny(30), ...gone, change(forty), ...gone, cny(30)))).toEqual([
      'fired',
      ...Array<null>(6).fill(null),
    ]);
    const critical = change({ ...forty, severity: 'critical' });
    expect(steps(playOn([FIFTY], cny(30), ...gone, critical, ...gone))).toEqual([
      'fired',
      null,
      null,
      'escalated',
      null,
      null,
    ]);
    const twenty = change({ ...FIFTY, thresholdMicros: micros(20) });
    expect(steps(playOn([FIFTY], cny(30), ...gone, twenty, ...gone))).toEqual([
      'fired',
      null,
      null,
      'resolved',
      null,
      null,
    ]);
  });

  test('of one wallet leaves the other alerts as they are', () => {
    const low = read(snapshot({ CNY: 30, USD: 4 }));
    const played = playOn([FIFTY, USD_FIVE], low, change({ ...USD_FIVE, thresholdMicros: micros(2) }), low, remove(1));
    expect(steps(played)).toEqual(['fired', 'eased', null, 'resolved']);
    expect(news(played.slice(0, 2))).toEqual(['below USD']);
  });
});
