import type { Reading } from './domain/reading.ts';

/** What the DeepSeek client needs to know to read one account. */
export interface AccountKey {
  readonly id: string;
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** `background` may retry; `command` makes one short try, because a person waits. */
export type ReadMode = 'background' | 'command';

/** A reading and what the log should know about it; `detail` and `remarks` are free of secrets. */
export interface ReadOutcome {
  readonly reading: Reading;
  /** What happened in one sentence for the operator, such as "HTTP 503" or "no answer within 15 s". */
  readonly detail: string;
  /** Oddities that did not spoil the reading, such as a total that is not the sum of its parts. */
  readonly remarks: readonly string[];
  /** DeepSeek's `x-ds-trace-id`, for support. */
  readonly traceId: string | null;
}

/** Reads the balance of one account; every expected outcome is a reading, only bugs throw. */
export interface BalanceSource {
  read(account: AccountKey, mode: ReadMode): Promise<ReadOutcome>;
}
