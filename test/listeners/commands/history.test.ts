import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, WEEK_MS } from '../../../src/domain/duration.ts';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { intentionOf, refusalFor, TEAM } from './context.ts';

function history(windowMs = WEEK_MS, accountId: string | null = null): object {
  return { kind: 'history', windowMs, accountId };
}

describe('history', () => {
  test.each([
    ['history', history()],
    ['usage', history()],
    ['spend', history()],
    ['history all', history()],
    ['history 30d', history(30 * DAY_MS)],
    ['History 2 weeks', history(2 * WEEK_MS)],
    ['history last 24 hours', history(DAY_MS)],
    ['history 1h', history(HOUR_MS)],
    ['history 90d', history(90 * DAY_MS)],
    ['history 7天', history()],
    ['history prod', history(WEEK_MS, 'prod')],
    ['history prod 1d', history(DAY_MS, 'prod')],
    ['history 1d prod', history(DAY_MS, 'prod')],
    ['history for prod', history(WEEK_MS, 'prod')],
    ['history of prod for the last 3 days', history(3 * DAY_MS, 'prod')],
    ['spend for 1d', history(DAY_MS)],
    ['history for all', history()],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test.each([
    ['history 400d', history(90 * DAY_MS), { typed: '400d', read: '90d' }],
    ['history 5m', history(HOUR_MS), { typed: '5m', read: '1h' }],
    ['histroy', history(), { typed: 'histroy', read: 'history' }],
    ['history prd', history(WEEK_MS, 'prod'), { typed: 'prd', read: 'prod' }],
    ['history for prd', history(WEEK_MS, 'prod'), { typed: 'prd', read: 'prod' }],
    ['history production', history(WEEK_MS, 'prod'), { typed: 'production', read: 'prod' }],
    ['history please', history(), { leftOut: 'please' }],
    ['history 1d 2d prod for dev', history(DAY_MS, 'prod'), { leftOut: '2d dev' }],
    ['history <@U1|ann>', history(), { leftOut: '@ann' }],
  ])('%j is answered, and says how it was read', (text, intention, corrected) => {
    expect(parseCommand(text, TEAM)).toEqual({ intention, corrected });
  });

  test('of an account that is not there names those that are', () => {
    expect(refusalFor('history 3d for nobody')).toEqual({
      problem: 'account_unknown',
      typed: 'nobody',
      known: ['prod', 'dev', 'staging'],
      line: 'history 3d prod',
    });
    expect(refusalFor('history for nobody', { ...TEAM, accountIds: [], accounts: [] })).toMatchObject({
      line: 'history',
    });
  });
});
