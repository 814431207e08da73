import type { DeliveryTiming } from '../domain/delivery.ts';
import type { JobQueue, Log, Store } from '../ports.ts';

/** Limits and times that the operator set. */
export interface Settings {
  /** How long after an instant (UTC ms) the second regular check after it is, in ms: two check intervals. */
  readonly twoChecksAfter: (instant: number) => number;
  readonly blindAfterMs: number;
  readonly confirmAfterMs: number;
  /** Told what nobody else can be told; null: only the log. */
  readonly operatorChannel: string | null;
  readonly delivery: DeliveryTiming;
}

/** What nearly every use case needs. */
export interface Core {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly settings: Settings;
  /** UTC milliseconds. */
  readonly now: () => number;
}
