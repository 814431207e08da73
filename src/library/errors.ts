import type { BalanceFailure, BalanceRefused, BalanceSnapshot } from './reading.ts';

/** DeepSeek refuses calls from this account; retries do not help. */
export class CannotPayError extends Error {
  override readonly name = 'CannotPayError';
  readonly reading: BalanceSnapshot | BalanceRefused;

  constructor(message: string, reading: BalanceSnapshot | BalanceRefused) {
    super(message);
    this.reading = reading;
  }
}

/** The account holds less than a minimum, or has no such wallet. */
export class BelowMinimumError extends Error {
  override readonly name = 'BelowMinimumError';
  readonly reading: BalanceSnapshot;

  constructor(message: string, reading: BalanceSnapshot) {
    super(message);
    this.reading = reading;
  }
}

/** The balance could not be read, which says nothing about the money; `reading.cause` says why. */
export class CouldNotReadError extends Error {
  override readonly name = 'CouldNotReadError';
  readonly reading: BalanceFailure;

  constructor(message: string, reading: BalanceFailure) {
    super(message);
    this.reading = reading;
  }
}
