import { describe, expect, test } from 'vitest';
import {
  type AlertState,
  isRecovering,
  type Judgement,
  readLevel,
  stepAlert,
  type Tier,
} from '../../src/domain/alert.ts';
import { SECOND_MS } from '../../src/domain/duration.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Rule, Severity } from '../../src/domain/rule.ts';
import { makeRule, micros, T0 } from './make.ts';

const CONFIRM = 30 * SECOND_MS;
const OK: AlertState = { status: 'ok' };
const [FIFTY, TEN] = [makeRule({ id: 1 }), makeRule({ id: 2, thresholdMicros: micros(10), severity: 'critical' })];

function breached(rule: Rule, severity: Severity = rule.severity): Judgement {
  return { rule, evidence: { says: 'breached', severity }, atOnce: false };
}

function says(rule: Rule, what: Exclude<Evidence['says'], 'breached'>): Judgement {
  return { rule, evidence: { says: what }, atOnce: false };
}

function tierOf({ id, thresholdMicros, severity }: Rule, recoveringSince: number | null = null): Tier {
  return { ruleId: id, thresholdMicros, severity, windowMs: null, recoveringSince };
}

function firing(...tiers: readonly Tier[]): AlertState {
  return { status: 'firing', since: T0 - 5000, tiers };
}

/** The alert after judgements `later` than T0. */
function step(state: AlertState, judgements: readonly Judgement[], later = 0): AlertState {
  return stepAlert(state, judgements, { now: T0 + later, confirmAfterMs: CONFIRM });
}

describe('an alert that is ok', () => {
  test('fires with the first breached tier, now', () => {
    expect(step(OK, [breached(FIFTY), says(TEN, 'good')])).toEqual({
      status: 'firing',
      since: T0,
      tiers: [tierOf(FIFTY)],
    });
  });

  test('fires with all breached tiers', () => {
    expect(step(OK, [breached(FIFTY), breached(TEN)])).toMatchObject({ tiers: [tierOf(FIFTY), tierOf(TEN)] });
  });

  test.each(['good', 'between', 'nothing'] as const)('stays so when a reading says %s', (what) => {
    expect(step(OK, [says(FIFTY, what)])).toEqual(OK);
    expect(step(OK, [{ ...says(FIFTY, what), atOnce: true }])).toEqual(OK);
  });

  test('stays so without rules', () => {
    expect(step(OK, [])).toEqual(OK);
  });
});

describe('a breached tier', () => {
  const recovering = firing(tierOf(FIFTY, T0));

  test('begins to recover again when its first good reading lies in the future, stored under a wrong clock', () => {
    expect(step(firing(tierOf(FIFTY, T0 + 1)), [says(FIFTY, 'good')])).toEqual(recovering);
  });

  test('begins to recover with the first good reading', () => {
    expect(step(firing(tierOf(FIFTY)), [says(FIFTY, 'good')])).toEqual(recovering);
  });

  test('is confirmed by a good reading exactly as late as asked, not a millisecond before', () => {
    expect(step(recovering, [says(FIFTY, 'good')], CONFIRM - 1)).toEqual(recovering);
    expect(step(recovering, [says(FIFTY, 'good')], CONFIRM)).toEqual(OK);
    expect(step(recovering, [says(FIFTY, 'good')], CONFIRM + 1)).toEqual(OK);
  });

  test('needs two readings even when they need not be apart', () => {
    const atOnce = { now: T0, confirmAfterMs: 0 };
    expect(stepAlert(firing(tierOf(FIFTY)), [says(FIFTY, 'good')], atOnce)).toEqual(recovering);
    expect(stepAlert(recovering, [says(FIFTY, 'good')], atOnce)).toEqual(OK);
  });

  test.each([
    ['breached again', breached(FIFTY)],
    ['between', says(FIFTY, 'between')],
  ])('recovers from the start after a reading that is %s', (_, judgement) => {
    expect(step(recovering, [judgement], CONFIRM)).toEqual(firing(tierOf(FIFTY)));
  });

  test('goes on recovering after a reading that says nothing', () => {
    expect(step(recovering, [says(FIFTY, 'nothing')], CONFIRM)).toEqual(recovering);
  });

  test('clears by its own threshold', () => {
    const both = firing(tierOf(FIFTY), tierOf(TEN, T0));
    expect(step(both, [breached(FIFTY), says(TEN, 'good')], CONFIRM)).toEqual(firing(tierOf(FIFTY)));
  });

  test('is gone with its rule', () => {
    expect(step(firing(tierOf(FIFTY), tierOf(TEN)), [says(FIFTY, 'nothing')])).toEqual(firing(tierOf(FIFTY)));
    expect(step(firing(tierOf(FIFTY)), [])).toEqual(OK);
  });

  test('keeps the alert’s beginning when another takes over', () => {
    expect(step(firing(tierOf(FIFTY)), [breached(TEN)], 1000)).toEqual(firing(tierOf(TEN)));
  });
});

describe('a rule that was changed just now', () => {
  const now = { atOnce: true };

  test('ends its tier with one good judgement', () => {
    expect(step(firing(tierOf(FIFTY)), [{ ...says(FIFTY, 'good'), ...now }])).toEqual(OK);
  });

  test('has its new threshold and severity when it is breached', () => {
    expect(step(firing(tierOf(FIFTY, T0 - 1)), [{ ...breached({ ...TEN, id: 1 }), ...now }])).toEqual(
      firing(tierOf({ ...TEN, id: 1 })),
    );
  });

  test('goes on under its new terms, from the start, when its wallet is not reported', () => {
    const changed = { ...TEN, id: 1 };
    expect(step(firing(tierOf(FIFTY, T0)), [{ ...says(changed, 'nothing'), ...now }])).toEqual(firing(tierOf(changed)));
  });

  test('keeps what is wrong with a kind that has no terms', () => {
    const rule = makeRule({ kind: 'unavailable' });
    const state = firing({ ...tierOf(rule), severity: 'critical' });
    expect(step(state, [{ ...says(rule, 'nothing'), ...now }])).toEqual(state);
  });
});

describe('the severity of a tier that is breached again', () => {
  const blind = makeRule({ kind: 'blind' });

  test.each([
    ['warning', 'warning', 'warning'],
    ['warning', 'critical', 'critical'],
    ['critical', 'warning', 'critical'],
  ] as const)(
    'of blind, %s and then %s, is %s: a refused key counts until the account is read',
    (was, is, severity) => {
      const state = firing({ ...tierOf(blind), severity: was });
      expect(step(state, [breached(blind, is)])).toEqual(firing({ ...tierOf(blind), severity }));
    },
  );

  test('of a balance is what the rule says now', () => {
    expect(step(firing({ ...tierOf(FIFTY), severity: 'critical' }), [breached(FIFTY)])).toEqual(firing(tierOf(FIFTY)));
  });

  test('of blind begins with what is', () => {
    expect(readLevel(step(OK, [breached(blind, 'critical')]))?.severity).toBe('critical');
  });
});

describe('the level of an alert', () => {
  test('is that of its worst tier', () => {
    expect(readLevel(firing(tierOf(FIFTY), tierOf(TEN, T0)))).toEqual({
      severity: 'critical',
      thresholdMicros: micros(10),
      windowMs: null,
      ruleId: 2,
    });
    expect(readLevel(OK)).toBeUndefined();
    expect(readLevel(firing())).toBeUndefined();
  });

  test('recovers with the worst tier, whatever the others do', () => {
    expect(isRecovering(OK)).toBe(false);
    expect(isRecovering(firing(tierOf(FIFTY), tierOf(TEN)))).toBe(false);
    expect(isRecovering(firing(tierOf(FIFTY, T0), tierOf(TEN)))).toBe(false);
    expect(isRecovering(firing(tierOf(FIFTY), tierOf(TEN, T0)))).toBe(true);
    expect(isRecovering(firing(tierOf(FIFTY, T0)))).toBe(true);
  });
});
