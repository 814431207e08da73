import type { AccountStatus, KnownWallet } from './account.ts';
import type { AccountState } from './answer.ts';
import { isWaiting } from './evidence.ts';
import { isOpen } from './report.ts';
import { covers, type Rule } from './rule.ts';

/** Wallets that are worth a line: without those that nobody ever funded while another one is. */
export function shownWallets(account: AccountStatus): readonly KnownWallet[] {
  return account.wallets.filter((wallet) => !isWaiting(wallet, account.wallets));
}

/** Wallets that hold money, or ever did. */
export function fundedWallets(account: AccountStatus): readonly KnownWallet[] {
  return account.wallets.filter((wallet) => wallet.funded);
}

/** The account's status as its last reading says (product: table of readings). `firing`: some rule of the channel fires. */
export function readAccountState(account: AccountStatus, firing: boolean): AccountState {
  if (account.cause === 'auth') return 'auth';
  if (account.cause === 'rate_limited') return 'limited';
  if (account.cause !== null) return 'error';
  if (account.lastReadAt === null) return 'unread';
  if (account.available === false) return 'unavailable';
  if (isOpen(account.report)) return account.report.status === 402 ? 'unavailable' : 'low';
  return firing ? 'low' : 'ok';
}

const WORST_FIRST: readonly AccountState[] = ['unavailable', 'auth', 'low', 'error', 'limited', 'unread', 'ok'];

/** Negative when `a` is the worse state. */
export function compareStates(a: AccountState, b: AccountState): number {
  return WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b);
}

/** An account as `readUncovered` needs it. */
export interface CoverageAccount {
  readonly id: string;
  readonly status: AccountStatus;
}

/** Whether a rule waits for its currency: no account that it covers holds or has held it. Before any reading nobody knows. */
export function isUnheld(rule: Rule, accounts: readonly CoverageAccount[]): boolean {
  if (rule.currency === null) return false;
  const wallets = accounts
    .filter(({ id }) => rule.accountId === null || rule.accountId === id)
    .flatMap(({ status }) => shownWallets(status));
  return wallets.length > 0 && !wallets.some(({ currency }) => currency === rule.currency);
}

/** What some rules do not watch: accounts that no rule names, and funded wallets that no rule is about, such as `prod (USD)`. */
export function readUncovered(accounts: readonly CoverageAccount[], rules: readonly Rule[]): readonly string[] {
  return accounts.flatMap(({ id, status }) => {
    const covering = rules.filter((rule) => covers(rule, id));
    if (covering.length === 0) return [id];
    return fundedWallets(status)
      .filter((wallet) => !covering.some((rule) => rule.thresholdMicros !== null && rule.currency === wallet.currency))
      .map((wallet) => `${id} (${wallet.currency})`);
  });
}
