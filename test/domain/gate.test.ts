import { describe, expect, test } from 'vitest';
import {
  type Comparison,
  type Gate,
  type Hold,
  isBroadcast,
  isNews,
  readGate,
  type Step,
} from '../../src/domain/gate.ts';
import type { Level } from '../../src/domain/level.ts';
import type { Kind, Severity } from '../../src/domain/rule.ts';
import { micros, T0 } from './make.ts';

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
function said(alerts: readonly Comparison[], repeatDue = false): Step | Extract<Gate, { opens: false }>['because'] {
  const gate = readGate({ alerts, announced: true, repeatDue, holds: [] });
  return gate.opens ? gate.step : gate.because;
}

describe('before the first announcement', () => {
  test.each([false, true])('whatever fires is fired (repeat due: %s)', (repeatDue) => {
    for (const kind of ['below', 'unavailable', 'blind'] as const)
      for (const is of [W50, W10, C50, C10, WARNING, CRITICAL])
        expect(
          readGate({
            alerts: [alert(kind, NONE, NONE), alert(kind, NONE, is)],
            announced: false,
            repeatDue,
            holds: [],
          }),
        ).toEqual({
          opens: true,
          step: 'fired',
        });
  });

  test.each([false, true])('there is nothing to tell when nothing fires (repeat due: %s)', (repeatDue) => {
    const closed = { opens: false, because: 'nothing_to_tell' };
    expect(readGate({ alerts: [], announced: false, repeatDue, holds: [] })).toEqual(closed);
    expect(readGate({ alerts: [alert('below', NONE, NONE)], announced: false, repeatDue, holds: [] })).toEqual(closed);
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

describe('while snoozed', () => {
  const UNTIL = T0 + 1;
  const snoozed = (severity: Severity | null): Hold => ({ because: 'snoozed', severity, until: UNTIL });
  const waits = { opens: false, because: 'snoozed', until: UNTIL };
  const gate = (alerts: readonly Comparison[], severity: Severity | null, repeatDue = false): Gate =>
    readGate({ alerts, announced: true, repeatDue, holds: [snoozed(severity)] });

  test.each([
    ['a lower tier of the same severity', [alert('below', W50, W10)]],
    ['one more warning', [OTHER_WARNING, alert('blind', NONE, WARNING)]],
    ['what eased', [alert('below', C10, W50)]],
    ['a lower critical tier', [alert('below', C50, C10)]],
    ['one more critical balance', [OTHER_CRITICAL, alert('below', NONE, C10)]],
    [
      'calls that are refused still',
      [OTHER_WARNING, alert('unavailable', CRITICAL, CRITICAL), alert('below', W50, W10)],
    ],
    ['calls that meet a limit', [OTHER_WARNING, alert('unavailable', NONE, WARNING)]],
  ])('%s waits', (_, alerts) => {
    for (const severity of [null, 'warning', 'critical'] as const) expect(gate(alerts, severity)).toEqual(waits);
  });

  test('a reminder waits', () => {
    expect(gate([OTHER_CRITICAL], null, true)).toEqual(waits);
  });

  test.each([
    ['a worse severity', [alert('below', W50, C10)], null],
    ['a worse severity than was snoozed', [alert('below', W50, C10)], 'warning'],
    ['another alert of a worse severity', [OTHER_WARNING, alert('below', NONE, C10)], null],
    ['refused calls', [OTHER_CRITICAL, alert('unavailable', NONE, CRITICAL)], 'critical'],
    ['calls that are refused after a limit', [OTHER_CRITICAL, alert('unavailable', WARNING, CRITICAL)], 'critical'],
    ['a refused key', [OTHER_CRITICAL, alert('blind', NONE, CRITICAL)], 'critical'],
    ['a key refused after it could not be read', [OTHER_CRITICAL, alert('blind', WARNING, CRITICAL)], 'critical'],
  ] as const)('%s comes through', (_, alerts, severity) => {
    expect(gate(alerts, severity)).toEqual({ opens: true, step: 'escalated' });
  });

  test('what was critical when it was snoozed is no worse when it begins again', () => {
    const fired = (is: Level, severity: Severity | null): Gate =>
      readGate({ alerts: [alert('below', NONE, is)], announced: false, repeatDue: false, holds: [snoozed(severity)] });
    expect(fired(C10, 'critical')).toEqual(waits);
    expect(fired(C10, 'warning')).toEqual({ opens: true, step: 'fired' });
    expect(fired(C10, null)).toEqual({ opens: true, step: 'fired' });
    expect(fired(W10, null)).toEqual(waits);
  });

  test('the end of everything comes through', () => {
    expect(gate([alert('below', W50, NONE)], null)).toEqual({ opens: true, step: 'resolved' });
  });

  test('nothing to tell is still nothing', () => {
    expect(gate([OTHER_WARNING], null)).toEqual({ opens: false, because: 'told_already' });
  });
});

describe('in quiet hours', () => {
  const quiet: Hold = { because: 'quiet_hours', until: T0 + 2 };
  const gate = (alerts: readonly Comparison[], repeatDue = false): Gate =>
    readGate({ alerts, announced: true, repeatDue, holds: [quiet] });
  const waits = { opens: false, because: 'quiet_hours', until: T0 + 2 };

  test.each([
    ['a worse warning', [alert('below', W50, W10)]],
    ['one more warning', [OTHER_CRITICAL, alert('blind', NONE, WARNING)]],
    ['a critical alert that eased to a warning', [alert('below', C10, W50)]],
  ])('%s waits', (_, alerts) => {
    expect(gate(alerts)).toEqual(waits);
  });

  test.each([
    ['a warning that becomes critical', [alert('below', W50, C10)], 'escalated'],
    ['one more critical alert', [OTHER_CRITICAL, alert('below', NONE, C10)], 'joined'],
    ['the end', [alert('below', W50, NONE)], 'resolved'],
  ] as const)('%s comes through', (_, alerts, step) => {
    expect(gate(alerts)).toEqual({ opens: true, step });
  });

  test('a first alert comes through when it is critical', () => {
    const first = (is: Level): Gate =>
      readGate({ alerts: [alert('below', NONE, is)], announced: false, repeatDue: false, holds: [quiet] });
    expect(first(C10)).toEqual({ opens: true, step: 'fired' });
    expect(first(W10)).toEqual(waits);
  });

  test('a reminder comes through while something is critical', () => {
    expect(gate([OTHER_WARNING, OTHER_CRITICAL], true)).toEqual({ opens: true, step: 'repeated' });
    expect(gate([OTHER_WARNING], true)).toEqual(waits);
  });

  test('a reminder of something critical is not kept back by a warning that waits', () => {
    const joined = alert('blind', NONE, WARNING);
    const eased = alert('below', W10, W50);
    expect(gate([OTHER_CRITICAL, joined], true)).toEqual({ opens: true, step: 'repeated' });
    expect(gate([alert('unavailable', CRITICAL, CRITICAL), eased], true)).toEqual({ opens: true, step: 'repeated' });
    expect(gate([OTHER_WARNING, joined], true)).toEqual(waits);
  });

  test('what is snoozed too waits for the later of both ends', () => {
    const snoozed: Hold = { because: 'snoozed', severity: null, until: T0 + 1 };
    for (const holds of [
      [quiet, snoozed],
      [snoozed, quiet],
    ])
      expect(readGate({ alerts: [OTHER_WARNING], announced: true, repeatDue: true, holds })).toEqual(waits);
    expect(readGate({ alerts: [OTHER_CRITICAL], announced: true, repeatDue: true, holds: [quiet, snoozed] })).toEqual({
      opens: false,
      because: 'snoozed',
      until: T0 + 1,
    });
  });
});
