import type { AccountStatus } from '../../src/domain/account.ts';
import { NEVER_READ, stepAccount } from '../../src/domain/account.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import type { FailureCause, Reading, Snapshot, Wallet } from '../../src/domain/reading.ts';
import type { Rule } from '../../src/domain/rule.ts';

/** When every example begins: a real instant, because time 0 hides mistakes with sums of times. */
export const T0 = Date.UTC(2026, 10, 21, 9, 0, 0);

/** Micros of an amount, exact for the at most six decimals that examples use. */
export function micros(amount: number): number {
  return Math.round(amount * 1_000_000);
}

/** A rule `below` 50 CNY, warning, unless told otherwise. */
export function makeRule(given: Partial<Rule> = {}): Rule {
  const id = given.id ?? 1;
  const kind = given.kind ?? 'below';
  return {
    id,
    number: id,
    channelId: 'C1',
    accountId: null,
    kind,
    currency: kind === 'below' ? 'CNY' : null,
    thresholdMicros: kind === 'below' ? micros(50) : null,
    unit: 'money',
    windowMs: null,
    severity: 'warning',
    mention: null,
    authorId: 'U1',
    origin: 'slack',
    activeAt: T0,
    ...given,
  };
}

/** A wallet whose money is all topped up. */
export function makeWallet(currency: string, total: number): Wallet {
  return { currency, total: micros(total), granted: 0, toppedUp: micros(total) };
}

/** An available account with totals per currency, in units. */
export function snapshot(totals: Readonly<Record<string, number>>, available: boolean | null = true): Snapshot {
  return {
    kind: 'snapshot',
    available,
    wallets: Object.entries(totals).map(([currency, total]) => makeWallet(currency, total)),
  };
}

export const REFUSED: Reading = { kind: 'refused' };

export function failure(cause: FailureCause = 'unreachable'): Reading {
  return { kind: 'failure', cause };
}

/** The status after readings one minute apart, the first at `T0`. */
export function accountAfter(...readings: readonly Reading[]): AccountStatus {
  let status = NEVER_READ;
  for (const [index, reading] of readings.entries()) {
    const at = T0 + index * MINUTE_MS;
    const step = stepAccount(status, reading, { startedAt: at, endedAt: at, maxGapMs: 5 * MINUTE_MS });
    if (step === undefined) throw new RangeError(`Reading ${index} was discarded`);
    status = step.status;
  }
  return status;
}
