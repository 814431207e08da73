import { describe, expect, test } from 'vitest';
import { type Comparison, isBroadcast, isNews, readGate, type Step } from '../../src/domain/gate.ts';
import type { Level } from '../../src/domain/level.ts';
import type { Kind, Severity } from '../../src/domain/rule.ts';
import { micros } from './make.ts';

function level(severity: Severity, threshold: number | null): Level {
  return { severity, thresholdMicros: threshold === null ? null : micros(threshold), windowMs: null, ruleId: 1 };
}

const NONE = null;
const [W50, W10] = [level('warning', 50), level('warning', 10)];
const [C50, C10] = [level('critical', 50), level('critical', 10)];
const [WARNING, CRITICAL] = [level('warning', null), level('critical', null)];

/** Another alert of the same episode, in which nothing changes. */
const OTHER_WARNING: Comparison = { kind: 'below', is: W50, told: W50 };
const OTHER_CRITICAL: Comparison = { kind: 'below', is: C50, told: C50 };

function alert(kind: Kind, told: Level | null, is: Level | null): Comparison {
  return { kind, is, told };
}

/** What is said in an announced episode, or why nothing is. */
function said(alerts: readonly Comparison[], repeatDue = false): Step | 'told_already' | 'nothing_to_tell' {
  const gate = readGate({ alerts, announced: true, repeatDue });
  return gate.opens ? gate.step : gate.because;
}

describe('before the first announcement', () => {
  test.each([false, true])('whatever fires is fired (repeat due: %s)', (repeatDue) => {
    for (const kind of ['below', 'unavailable', 'blind'] as const)
      for (const is of [W50, W10, C50, C10, WARNING, CRITICAL])
        expect(
          readGate({ alerts: [alert(kind, NONE, NONE), alert(kind, NONE, is)], announced: false, repeatDue }),
        ).toEqual({
          opens: true,
          step: 'fired',
        });
  });

  test.each([false, true])('there is nothing to tell when nothing fires (repeat due: %s)', (repeatDue) => {
    const closed = { opens: false, because: 'nothing_to_tell' };
    expect(readGate({ alerts: [], announced: false, repeatDue })).toEqual(closed);
    expect(readGate({ alerts: [alert('below', NONE, NONE)], announced: false, repeatDue })).toEqual(closed);
  });
});

test.each([W50, C10, NONE])('when nothing fires any more it is resolved', (told) => {
  expect(said([alert('below', told, NONE)])).toBe('resolved');
  expect(said([alert('below', told, NONE), alert('blind', WARNING, NONE)], true)).toBe('resolved');
  expect(said([])).toBe('resolved');
});

describe('beside an announced warning', () => {
  test.each([
    ['below', NONE, NONE, 'told_already'],
    ['below', NONE, W50, 'joined'],
    ['below', NONE, W10, 'joined'],
    ['below', NONE, C50, 'escalated'],
    ['below', NONE, C10, 'escalated'],
    ['below', W50, NONE, 'eased'],
    ['below', W50, W50, 'told_already'],
    ['below', W50, W10, 'escalated'],
    ['below', W50, C50, 'escalated'],
    ['below', W50, C10, 'escalated'],
    ['below', W10, NONE, 'eased'],
    ['below', W10, W50, 'eased'],
    ['below', W10, W10, 'told_already'],
    ['below', W10, C50, 'escalated'],
    ['below', W10, C10, 'escalated'],
    ['below', C50, NONE, 'eased'],
    ['below', C50, W50, 'eased'],
    ['below', C50, W10, 'eased'],
    ['below', C50, C50, 'told_already'],
    ['below', C50, C10, 'escalated'],
    ['below', C10, NONE, 'eased'],
    ['below', C10, W50, 'eased'],
    ['below', C10, W10, 'eased'],
    ['below', C10, C50, 'eased'],
    ['below', C10, C10, 'told_already'],
    ['unavailable', NONE, NONE, 'told_already'],
    ['unavailable', NONE, WARNING, 'joined'],
    ['unavailable', NONE, CRITICAL, 'escalated'],
    ['unavailable', WARNING, CRITICAL, 'escalated'],
    ['unavailable', CRITICAL, WARNING, 'eased'],
    ['unavailable', CRITICAL, CRITICAL, 'told_already'],
    ['unavailable', CRITICAL, NONE, 'eased'],
    ['blind', NONE, NONE, 'told_already'],
    ['blind', NONE, WARNING, 'joined'],
    ['blind', NONE, CRITICAL, 'escalated'],
    ['blind', WARNING, NONE, 'eased'],
    ['blind', WARNING, WARNING, 'told_already'],
    ['blind', WARNING, CRITICAL, 'escalated'],
    ['blind', CRITICAL, NONE, 'eased'],
    ['blind', CRITICAL, WARNING, 'eased'],
    ['blind', CRITICAL, CRITICAL, 'told_already'],
  ] as const)('%s, told %o, now %o: %s', (kind, told, is, expected) => {
    const changed = alert(kind, told, is);
    const whenDue = expected === 'told_already' ? 'repeated' : expected;
    for (const alerts of [
      [changed, OTHER_WARNING],
      [OTHER_WARNING, changed],
    ]) {
      expect(said(alerts)).toBe(expected);
      expect(said(alerts, true)).toBe(whenDue);
    }
  });
});

describe('beside an announced critical alert', () => {
  test.each([
    ['another critical balance only joins', 'below', NONE, C10, 'joined'],
    ['a warning joins', 'below', NONE, W50, 'joined'],
    ['an account that cannot be read joins', 'blind', NONE, WARNING, 'joined'],
    ['a refused key escalates', 'blind', NONE, CRITICAL, 'escalated'],
    ['refused calls escalate', 'unavailable', NONE, CRITICAL, 'escalated'],
    ['limited calls join', 'unavailable', NONE, WARNING, 'joined'],
    ['a warning that becomes critical escalates', 'below', W50, C50, 'escalated'],
    ['a lower tier escalates', 'below', W50, W10, 'escalated'],
  ] as const)('%s', (_, kind, told, is, expected) => {
    expect(said([OTHER_CRITICAL, alert(kind, told, is)])).toBe(expected);
    expect(said([OTHER_CRITICAL, OTHER_WARNING, alert(kind, told, is)])).toBe(expected);
  });
});

describe('when several alerts changed', () => {
  const [worse, begun, better] = [alert('below', W50, W10), alert('blind', NONE, WARNING), alert('below', W10, W50)];

  test.each([
    ['what got worse speaks', [better, begun, worse], 'escalated'],
    ['what began speaks before what eased', [better, begun], 'joined'],
    ['one that began when another ended joins', [alert('below', W50, NONE), begun], 'joined'],
    [
      'one that began worse than what ended escalates',
      [alert('below', W50, NONE), alert('below', NONE, C50)],
      'escalated',
    ],
    [
      'one that began when something critical ended joins',
      [alert('below', C50, NONE), alert('below', NONE, C10)],
      'joined',
    ],
  ] as const)('%s', (_, alerts, expected) => {
    expect(said(alerts)).toBe(expected);
    expect(said(alerts.toReversed(), true)).toBe(expected);
  });
});

test('what fires in an announced episode of which nothing is told any more escalates', () => {
  expect(said([alert('below', NONE, W50)])).toBe('escalated');
});

test.each([
  ['nothing and nothing', NONE, NONE, false],
  ['the same level of another rule', W50, { ...W50, ruleId: 9 }, false],
  ['a beginning', NONE, W50, true],
  ['an end', W50, NONE, true],
  ['another severity', W50, C50, true],
  ['another threshold', W50, W10, true],
])('news: %s', (_, told, is, news) => {
  expect(isNews(alert('below', told, is))).toBe(news);
});

describe('to the channel and not only the thread goes', () => {
  test.each([
    ['escalated', 'warning', 'warning', true],
    ['escalated', 'critical', 'critical', true],
    ['repeated', 'critical', 'critical', true],
    ['repeated', 'warning', 'critical', false],
    ['repeated', 'warning', 'warning', false],
    ['resolved', 'warning', 'critical', true],
    ['resolved', 'critical', 'critical', true],
    ['resolved', 'warning', 'warning', false],
    ['fired', 'critical', 'critical', false],
    ['joined', 'critical', 'critical', false],
    ['eased', 'critical', 'critical', false],
  ] as const)('%s, %s now, %s at worst: %s', (step, severity, peak, broadcast) => {
    expect(isBroadcast(step, severity, peak)).toBe(broadcast);
  });
});
