import { describe, expect, test } from 'vitest';
import type { KnownWallet } from '../../src/domain/account.ts';
import {
  compareStates,
  fundedWallets,
  isUnheld,
  readAccountState,
  readUncovered,
  shownWallets,
} from '../../src/domain/account-view.ts';
import type { AccountState } from '../../src/domain/answer.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { accountAfter, failure, makeRule, REFUSED, snapshot } from './make.ts';

function currencies(wallets: readonly KnownWallet[]): readonly string[] {
  return wallets.map(({ currency }) => currency);
}

test('a wallet that nobody ever funded is shown only while no other is funded', () => {
  expect(currencies(shownWallets(accountAfter(snapshot({ CNY: 8, USD: 0 }))))).toEqual(['CNY']);
  expect(currencies(shownWallets(accountAfter(snapshot({ CNY: 0, USD: 0 }))))).toEqual(['CNY', 'USD']);
  expect(currencies(shownWallets(accountAfter(snapshot({ CNY: 8, USD: -1 }))))).toEqual(['CNY', 'USD']);
});

test('a funded wallet is one that holds money or ever did', () => {
  const account = accountAfter(snapshot({ CNY: 8, EUR: 1 }), snapshot({ CNY: 0, USD: 0 }));
  expect(currencies(fundedWallets(account))).toEqual(['CNY', 'EUR']);
});

describe('the status of an account after', () => {
  test.each<readonly [string, readonly Reading[], AccountState, AccountState]>([
    ['no reading', [], 'unread', 'unread'],
    ['an available snapshot', [snapshot({ CNY: 8 })], 'ok', 'low'],
    ['a snapshot that does not say', [snapshot({ CNY: 8 }, null)], 'ok', 'low'],
    ['is_available: false', [snapshot({ CNY: 8 }, false)], 'unavailable', 'unavailable'],
    ['a refusal', [snapshot({ CNY: 8 }), REFUSED], 'unavailable', 'unavailable'],
    ['a refused key', [REFUSED, failure('auth')], 'auth', 'auth'],
    ['a rate limit', [failure('rate_limited')], 'limited', 'limited'],
    ['an unreachable server', [snapshot({ CNY: 8 }), failure('unreachable')], 'error', 'error'],
    ['a blocked request', [failure('blocked')], 'error', 'error'],
    ['a missing page', [failure('not_found')], 'error', 'error'],
    ['an invalid reply', [failure('invalid')], 'error', 'error'],
    ['a failure that is over', [failure('auth'), snapshot({ CNY: 8 })], 'ok', 'low'],
  ])('%s', (_, readings, quiet, firing) => {
    const account = accountAfter(...readings);
    expect([readAccountState(account, false), readAccountState(account, true)]).toEqual([quiet, firing]);
  });
});

test('accounts are ordered from calls refused to ok', () => {
  const order: readonly AccountState[] = ['unavailable', 'auth', 'low', 'error', 'limited', 'unread', 'ok'];
  expect(order.toReversed().toSorted(compareStates)).toEqual(order);
});

describe('what rules do not watch', () => {
  const accounts = [
    { id: 'prod', status: accountAfter(snapshot({ CNY: 8, USD: 3, EUR: 0 })) },
    { id: 'dev', status: accountAfter() },
  ];

  test('is each account that no rule names', () => {
    expect(readUncovered(accounts, [])).toEqual(['prod', 'dev']);
    expect(readUncovered(accounts, [makeRule({ accountId: 'prod', kind: 'blind' })])).toContain('dev');
  });

  test('is each funded wallet without a threshold or a drop of its own', () => {
    const [yuan, dollars] = [makeRule({ id: 1 }), makeRule({ id: 2, currency: 'USD', accountId: 'prod' })];
    expect(readUncovered(accounts, [makeRule({ kind: 'blind' })])).toEqual(['prod (CNY)', 'prod (USD)']);
    expect(readUncovered(accounts, [yuan])).toEqual(['prod (USD)']);
    expect(readUncovered(accounts, [yuan, dollars])).toEqual([]);
    expect(readUncovered(accounts, [yuan, { ...dollars, kind: 'drop', windowMs: 3_600_000 }])).toEqual([]);
    expect(readUncovered(accounts, [dollars])).toEqual(['prod (CNY)', 'dev']);
    expect(readUncovered(accounts, [makeRule({ kind: 'unavailable', currency: 'USD' })])).toContain('prod (USD)');
  });
});

test('a rule is unheld when none of the accounts that it covers has its currency, as far as they were read', () => {
  const accounts = [
    { id: 'prod', status: accountAfter(snapshot({ CNY: 8, USD: 0 })) },
    { id: 'dev', status: accountAfter(snapshot({ USD: 3 })) },
    { id: 'new', status: accountAfter() },
  ];
  const unheld = (rule: Parameters<typeof makeRule>[0]): boolean => isUnheld(makeRule(rule), accounts);
  expect(unheld({ currency: 'EUR', accountId: null })).toBe(true);
  expect(unheld({ currency: 'USD', accountId: null })).toBe(false);
  expect(unheld({ currency: 'USD', accountId: 'prod' })).toBe(true);
  expect(unheld({ currency: 'USD', accountId: 'new' })).toBe(false);
  expect(unheld({ kind: 'blind', currency: null })).toBe(false);
});
