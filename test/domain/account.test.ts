import { describe, expect, test } from 'vitest';
import { type AccountStatus, type AccountStep, NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import type { Reading, Wallet } from '../../src/domain/reading.ts';
import { accountAfter, failure, makeWallet, micros, REFUSED, snapshot, T0 } from './make.ts';

const MAX_GAP = 20 * MINUTE_MS;
const A_MINUTE_LATER = { startedAt: T0 + MINUTE_MS, endedAt: T0 + MINUTE_MS + 300, maxGapMs: MAX_GAP };

/** The step of a reading that is not discarded. */
function step(status: AccountStatus, reading: Reading, times = A_MINUTE_LATER): AccountStep {
  const next = stepAccount(status, reading, times);
  if (next === undefined) throw new RangeError('The reading was discarded');
  return next;
}

function listing(...wallets: readonly Wallet[]): Reading {
  return { kind: 'snapshot', available: true, wallets };
}

describe('a reading that overtook another', () => {
  const stored = (): AccountStatus =>
    step(NEVER_READ, snapshot({ CNY: 60 }), { startedAt: T0, endedAt: T0 + 900, maxGapMs: MAX_GAP }).status;

  test('is discarded when it started before the last stored one', () => {
    const times = { startedAt: T0 - 1, endedAt: T0 + 2000, maxGapMs: MAX_GAP };
    expect(stepAccount(stored(), snapshot({ CNY: 1 }), times)).toBeUndefined();
  });

  test('counts when it started at the same time or while that one was under way', () => {
    expect(step(stored(), snapshot({ CNY: 1 }), { ...A_MINUTE_LATER, startedAt: T0 }).fallen).toEqual(['CNY']);
    expect(step(stored(), snapshot({ CNY: 1 }), { ...A_MINUTE_LATER, startedAt: T0 + 1 }).fallen).toEqual(['CNY']);
  });

  test('counts when the last stored one lies in the future: the clock was wrong then', () => {
    const ended = (endedAt: number): typeof A_MINUTE_LATER => ({ startedAt: T0 - 9000, endedAt, maxGapMs: MAX_GAP });
    expect(step(stored(), snapshot({ CNY: 1 }), ended(T0 - 1)).fallen).toEqual(['CNY']);
    expect(stepAccount(stored(), snapshot({ CNY: 1 }), ended(T0))).toBeUndefined();
  });

  test('counts as the first of an account whatever its time', () => {
    expect(step(NEVER_READ, REFUSED, { startedAt: -1, endedAt: 0, maxGapMs: MAX_GAP }).status.refused).toBe(true);
  });
});

describe('a snapshot', () => {
  test('tells each wallet, sorted by currency, and when it was read', () => {
    const { status, rises, fallen, gap, unwatched } = step(NEVER_READ, snapshot({ USD: 5, CNY: 60, EUR: 0 }, null));
    const known = { readAt: A_MINUTE_LATER.endedAt, listed: true };
    expect(status).toEqual({
      ...NEVER_READ,
      lastStartedAt: A_MINUTE_LATER.startedAt,
      lastReadAt: A_MINUTE_LATER.endedAt,
      lastGoodAt: A_MINUTE_LATER.endedAt,
      wallets: [
        { ...makeWallet('CNY', 60), ...known, funded: true },
        { ...makeWallet('EUR', 0), ...known, funded: false },
        { ...makeWallet('USD', 5), ...known, funded: true },
      ],
    });
    expect({ rises, fallen, gap, unwatched }).toEqual({ rises: [], fallen: [], gap: null, unwatched: null });
  });

  test('ends failures and a refusal', () => {
    const failing = accountAfter(REFUSED, failure('auth'), failure('auth'));
    expect(
      step(failing, snapshot({ CNY: 1 }), { ...A_MINUTE_LATER, startedAt: T0 + 5 * MINUTE_MS }).status,
    ).toMatchObject({
      failures: 0,
      failingSince: null,
      refusedKeys: 0,
      cause: null,
      refused: false,
      available: true,
    });
  });

  test.each([
    [true, true],
    [false, false],
    [null, false],
  ])('with availability %s after false makes it %s', (said, available) => {
    const before = accountAfter(snapshot({ CNY: 1 }, false));
    expect(step(before, snapshot({ CNY: 1 }, said)).status.available).toBe(available);
  });

  test('keeps a wallet that it does not list as it was last reported', () => {
    const before = accountAfter(snapshot({ CNY: 60, USD: 5 }));
    const { status, rises, fallen } = step(before, snapshot({ USD: 5 }));
    expect(status.wallets).toMatchObject([
      { currency: 'CNY', total: micros(60), readAt: T0, listed: false },
      { currency: 'USD', readAt: A_MINUTE_LATER.endedAt, listed: true },
    ]);
    expect({ rises, fallen }).toEqual({ rises: [], fallen: [] });
  });

  test('with an empty list reports nothing and makes nothing fall', () => {
    const { status, fallen } = step(accountAfter(snapshot({ CNY: 60 })), listing());
    expect(status.wallets).toMatchObject([{ currency: 'CNY', total: micros(60), listed: false, funded: true }]);
    expect(fallen).toEqual([]);
  });

  test('compares a wallet that is listed again with what was last reported', () => {
    const before = accountAfter(snapshot({ CNY: 60 }), snapshot({}));
    expect(step(before, snapshot({ CNY: 50 })).fallen).toEqual(['CNY']);
    expect(step(before, snapshot({ CNY: 50 })).status.wallets).toMatchObject([{ total: micros(50), listed: true }]);
  });
});

describe('a wallet is funded', () => {
  test.each([
    ['once it was above zero', [60], true],
    ['for ever after', [0.000001, 0], true],
    ['not at zero', [0, 0], false],
    ['not below zero', [-1], false],
    ['not while it only rises to zero', [-1, 0], false],
    ['as soon as it rises above zero', [0, 1], true],
  ])('%s', (_, totals, funded) => {
    const status = accountAfter(...totals.map((total) => snapshot({ CNY: total })));
    expect(status.wallets.map((wallet) => wallet.funded)).toEqual([funded]);
  });
});

describe('what changed since the snapshot before', () => {
  const cases: readonly (readonly [string, Partial<Wallet>, Partial<Wallet>, unknown, readonly string[]])[] = [
    ['nothing', {}, {}, [], []],
    ['a top-up', {}, { total: 90, toppedUp: 70 }, [{ total: 30, toppedUp: 30 }], []],
    ['a grant', {}, { total: 65, granted: 25 }, [{ total: 5, toppedUp: 0 }], []],
    ['spending', {}, { total: 55, granted: 15 }, [], ['CNY']],
    [
      'a top-up hidden by an expired grant',
      {},
      { total: 50, granted: 0, toppedUp: 50 },
      [{ total: 0, toppedUp: 10 }],
      ['CNY'],
    ],
    ['a top-up that a lost grant makes up for', {}, { granted: 0, toppedUp: 60 }, [{ total: 0, toppedUp: 20 }], []],
    [
      'a rise with less topped-up money',
      {},
      { total: 70, granted: 40, toppedUp: 30 },
      [{ total: 10, toppedUp: 0 }],
      [],
    ],
    ['a rise that is not split any more', {}, { total: 70, toppedUp: null }, [{ total: 10, toppedUp: null }], []],
    [
      'a rise that was not split before',
      { toppedUp: null },
      { total: 70, toppedUp: 50 },
      [{ total: 10, toppedUp: null }],
      [],
    ],
    ['the split alone, gone', {}, { granted: null, toppedUp: null }, [], []],
    ['the split alone, new', { granted: null, toppedUp: null }, {}, [], []],
  ];
  const usual = { currency: 'CNY', total: 60, granted: 20, toppedUp: 40 };

  test.each(cases)('%s', (_, before, after, rises, fallen) => {
    const result = step(accountAfter(listing({ ...usual, ...before })), listing({ ...usual, ...after }));
    expect(result.rises.map(({ total, toppedUp }) => ({ total, toppedUp }))).toEqual(rises);
    expect(result.fallen).toEqual(fallen);
  });

  test('is told for each wallet by itself, in the order of currencies', () => {
    const before = accountAfter(snapshot({ CNY: 60, EUR: 9, SGD: 7, USD: 5 }));
    const { rises, fallen } = step(before, snapshot({ USD: 6, SGD: 6, EUR: 10, CNY: 1, GBP: 4 }));
    expect(rises.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    expect(fallen).toEqual(['CNY', 'SGD']);
  });

  test('passes over failures and refusals in between', () => {
    const before = accountAfter(snapshot({ CNY: 60 }), failure(), REFUSED);
    const times = { ...A_MINUTE_LATER, startedAt: T0 + 3 * MINUTE_MS };
    expect(step(before, snapshot({ CNY: 20 }), times).fallen).toEqual(['CNY']);
  });
});

describe('a failure', () => {
  test('touches neither balances nor availability, and tells since when and why', () => {
    const before = accountAfter(snapshot({ CNY: 60 }));
    const { status, ...rest } = step(before, failure('blocked'));
    expect(status).toEqual({
      ...before,
      lastStartedAt: A_MINUTE_LATER.startedAt,
      lastReadAt: A_MINUTE_LATER.endedAt,
      failures: 1,
      failingSince: A_MINUTE_LATER.endedAt,
      cause: 'blocked',
    });
    expect(rest).toEqual({ rises: [], fallen: [], gap: null, unwatched: null });
  });

  test('counts on from the first, and refused keys apart', () => {
    const failing = accountAfter(failure('auth'), failure('auth'), failure('auth'));
    expect(failing).toMatchObject({ failures: 3, failingSince: T0, refusedKeys: 3, cause: 'auth' });
    expect(accountAfter(failure('auth'), failure('invalid'))).toMatchObject({
      failures: 2,
      failingSince: T0,
      refusedKeys: 0,
      cause: 'invalid',
    });
    expect(accountAfter(failure(), failure('auth'))).toMatchObject({ failures: 2, refusedKeys: 1 });
  });

  test('leaves a refusal standing', () => {
    expect(accountAfter(REFUSED, failure())).toMatchObject({ refused: true, available: false, failures: 1 });
  });
});

test('a refusal says not available, nothing about balances, and ends failures', () => {
  const before = accountAfter(snapshot({ CNY: 60 }), failure('auth'));
  const { status, ...rest } = step(before, REFUSED, { ...A_MINUTE_LATER, startedAt: T0 + 2 * MINUTE_MS });
  expect(status).toMatchObject({ available: false, refused: true, failures: 0, failingSince: null, refusedKeys: 0 });
  expect(status).toMatchObject({ cause: null, lastGoodAt: T0, wallets: before.wallets });
  expect(rest).toEqual({ rises: [], fallen: [], gap: null, unwatched: null });
});

describe('a time nobody watched', () => {
  const before = (): AccountStatus => accountAfter(snapshot({ CNY: 60 }));
  const after = (startedAt: number): typeof A_MINUTE_LATER => ({
    startedAt,
    endedAt: startedAt + 300,
    maxGapMs: MAX_GAP,
  });

  test('must be longer than the longest gap allowed', () => {
    expect(step(before(), snapshot({ CNY: 60 }), after(T0 + MAX_GAP)).gap).toBeNull();
    expect(step(before(), snapshot({ CNY: 60 }), after(T0 + MAX_GAP + 1)).gap).toEqual({
      from: T0,
      until: T0 + MAX_GAP + 1,
    });
  });

  test('is none before the first reading', () => {
    expect(step(NEVER_READ, snapshot({ CNY: 60 })).gap).toBeNull();
  });

  test('lies between the end of a reading and the start of the next', () => {
    const { status } = step(before(), failure(), { startedAt: T0 + 1, endedAt: T0 + MINUTE_MS, maxGapMs: MAX_GAP });
    expect(step(status, failure(), after(T0 + MINUTE_MS + MAX_GAP)).gap).toBeNull();
    expect(step(status, failure(), after(T0 + MINUTE_MS + MAX_GAP + 1)).gap).toMatchObject({ from: T0 + MINUTE_MS });
  });

  test('is over for balances with the first snapshot', () => {
    const first = step(before(), snapshot({ CNY: 60 }), after(T0 + 60 * MINUTE_MS));
    expect(first.unwatched).toEqual({ from: T0, until: T0 + 60 * MINUTE_MS });
    expect(first.status.gap).toBeNull();
    const second = step(first.status, snapshot({ CNY: 1 }), after(T0 + 61 * MINUTE_MS));
    expect([second.gap, second.unwatched]).toEqual([null, null]);
  });

  test.each([
    ['a failure', failure()],
    ['a refusal', REFUSED],
  ])('is told at once by %s and kept for the next snapshot', (_, reading) => {
    const gap = { from: T0, until: T0 + 60 * MINUTE_MS };
    const first = step(before(), reading, after(gap.until));
    expect([first.gap, first.unwatched, first.status.gap]).toEqual([gap, null, gap]);
    const second = step(first.status, snapshot({ CNY: 1 }), after(T0 + 61 * MINUTE_MS));
    expect([second.gap, second.unwatched]).toEqual([null, gap]);
  });

  test('that goes on after a failure grows at its end', () => {
    const first = step(before(), failure(), after(T0 + 60 * MINUTE_MS));
    const second = step(first.status, failure(), after(T0 + 180 * MINUTE_MS));
    expect(second.gap).toEqual({ from: T0, until: T0 + 180 * MINUTE_MS });
    expect(second.status.gap).toEqual(second.gap);
  });
});
