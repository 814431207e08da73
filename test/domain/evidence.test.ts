import { describe, expect, test } from 'vitest';
import type { AccountStatus } from '../../src/domain/account.ts';
import { HOUR_MS, MINUTE_MS, toMinuteMicros } from '../../src/domain/duration.ts';
import {
  clearsAt,
  type Evidence,
  isFailing,
  isWaiting,
  lastsAgainFrom,
  readBlindness,
  readEvidence,
} from '../../src/domain/evidence.ts';
import type { Outlook } from '../../src/domain/forecast.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { accountAfter, failure, makeRule, micros, REFUSED, snapshot, T0 } from './make.ts';

const BLIND_AFTER = 15 * MINUTE_MS;

/** What the last of some readings says. */
function evidence(rule: Rule, ...readings: readonly Reading[]): Evidence {
  const account = accountAfter(...readings);
  return readEvidence(rule, {
    account,
    history: [],
    prospects: [],
    reading: readings.at(-1) ?? null,
    now: T0,
    blindAfterMs: BLIND_AFTER,
  });
}

/** What all readings together say about a rule that was set or changed just now. */
function judged(rule: Rule, account: AccountStatus, now = T0): Evidence {
  return readEvidence(rule, { account, history: [], prospects: [], reading: null, now, blindAfterMs: BLIND_AFTER });
}

describe('a tier clears at', () => {
  test.each([
    [50, 51],
    [10, 10.2],
    [1, 1.02],
    [0.99, 1.01],
    [0.01, 0.03],
    [1.000001, 1.020002],
    [20_000, 20_400],
  ])('for %d: %d, the larger of 2 %% and 0.02 above', (threshold, clear) => {
    expect(clearsAt(micros(threshold))).toBe(micros(clear));
  });
});

describe('below 50.00', () => {
  const rule = makeRule({ severity: 'critical' });
  const breached = { says: 'breached', severity: 'critical' };

  test.each([
    [-0.000001, 'breached'],
    [0, 'breached'],
    [49.999999, 'breached'],
    [50, 'between'],
    [50.999999, 'between'],
    [51, 'good'],
    [1000, 'good'],
  ])('a total of %d is %s', (total, says) => {
    expect(evidence(rule, snapshot({ CNY: total })).says).toBe(says);
  });

  test.each([
    [49.999999, 'breached'],
    [50, 'good'],
    [50.5, 'good'],
  ])('a total of %d is %s without hysteresis', (total, says) => {
    expect(judged(rule, accountAfter(snapshot({ CNY: total }))).says).toBe(says);
  });

  test('has the severity of the rule', () => {
    expect(evidence(rule, snapshot({ CNY: 1 }))).toEqual(breached);
    expect(judged(makeRule(), accountAfter(snapshot({ CNY: 1 })))).toEqual({ says: 'breached', severity: 'warning' });
  });

  test.each<readonly [string, Reading]>([
    ['a refusal', REFUSED],
    ['a refused key', failure('auth')],
    ['a rate limit', failure('rate_limited')],
    ['an unreachable server', failure('unreachable')],
    ['a blocked request', failure('blocked')],
    ['a missing page', failure('not_found')],
    ['an invalid reply', failure('invalid')],
    ['an empty list', snapshot({})],
    ['another wallet', snapshot({ USD: 1 })],
  ])('%s says nothing, whatever the total was', (_, reading) => {
    expect(evidence(rule, snapshot({ CNY: 1 }), reading)).toEqual({ says: 'nothing' });
    expect(evidence(rule, snapshot({ CNY: 60 }), reading)).toEqual({ says: 'nothing' });
    expect(evidence(rule, reading)).toEqual({ says: 'nothing' });
  });

  test('a changed rule is judged by the last good reading, failures since or not', () => {
    expect(judged(rule, accountAfter(snapshot({ CNY: 1 }), failure(), REFUSED))).toEqual(breached);
    expect(judged(rule, accountAfter(snapshot({ CNY: 60 }), failure())).says).toBe('good');
  });

  test('a changed rule finds no breach in an amount that is no longer reported', () => {
    expect(judged(rule, accountAfter(snapshot({ CNY: 1 }), snapshot({ USD: 3 }))).says).toBe('nothing');
    expect(judged(rule, accountAfter(snapshot({ CNY: 50 }), snapshot({ USD: 3 }))).says).toBe('good');
  });

  test('a new rule for an account that was never read, or never held the wallet, hears nothing', () => {
    expect(judged(rule, accountAfter()).says).toBe('nothing');
    expect(judged(rule, accountAfter(snapshot({ USD: 1 }))).says).toBe('nothing');
  });

  test('a rule without a threshold hears nothing', () => {
    expect(evidence(makeRule({ thresholdMicros: null }), snapshot({ CNY: -1 })).says).toBe('nothing');
  });
});

describe('a drop of 30.00 in an hour', () => {
  const rule = makeRule({ kind: 'drop', currency: 'CNY', thresholdMicros: micros(30), windowMs: HOUR_MS });

  /** What a reading says after the account had 100.00 a minute ago. */
  function after(total: number, of: Rule = rule, reading: Reading | null = snapshot({ CNY: total })): Evidence {
    const account = accountAfter(snapshot({ CNY: 100 }), snapshot({ CNY: total }));
    const row = (units: number, at: number) => ({
      currency: 'CNY',
      total: micros(units),
      granted: 0,
      toppedUp: micros(units),
      from: at,
      until: at,
    });
    const history = [row(100, T0 - MINUTE_MS), row(total, T0)];
    return readEvidence(of, { account, history, prospects: [], reading, now: T0, blindAfterMs: BLIND_AFTER });
  }

  test.each([
    [70, { says: 'breached', severity: 'warning' }],
    [70.01, { says: 'between' }],
    [76, { says: 'between' }],
    [76.01, { says: 'good' }],
    [100, { says: 'good' }],
  ] as const)('after a fall from 100.00 to %d', (total, says) => {
    expect(after(total)).toEqual(says);
  });

  test('set just now is judged without hysteresis', () => {
    expect(after(70, rule, null)).toEqual({ says: 'breached', severity: 'warning' });
    expect(after(70.01, rule, null)).toEqual({ says: 'good' });
  });

  test('a failure and a refusal say nothing about it', () => {
    expect(after(70, rule, failure())).toEqual({ says: 'nothing' });
    expect(after(70, rule, REFUSED)).toEqual({ says: 'nothing' });
  });

  test('without a window nothing falls in it', () => {
    expect(after(70, { ...rule, windowMs: null })).toEqual({ says: 'good' });
  });
});

describe('a runway of ten hours', () => {
  const threshold = toMinuteMicros(10 * HOUR_MS);
  const rule = makeRule({ kind: 'runway', currency: 'CNY', thresholdMicros: threshold, unit: 'minutes' });

  function lasting(hours: number | null): Outlook {
    if (hours === null) return { kind: 'unknown' };
    if (hours === Number.POSITIVE_INFINITY) return { kind: 'unspent' };
    return { kind: 'lasts', shortestMs: hours * HOUR_MS, likelyMs: 2 * hours * HOUR_MS, longestMs: null };
  }

  /** What a reading says while the money lasts so many hours at the least, and did at the reading before. */
  function after(
    hours: number | null,
    before: number | null | undefined,
    reading: Reading | null = snapshot({ CNY: 20 }),
    currency = 'CNY',
  ): Evidence {
    const burn = { hour: null, day: null, week: null };
    const forecast = { currency, burn, outlook: lasting(hours), topUpMicros: null, thresholdMicros: null };
    return readEvidence(rule, {
      account: accountAfter(snapshot({ CNY: 20 })),
      history: [],
      prospects: [{ forecast, before: before === undefined ? null : lasting(before) }],
      reading,
      now: T0,
      blindAfterMs: BLIND_AFTER,
    });
  }

  test.each([
    [9.99, 9.99, 'breached'],
    [0, 0, 'breached'],
    [9.99, 10, 'between'],
    [9.99, undefined, 'between'],
    [9.99, null, 'between'],
    [9.99, Number.POSITIVE_INFINITY, 'between'],
    [10, 9, 'between'],
    [12.49, 9, 'between'],
    [12.5, 9, 'good'],
    [Number.POSITIVE_INFINITY, 9, 'good'],
    [null, 9, 'nothing'],
  ])('after a reading with %s hours, and one with %s before it: %s', (hours, before, says) => {
    expect(after(hours, before).says).toBe(says);
  });

  test('set just now is judged by the last reading alone, without hysteresis', () => {
    expect(after(9.99, undefined, null)).toEqual({ says: 'breached', severity: 'warning' });
    expect(after(10, undefined, null)).toEqual({ says: 'good' });
    expect(after(null, undefined, null)).toEqual({ says: 'nothing' });
  });

  test('hears nothing from a failure, a refusal, or where nobody looked ahead', () => {
    expect(after(1, 1, failure())).toEqual({ says: 'nothing' });
    expect(after(1, 1, REFUSED)).toEqual({ says: 'nothing' });
    expect(after(1, 1, snapshot({ CNY: 20 }), 'USD')).toEqual({ says: 'nothing' });
  });

  test('ends at a quarter more', () => {
    expect(lastsAgainFrom(threshold)).toBe(toMinuteMicros(12.5 * HOUR_MS));
  });
});

describe('a wallet that was never seen above zero', () => {
  const rule = makeRule();

  test.each([
    ['waits while another is funded', [snapshot({ CNY: 0, USD: 0.01 })], true],
    ['counts as the only one', [snapshot({ CNY: 0 })], false],
    ['counts beside one that is empty', [snapshot({ CNY: 0, USD: 0 })], false],
    ['counts beside one that is negative', [snapshot({ CNY: 0, USD: -1 })], false],
    ['counts when it is negative', [snapshot({ CNY: -0.01, USD: 5 })], false],
    ['counts once it was above zero', [snapshot({ CNY: 1, USD: 5 }), snapshot({ CNY: 0, USD: 5 })], false],
    ['waits beside one that is not reported but had money', [snapshot({ USD: 5 }), snapshot({ CNY: 0 })], true],
    ['waits when one of several is funded', [snapshot({ CNY: 0, EUR: 0, USD: 5 })], true],
  ])('%s', (_, readings, waiting) => {
    const account = accountAfter(...readings);
    const states = account.wallets.filter(({ currency }) => currency === 'CNY');
    expect(states.map((wallet) => isWaiting(wallet, account.wallets))).toEqual([waiting]);
    expect(evidence(rule, ...readings).says).toBe(waiting ? 'good' : 'breached');
    expect(judged(rule, account).says).toBe(waiting ? 'good' : 'breached');
  });
});

describe('unavailable', () => {
  const rule = makeRule({ kind: 'unavailable' });
  const breached = { says: 'breached', severity: 'critical' };

  test.each([
    ['true', snapshot({ CNY: 1 }, true), { says: 'good' }],
    ['false', snapshot({ CNY: 1 }, false), breached],
    ['absent', snapshot({ CNY: 1 }, null), { says: 'nothing' }],
    ['refused', REFUSED, breached],
    ['a failure', failure('auth'), { says: 'nothing' }],
  ])('%s', (_, reading, expected) => {
    for (const before of [snapshot({ CNY: 1 }, true), snapshot({ CNY: 1 }, false)])
      expect(evidence(rule, before, reading)).toEqual(expected);
  });

  test('a new rule is judged by what was said last', () => {
    expect(judged(rule, accountAfter())).toEqual({ says: 'nothing' });
    expect(judged(rule, accountAfter(snapshot({}, null)))).toEqual({ says: 'nothing' });
    expect(judged(rule, accountAfter(snapshot({}, true), failure()))).toEqual({ says: 'good' });
    expect(judged(rule, accountAfter(snapshot({}, false), snapshot({}, null)))).toEqual(breached);
    expect(judged(rule, accountAfter(REFUSED, failure()))).toEqual(breached);
  });
});

describe('how blind an account is', () => {
  const three = (): AccountStatus => accountAfter(failure(), failure('rate_limited'), failure());

  test('three failures in a row that last long enough are a warning', () => {
    expect(readBlindness(three(), T0 + BLIND_AFTER - 1, BLIND_AFTER)).toBeNull();
    expect(readBlindness(three(), T0 + BLIND_AFTER, BLIND_AFTER)).toBe('warning');
    expect(readBlindness(accountAfter(failure(), failure()), T0 + BLIND_AFTER, BLIND_AFTER)).toBeNull();
  });

  test('with 0 the count alone decides', () => {
    expect(readBlindness(three(), T0, 0)).toBe('warning');
    expect(readBlindness(accountAfter(failure(), failure()), T0, 0)).toBeNull();
    expect(readBlindness(accountAfter(snapshot({})), T0, 0)).toBeNull();
  });

  test('a key refused twice in a row is critical at once', () => {
    expect(readBlindness(accountAfter(failure('auth')), T0 + BLIND_AFTER, BLIND_AFTER)).toBeNull();
    expect(readBlindness(accountAfter(failure('auth'), failure('auth')), T0, BLIND_AFTER)).toBe('critical');
    expect(readBlindness(accountAfter(failure('auth'), failure(), failure('auth')), T0, BLIND_AFTER)).toBeNull();
    expect(readBlindness(accountAfter(failure('auth'), REFUSED, failure('auth')), T0, BLIND_AFTER)).toBeNull();
  });

  test('a failing account is one with three failures or two refused keys in a row, however short', () => {
    const failing = (...readings: readonly Reading[]): boolean => isFailing(accountAfter(...readings));
    expect(failing(failure(), failure())).toBe(false);
    expect(failing(failure(), failure(), failure())).toBe(true);
    expect(failing(failure('auth'))).toBe(false);
    expect(failing(failure('auth'), failure('auth'))).toBe(true);
    expect(failing(failure(), failure(), failure(), snapshot({}))).toBe(false);
  });
});

describe('blind', () => {
  const rule = makeRule({ kind: 'blind' });
  const at = (account: AccountStatus, reading: Reading, now: number): Evidence =>
    readEvidence(rule, { account, history: [], prospects: [], reading, now, blindAfterMs: BLIND_AFTER });

  test('failures are neither good nor a breach until they last long enough', () => {
    const account = accountAfter(failure(), failure(), failure());
    expect(at(account, failure(), T0 + BLIND_AFTER - 1)).toEqual({ says: 'between' });
    expect(at(account, failure(), T0 + BLIND_AFTER)).toEqual({ says: 'breached', severity: 'warning' });
    expect(evidence(rule, failure())).toEqual({ says: 'between' });
  });

  test('two refused keys are a critical breach', () => {
    expect(evidence(rule, failure('auth'))).toEqual({ says: 'between' });
    expect(evidence(rule, failure('auth'), failure('auth'))).toEqual({ says: 'breached', severity: 'critical' });
  });

  test('a snapshot is good and a refusal says nothing', () => {
    expect(evidence(rule, failure('auth'), failure('auth'), snapshot({}))).toEqual({ says: 'good' });
    expect(evidence(rule, failure('auth'), failure('auth'), REFUSED)).toEqual({ says: 'nothing' });
  });

  test('a new rule is judged by the failures so far', () => {
    const account = accountAfter(failure(), failure(), failure());
    expect(judged(rule, account, T0 + BLIND_AFTER)).toEqual({ says: 'breached', severity: 'warning' });
    expect(judged(rule, account, T0 + BLIND_AFTER - 1)).toEqual({ says: 'good' });
    expect(judged(rule, accountAfter(REFUSED))).toEqual({ says: 'good' });
  });
});
