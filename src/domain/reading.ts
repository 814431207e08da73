/** One currency of an account as one snapshot states it, in micros. `total` wins over the sum of the two parts. */
export interface Wallet {
  readonly currency: string;
  readonly total: number;
  /** Null when DeepSeek left the field out. */
  readonly granted: number | null;
  readonly toppedUp: number | null;
}

export type FailureCause = 'auth' | 'rate_limited' | 'unreachable' | 'blocked' | 'not_found' | 'invalid';

/** Balances per wallet, sorted by currency code (never by position), and availability; null when DeepSeek left it out. */
export interface Snapshot {
  readonly kind: 'snapshot';
  readonly available: boolean | null;
  readonly wallets: readonly Wallet[];
}

/** The outcome of one check. A failure is never a balance of zero. */
export type Reading =
  | Snapshot
  /** HTTP 402: not available, balances unknown. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failure'; readonly cause: FailureCause };
