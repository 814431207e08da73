import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/duration.ts';
import { permissionFor } from '../../../src/listeners/commands/permission-for.ts';
import { intentionOf, refusalFor, TEAM } from './context.ts';

function lasting(ms: number, accountId: string | null = null): object {
  return { kind: 'snooze', until: { kind: 'for', ms }, accountId };
}

function until(kind: 'tomorrow' | 'top_up' | 'resolved', accountId: string | null = null): object {
  return { kind: 'snooze', until: { kind }, accountId };
}

describe('a snooze', () => {
  test.each([
    ['snooze', lasting(4 * HOUR_MS)],
    ['mute', lasting(4 * HOUR_MS)],
    ['pause 2h', lasting(2 * HOUR_MS)],
    ['ack 30 minutes', lasting(30 * MINUTE_MS)],
    ['snooze for 2 hours', lasting(2 * HOUR_MS)],
    ['snooze 1m', lasting(MINUTE_MS)],
    ['snooze 30d', lasting(30 * DAY_MS)],
    ['snooze 2w for prod', lasting(14 * DAY_MS, 'prod')],
    ['snooze for prod 2w', lasting(14 * DAY_MS, 'prod')],
    ['snooze for prod for 1d', lasting(DAY_MS, 'prod')],
    ['snooze for prod', lasting(4 * HOUR_MS, 'prod')],
    ['snooze for production', lasting(4 * HOUR_MS, 'prod')],
    ['snooze for all', lasting(4 * HOUR_MS)],
    ['snooze until tomorrow', until('tomorrow')],
    ['snooze till tomorrow for dev', until('tomorrow', 'dev')],
    ['snooze until top-up', until('top_up')],
    ['snooze until top up for prod', until('top_up', 'prod')],
    ['Snooze until topup.', until('top_up')],
    ['snooze until resolved', until('resolved')],
    ['snooze off', { kind: 'end_snooze', accountId: null }],
    ['snooze off for prod', { kind: 'end_snooze', accountId: 'prod' }],
    ['mute for prod off', { kind: 'end_snooze', accountId: 'prod' }],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test('is for everyone in the channel', () => {
    expect(permissionFor({ kind: 'snooze', until: { kind: 'tomorrow' }, accountId: null })).toBe('test');
    expect(permissionFor({ kind: 'end_snooze', accountId: null })).toBe('test');
  });
});

describe('a snooze with a word left over does nothing and shows the line to type', () => {
  test.each([
    ['snooze please', 'please', 'snooze 4h'],
    ['snooze 2', '2', 'snooze 4h'],
    ['snooze prod', 'prod', 'snooze 4h for prod'],
    ['snooze off prod', 'prod', 'snooze off for prod'],
    ['snooze off please', 'please', 'snooze off'],
    ['snooze 2h 30m', '30m', 'snooze 2h'],
    ['snooze 2h until tomorrow', 'until tomorrow', 'snooze 2h'],
    ['snooze tomorrow', 'tomorrow', 'snooze until tomorrow'],
    ['snooze top up', 'top up', 'snooze until top-up'],
    ['snooze until tomorrow 9am', '9am', 'snooze until tomorrow'],
    ['snooze <@U1|ann>', '@ann', 'snooze 4h'],
    ['snoze', 'snoze', 'snooze 4h'],
    ['snoozee off', 'snoozee', 'snooze off'],
    ['puase until resolved', 'puase', 'snooze until resolved'],
  ])('%j', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });

  test.each([
    ['snooze 0m', '0m', 'snooze 1m'],
    ['snooze for 31 days', 'for 31 days', 'snooze 30d'],
    ['snooze 99999w for prod', '99999w', 'snooze 30d for prod'],
  ])('or is too short or too long: %j', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'snooze_range', typed, line });
  });

  test.each([
    ['snooze until', 'until', ''],
    ['snooze until friday', 'until friday', ''],
    ['snooze until 18:00 for prod', 'until 18:00', ' for prod'],
    ['snooze until friday until monday', 'until friday', ''],
  ])('or ends at nothing that is known: %j', (text, typed, account) => {
    const lines = ['until tomorrow', 'until top-up', 'until resolved', '4h'].map((end) => `snooze ${end}${account}`);
    expect(refusalFor(text)).toEqual({ problem: 'snooze_unclear', typed, lines });
  });

  test('or is for an account that there is not, or for two', () => {
    const known = TEAM.accountIds;
    const line = 'snooze 2h for prod';
    expect(refusalFor('snooze 2h for prdo')).toEqual({ problem: 'account_unknown', typed: 'prdo', known, line });
    const lines = ['snooze 2h for prod', 'snooze 2h for dev'];
    expect(refusalFor('snooze 2h for prod and dev')).toEqual({ problem: 'several_accounts', lines });
  });
});

describe('who wants a snooze to end is shown how', () => {
  test.each([
    ['wake', 'wake', 'snooze off'],
    ['unsnooze', 'unsnooze', 'snooze off'],
    ['unmute for prod', 'unmute', 'snooze off for prod'],
    ['please resume', 'please resume', 'snooze off'],
    ['cancel snooze', 'cancel snooze', 'snooze off'],
    ['stop the mute', 'the stop mute', 'snooze off'],
  ])('%j', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });

  test('but an account may be called so', () => {
    expect(intentionOf('wake', { ...TEAM, accountIds: ['wake'] })).toEqual({ kind: 'show', accountId: 'wake' });
  });
});
