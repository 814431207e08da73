import type { DeliveryTiming } from '../domain/delivery.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import type { JobQueue, Log, Store } from '../ports.ts';
import type { ReadPace } from './read-pace.ts';

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

/** An account that nobody read for two check intervals, and at least this long, was not watched (promise 4). */
const LEAST_GAP_MS = 5 * MINUTE_MS;

/** How long an account may go unread (ms) before that is worth a line. */
export function longestGap(twoChecksMs: number): number {
  return Math.max(twoChecksMs, LEAST_GAP_MS);
}

/** What nearly every use case needs. */
export interface Core {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly settings: Settings;
  readonly readPace: ReadPace;
  /** UTC milliseconds. */
  readonly now: () => number;
}
