import { describe, expect, test } from 'vitest';
import { type AccountStatus, NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { readAccountState } from '../../src/domain/account-view.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { type Evidence, readEvidence } from '../../src/domain/evidence.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { addReport, isOpen, type Report, type ReportedStatus, speaksOfBalance } from '../../src/domain/report.ts';
import { accountAfter, failure, makeRule, REFUSED, snapshot, T0 } from './make.ts';

const RULE = makeRule({ kind: 'unavailable' });
const GOOD = snapshot({ CNY: 41.2 });
const AT = T0 + MINUTE_MS;

function report(status: ReportedStatus = 402, given: Partial<Report> = {}): Report {
  return { status, reportedAt: AT, by: 'batch-7', readingsSince: 0, ...given };
}

/** An account with ¥41.20 of which production reported something a minute later. */
function reported(status: ReportedStatus = 402, ...before: readonly Reading[]): AccountStatus {
  return { ...accountAfter(...(before.length === 0 ? [GOOD] : before)), report: report(status) };
}

interface Read {
  readonly account: AccountStatus;
  readonly evidence: Evidence;
}

/** A reading that began so long after the report, and what it says. */
function read(account: AccountStatus, reading: Reading, afterMs: number, tookMs = 200): Read {
  const startedAt = AT + afterMs;
  const now = startedAt + tookMs;
  const step = stepAccount(account, reading, { startedAt, endedAt: now, maxGapMs: 5 * MINUTE_MS });
  if (step === undefined) throw new RangeError('discarded');
  const evidence = readEvidence(RULE, {
    account: step.status,
    reading,
    history: [],
    prospects: [],
    now,
    blindAfterMs: 0,
  });
  return { account: step.status, evidence };
}

function judged(account: AccountStatus): Evidence {
  return readEvidence(RULE, { account, reading: null, history: [], prospects: [], now: AT, blindAfterMs: 0 });
}

describe('a report counts over a positive reading', () => {
  test.each([
    [402, 'critical'],
    [429, 'warning'],
  ] as const)('%d is %s', (status, severity) => {
    expect(judged(reported(status))).toEqual({ says: 'breached', severity });
  });

  test('also when nothing was ever read, or DeepSeek never said whether it accepts calls', () => {
    expect(judged({ ...NEVER_READ, report: report() })).toEqual({ says: 'breached', severity: 'critical' });
    expect(judged(reported(402, snapshot({ CNY: 41.2 }, null)))).toEqual({ says: 'breached', severity: 'critical' });
  });

  test('but what a reading said itself is not made less bad by limited calls', () => {
    expect(judged(reported(429, REFUSED))).toEqual({ says: 'breached', severity: 'critical' });
  });
});

describe('two good readings end it', () => {
  test('when both began after it', () => {
    const first = read(reported(), GOOD, 1);
    expect(first.evidence).toEqual({ says: 'good' });
    expect(isOpen(first.account.report)).toBe(true);
    const second = read(first.account, GOOD, MINUTE_MS);
    expect(second.evidence).toEqual({ says: 'good' });
    expect(isOpen(second.account.report)).toBe(false);
    expect(judged(second.account)).toEqual({ says: 'good' });
    const third = read(second.account, GOOD, 2 * MINUTE_MS);
    expect(third.account.report).toEqual(report(402, { readingsSince: 2 }));
  });

  test.each([
    ['began before it and ended after it', -1, 200],
    ['began in the same millisecond', 0, 200],
    ['began and ended in the same millisecond', 0, 0],
  ])('but not one that %s', (_, afterMs, tookMs) => {
    const { account, evidence } = read(reported(), GOOD, afterMs, tookMs);
    expect(evidence).toEqual({ says: 'nothing' });
    expect(account.report).toEqual(report());
  });

  test('nor a failure', () => {
    const { account, evidence } = read(reported(), failure(), SECOND_MS);
    expect(evidence).toEqual({ says: 'nothing' });
    expect(account.report).toEqual(report());
  });

  test('one that does not say whether calls are accepted counts when it shows money, for the report is all that says otherwise', () => {
    const silent = snapshot({ CNY: 41.2 }, null);
    expect(read(reported(), silent, 1).evidence).toEqual({ says: 'good' });
    expect(read(reported(), snapshot({ CNY: 41.2, USD: 0 }, null), 1).evidence).toEqual({ says: 'good' });
    expect(read(reported(), snapshot({ CNY: 0 }, null), 1).evidence).toEqual({ says: 'nothing' });
    expect(read(reported(402, snapshot({ CNY: 41.2 }, false)), silent, 1).evidence).toEqual({ says: 'nothing' });
  });

  test('a report that lies in the future was stored under a wrong clock and holds nothing up', () => {
    const account = { ...accountAfter(GOOD), report: report(402, { reportedAt: AT + 60 * MINUTE_MS }) };
    expect(read(account, GOOD, 1).evidence).toEqual({ says: 'good' });
  });
});

describe('a reading that says itself that calls are refused', () => {
  test.each([
    ['is_available: false', snapshot({ CNY: 41.2 }, false)],
    ['HTTP 402', REFUSED],
  ])('%s leaves a report as it is, and takes the place of one that had ended', (_, reading) => {
    const open = read(reported(), reading, 1);
    expect(open.evidence).toEqual({ says: 'breached', severity: 'critical' });
    expect(open.account.report).toEqual(report());
    const ended = { ...accountAfter(GOOD), report: report(402, { readingsSince: 2 }) };
    expect(read(ended, reading, 1).account.report).toBeNull();
  });
});

describe('a further report', () => {
  const later = AT + MINUTE_MS;

  test.each([
    [402, 0, 402, 402],
    [402, 1, 429, 402],
    [429, 1, 402, 402],
    [429, 0, 429, 429],
    [402, 2, 429, 429],
  ] as const)('after %d with %d readings: %d begins it anew as %d', (first, readingsSince, second, status) => {
    const before = report(first, { readingsSince });
    expect(addReport(before, { status: second, by: null }, later)).toEqual({
      status,
      reportedAt: later,
      by: null,
      readingsSince: 0,
    });
  });
});

test('an account of which something is reported is unavailable, or low, until that ends', () => {
  expect(readAccountState(reported(402), false)).toBe('unavailable');
  expect(readAccountState(reported(429), false)).toBe('low');
  const ended = { ...accountAfter(GOOD), report: report(402, { readingsSince: 2 }) };
  expect(readAccountState(ended, false)).toBe('ok');
});

describe('the text of a 429', () => {
  test.each([
    'Too many requests. Your current concurrency is 8, which exceeds your concurrency limit of 5 based on your remaining balance. Please top up your balance to restore your concurrency.',
    '429 INSUFFICIENT BALANCE',
    '并发数超出限制，请检查账户余额',
  ])('speaks of the balance: %s', (message) => {
    expect(speaksOfBalance(message)).toBe(true);
  });

  test.each(['', 'Rate limit reached for requests', 'upstream load balancer is busy', 'unbalanced brackets'])(
    'does not: %s',
    (message) => {
      expect(speaksOfBalance(message)).toBe(false);
    },
  );
});
