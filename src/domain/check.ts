import type { Money } from './money.ts';
import type { Reading, Wallet } from './reading.ts';

/** What an account must hold before a run: at least one of these amounts, such as 50 CNY or 7 USD. */
export type Minimum = readonly Money[];

/** One amount of a minimum beside what the account has. */
export interface JudgedAmount extends Money {
  /** The wallet's total in micros; null when the account has no such wallet, or when nothing was read. */
  readonly total: number | null;
}

export interface JudgedMinimum {
  /** Null when nothing was read: a failure is never a balance of zero. */
  readonly met: boolean | null;
  readonly amounts: readonly JudgedAmount[];
}

/** Whether a run can be paid, from best to worst, and if not, why. */
export type CheckOutcome = 'fine' | 'below_minimum' | 'cannot_pay' | 'unreadable' | 'key_refused';

export interface Check {
  readonly outcome: CheckOutcome;
  /** One for each minimum, in their order. */
  readonly minimums: readonly JudgedMinimum[];
}

/** Decides whether an account with this reading can pay for a run: every minimum must hold; what equals it holds. */
export function readCheck(reading: Reading, minimums: readonly Minimum[]): Check {
  const wallets = reading.kind === 'snapshot' ? reading.wallets : null;
  const judged = minimums.map((minimum) => judge(minimum, wallets));
  return { outcome: outcomeOf(reading, judged), minimums: judged };
}

function judge(minimum: Minimum, wallets: readonly Wallet[] | null): JudgedMinimum {
  const amounts = minimum.map((amount): JudgedAmount => {
    const wallet = wallets?.find(({ currency }) => currency === amount.currency);
    return { ...amount, total: wallet?.total ?? null };
  });
  const met = amounts.some(({ micros, total }) => total !== null && total >= micros);
  return { met: wallets === null ? null : met, amounts };
}

function outcomeOf(reading: Reading, judged: readonly JudgedMinimum[]): CheckOutcome {
  switch (reading.kind) {
    case 'refused':
      return 'cannot_pay';
    case 'failure':
      return reading.cause === 'auth' ? 'key_refused' : 'unreadable';
    case 'snapshot':
      if (reading.available === false) return 'cannot_pay';
      return judged.every(({ met }) => met) ? 'fine' : 'below_minimum';
  }
}
