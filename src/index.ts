export { type CheckBalanceOptions, checkBalanceBeforeRun } from './library/check-balance-before-run.ts';
export { DeepSeekClient } from './library/client.ts';
export { BelowMinimumError, CannotPayError, CouldNotReadError } from './library/errors.ts';
export type { BalanceOptions, DeepSeekClientOptions } from './library/options.ts';
export type {
  BalanceFailure,
  BalanceFailureCause,
  BalanceReading,
  BalanceRefused,
  BalanceSnapshot,
  ReadingDetails,
  WalletBalance,
} from './library/reading.ts';
