/** One currency of an account. Amounts are exact decimal text with at least two decimals, such as `50.00` or `-0.02`. */
export interface WalletBalance {
  /** Such as `CNY` or `USD`. */
  readonly currency: string;
  /** What is left, granted and topped up together. */
  readonly total: string;
  /** Granted money, which is used first and can expire; null when DeepSeek did not say. */
  readonly granted: string | null;
  /** Money that was paid in; null when DeepSeek did not say. */
  readonly toppedUp: string | null;
}

/** Why a balance could not be read. None of these says anything about the money. */
export type BalanceFailureCause =
  /** DeepSeek does not accept the key. */
  | 'auth'
  /** DeepSeek asks for fewer requests (HTTP 429). */
  | 'rate_limited'
  /** No connection, no complete answer in time, or HTTP 5xx. */
  | 'unreachable'
  /** Something on the way to DeepSeek refuses the request. */
  | 'blocked'
  /** There is no balance at this address. */
  | 'not_found'
  /** The answer is no balance. */
  | 'invalid';

/** What every reading carries. It never holds the key. */
export interface ReadingDetails {
  /** What happened in one sentence, such as `HTTP 503`. */
  readonly detail: string;
  /** DeepSeek's `x-ds-trace-id`, for its support; null when there was none. */
  readonly traceId: string | null;
}

/** The balances of an account. */
export interface BalanceSnapshot extends ReadingDetails {
  readonly kind: 'snapshot';
  /** Whether DeepSeek says that calls are accepted; null when it did not say. */
  readonly available: boolean | null;
  /** Sorted by currency; currencies are never added up. */
  readonly wallets: readonly WalletBalance[];
}

/** DeepSeek refuses for want of money (HTTP 402); the balances are unknown. */
export interface BalanceRefused extends ReadingDetails {
  readonly kind: 'refused';
}

/** The balance could not be read. A failure is never a balance of zero. */
export interface BalanceFailure extends ReadingDetails {
  readonly kind: 'failure';
  readonly cause: BalanceFailureCause;
}

/** The outcome of one reading; tell them apart by `kind`. */
export type BalanceReading = BalanceSnapshot | BalanceRefused | BalanceFailure;
