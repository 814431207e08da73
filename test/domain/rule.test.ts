import { describe, expect, it } from 'vitest';
import { alongSubjects, covers, defaultSeverity, isSubject, type Rule } from '../../src/domain/rule.ts';
import { makeRule, T0 } from './make.ts';

describe('a subject', () => {
  const rule = makeRule({ accountId: 'prod' });

  it('is the same whatever the severity, the mention and who set it', () => {
    expect(isSubject(makeRule({ ...rule, severity: 'critical', mention: '<@U1>', authorId: 'U2' }), rule)).toBe(true);
  });

  it.each<[string, Partial<Rule>]>([
    ['kind', { kind: 'blind' }],
    ['account', { accountId: null }],
    ['wallet', { currency: 'USD' }],
    ['threshold', { thresholdMicros: 1 }],
  ])('is another one with another %s', (_, given) => {
    expect(isSubject({ ...rule, ...given }, rule)).toBe(false);
  });
});

it('calls refused and cannot read come along in this order, the first one critical', () => {
  const along = alongSubjects('prod');
  expect(along.map(({ kind, accountId }) => [kind, accountId, defaultSeverity(kind)])).toEqual([
    ['unavailable', 'prod', 'critical'],
    ['blind', 'prod', 'warning'],
  ]);
});

describe('a rule covers an account', () => {
  it.each<[string, Partial<Rule>, boolean]>([
    ['for all accounts', { accountId: null, activeAt: T0 }, true],
    ['for this account', { accountId: 'prod', activeAt: T0 }, true],
    ['for another account', { accountId: 'batch', activeAt: T0 }, false],
    ['that waits for its notice', { accountId: 'prod', activeAt: null }, false],
  ])('%s', (_, given, expected) => {
    expect(covers(makeRule(given), 'prod')).toBe(expected);
  });
});
