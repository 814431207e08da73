import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attempt, DELIVERY_TIMING, isAhead, settle, settleLookUp } from '../../src/domain/delivery.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { T0 } from './make.ts';
import { RUNS } from './runs.ts';

const FIRST: Attempt = { operation: 'post', attempts: 1, lookups: 0, rung: 0 };
const INPUT = { now: T0, random: 0, timing: DELIVERY_TIMING };

test('a write is owned for 30 s, looked for after 15 s and again after 10 s', () => {
  expect(DELIVERY_TIMING).toEqual({
    leaseMs: 30_000,
    graceMs: 15_000,
    secondLookMs: 10_000,
    maxBackoffMs: 300_000,
    updateEveryMs: 60_000,
  });
});

describe('an attempt', () => {
  test.each([
    [
      'that was taken is sent',
      { kind: 'sent', ts: '1.2', threaded: true },
      { next: 'sent', ts: '1.2', threaded: true },
    ],
    [
      'that Slack limits waits as long as Slack says',
      { kind: 'not_sent', reason: 'rate_limited', retryAfterMs: 45_000 },
      { next: 'retry', dueAt: T0 + 45_000, reason: 'rate_limited' },
    ],
    [
      'that Slack lets repeat at once is',
      { kind: 'not_sent', reason: 'rate_limited', retryAfterMs: 0 },
      { next: 'retry', dueAt: T0, reason: 'rate_limited' },
    ],
    [
      'that did not get through is tried again',
      { kind: 'not_sent', reason: 'ECONNREFUSED', retryAfterMs: null },
      { next: 'retry', dueAt: T0 + SECOND_MS, reason: 'ECONNREFUSED' },
    ],
    [
      'that may have been taken is looked for first',
      { kind: 'ambiguous', reason: 'timeout' },
      { next: 'look_up', dueAt: T0 + 15_000, reason: 'timeout' },
    ],
    [
      'whose content was refused is made simpler',
      { kind: 'content_refused', reason: 'invalid_blocks' },
      { next: 'simplify', rung: 1, reason: 'invalid_blocks' },
    ],
    [
      'to a closed channel pauses it',
      { kind: 'destination_closed', reason: 'archived' },
      { next: 'pause_channel', reason: 'archived' },
    ],
    [
      'without an installation pauses the workspace',
      { kind: 'installation_gone', reason: 'token_revoked' },
      { next: 'pause_workspace', reason: 'token_revoked' },
    ],
    [
      'that Slack refuses for the lack of another message is made simpler: it needs none',
      { kind: 'message_gone' },
      { next: 'simplify', rung: 1, reason: 'message_gone' },
    ],
    [
      'that Slack refuses as an edit, which it is not, is made simpler',
      { kind: 'edit_forbidden' },
      { next: 'simplify', rung: 1, reason: 'edit_forbidden' },
    ],
    [
      'that Slack does not show in the channel too goes into the thread alone',
      { kind: 'broadcast_refused' },
      { next: 'simplify', rung: 2, reason: 'cant_broadcast_message' },
    ],
    [
      'waits an hour at most, whatever Slack says',
      { kind: 'not_sent', reason: 'rate_limited', retryAfterMs: 2 * HOUR_MS },
      { next: 'retry', dueAt: T0 + HOUR_MS, reason: 'rate_limited' },
    ],
  ] as const)('%s', (_, outcome, settlement) => {
    expect(settle(outcome, FIRST, INPUT)).toEqual(settlement);
  });

  test('is looked for when it was a reply, and simply repeated when it was an edit', () => {
    const outcome = { kind: 'ambiguous', reason: 'timeout' } as const;
    expect(settle(outcome, { ...FIRST, operation: 'reply' }, INPUT).next).toBe('look_up');
    expect(settle(outcome, { ...FIRST, operation: 'update' }, INPUT)).toEqual({
      next: 'retry',
      dueAt: T0 + SECOND_MS,
      reason: 'timeout',
    });
  });

  test.each(['update', 'reply'] as const)('on a message that is gone makes a new one: %s', (operation) => {
    expect(settle({ kind: 'message_gone' }, { ...FIRST, operation }, INPUT)).toEqual({ next: 'new_root' });
  });

  test('to edit what may not be edited freezes the message; a reply is no edit', () => {
    const outcome = { kind: 'edit_forbidden' } as const;
    expect(settle(outcome, { ...FIRST, operation: 'update' }, INPUT)).toEqual({ next: 'freeze_root' });
    expect(settle(outcome, { ...FIRST, operation: 'reply', rung: 1 }, INPUT)).toMatchObject({ next: 'dead' });
  });

  test('to edit gives way after three tries, or at once when Slack wants a minute, and is wanted again a minute later', () => {
    const limited = (retryAfterMs: number | null) =>
      ({ kind: 'not_sent', reason: 'rate_limited', retryAfterMs }) as const;
    const edit = (attempts: number, retryAfterMs: number | null) =>
      settle(limited(retryAfterMs), { ...FIRST, operation: 'update', attempts }, INPUT);
    expect(edit(2, 59_000)).toEqual({ next: 'retry', dueAt: T0 + 59_000, reason: 'rate_limited' });
    expect(edit(3, null)).toEqual({ next: 'put_off', dueAt: T0 + MINUTE_MS, reason: 'rate_limited' });
    expect(edit(1, 60_000)).toEqual({ next: 'put_off', dueAt: T0 + MINUTE_MS, reason: 'rate_limited' });
    expect(edit(1, 90_000)).toEqual({ next: 'put_off', dueAt: T0 + 90_000, reason: 'rate_limited' });
    const broken = settle(
      { kind: 'ambiguous', reason: 'HTTP 503' },
      { ...FIRST, operation: 'update', attempts: 3 },
      INPUT,
    );
    expect(broken).toEqual({ next: 'put_off', dueAt: T0 + MINUTE_MS, reason: 'HTTP 503' });
  });

  test('that is refused in the thread alone is given up', () => {
    const refused = settle({ kind: 'broadcast_refused' }, { ...FIRST, operation: 'reply', rung: 2 }, INPUT);
    expect(refused).toEqual({ next: 'dead', reason: 'cant_broadcast_message' });
  });

  test('whose plainest content was refused is given up', () => {
    const outcome = { kind: 'content_refused', reason: 'invalid_blocks' } as const;
    expect(settle(outcome, { ...FIRST, rung: 1 }, INPUT)).toEqual({ next: 'dead', reason: 'invalid_blocks' });
  });
});

describe('a look for a message', () => {
  const once = { ...FIRST, lookups: 1 };

  test('that finds it says it is sent', () => {
    const sent = { ts: '1.2', threaded: false };
    expect(settleLookUp({ kind: 'found', ...sent }, once, INPUT)).toEqual({ next: 'sent', ...sent });
  });

  test('that finds nothing is repeated once, then the message is sent again', () => {
    expect(settleLookUp({ kind: 'absent' }, once, INPUT)).toEqual({
      next: 'look_up',
      dueAt: T0 + 10_000,
      reason: 'not found in Slack yet',
    });
    const again = { next: 'retry', dueAt: T0, reason: 'not found in Slack' };
    expect(settleLookUp({ kind: 'absent' }, { ...FIRST, lookups: 2 }, INPUT)).toEqual(again);
    expect(settleLookUp({ kind: 'absent' }, { ...FIRST, lookups: 3 }, INPUT)).toEqual(again);
  });

  test('that is not allowed sends again', () => {
    const looked = settleLookUp({ kind: 'not_allowed', reason: 'missing_scope' }, once, INPUT);
    expect(looked).toEqual({ next: 'retry', dueAt: T0, reason: 'missing_scope' });
  });

  test('without an installation pauses the workspace', () => {
    const looked = settleLookUp({ kind: 'installation_gone', reason: 'token_revoked' }, once, INPUT);
    expect(looked).toEqual({ next: 'pause_workspace', reason: 'token_revoked' });
  });

  test('that Slack did not answer is repeated, as late as Slack says or later each time', () => {
    const unanswered = { kind: 'unanswered', reason: 'timeout', retryAfterMs: null } as const;
    const told = settleLookUp({ ...unanswered, retryAfterMs: 7000 }, once, INPUT);
    expect(told).toEqual({ next: 'look_up', dueAt: T0 + 7000, reason: 'timeout' });
    const dueAts = [1, 2, 3].map((lookups) => settleLookUp(unanswered, { ...FIRST, lookups }, INPUT));
    expect(dueAts).toMatchObject([{ dueAt: T0 + 2000 }, { dueAt: T0 + 4000 }, { dueAt: T0 + 8000 }]);
  });
});

describe('a look that Slack does not answer', () => {
  const unanswered = (lookups: number, retryAfterMs: number | null) =>
    settleLookUp({ kind: 'unanswered', reason: 'timeout', retryAfterMs }, { ...FIRST, attempts: 9, lookups }, INPUT);

  test('is repeated for four minutes, however often the message was tried before; then the message is sent again', () => {
    const looks = Array.from({ length: 8 }, (_, index) => unanswered(index + 1, null));
    const waits = looks.map((look) => ('dueAt' in look ? (look.dueAt - T0) / SECOND_MS : Number.NaN));
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 0]);
    expect(looks.map(({ next }) => next)).toEqual([...Array<string>(7).fill('look_up'), 'retry']);
  });

  test('is not waited for longer than five minutes', () => {
    expect(unanswered(1, 5 * MINUTE_MS)).toMatchObject({ next: 'look_up', dueAt: T0 + 5 * MINUTE_MS });
    expect(unanswered(1, 5 * MINUTE_MS + 1)).toEqual({ next: 'retry', dueAt: T0, reason: 'timeout' });
  });
});

test.each([
  ['now', 0, false],
  ['in a moment', 1, true],
  ['as late as it can be', HOUR_MS, true],
  ['later than that, because the clock went back,', HOUR_MS + 1, false],
])('an instant %s is ahead or not', (_, ms, ahead) => {
  expect(isAhead(T0 + ms, T0, HOUR_MS)).toBe(ahead);
});

describe('the wait before another try', () => {
  function wait(attempts: number, random: number): number {
    const outcome = { kind: 'not_sent', reason: 'ECONNREFUSED', retryAfterMs: null } as const;
    const settled = settle(outcome, { ...FIRST, attempts }, { ...INPUT, random });
    return settled.next === 'retry' ? settled.dueAt - T0 : Number.NaN;
  }

  test('doubles from one second to five minutes', () => {
    const waits = [1, 2, 3, 4, 8, 9, 10, 5000].map((attempts) => wait(attempts, 0));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 128_000, 256_000, 5 * MINUTE_MS, 5 * MINUTE_MS]);
  });

  test('is up to a quarter shorter by chance', () => {
    expect([wait(1, 0.5), wait(1, 1), wait(20, 1)]).toEqual([875, 750, 225_000]);
  });

  test('is always a whole number of milliseconds within those bounds', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), chance, (attempts, random) => {
        const ms = wait(attempts, random);
        expect(Number.isSafeInteger(ms) && ms >= 750 && ms <= 5 * MINUTE_MS).toBe(true);
      }),
      RUNS,
    );
  });
});
