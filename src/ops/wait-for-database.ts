import { MINUTE_MS } from '../domain/duration.ts';
import type { Log } from '../ports.ts';
import { lockedDatabase } from './start-error.ts';

export interface WaitOptions {
  readonly isLocked: (error: unknown) => boolean;
  readonly log: Log;
  readonly now: () => number;
}

const GIVE_UP_MS = MINUTE_MS;

/** Tries work of the start again for a minute while another process holds the database; then throws a `StartError`. */
export async function waitForDatabase<T>(work: () => Promise<T>, { isLocked, log, now }: WaitOptions): Promise<T> {
  const giveUpAt = now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (now() >= giveUpAt) throw lockedDatabase(error);
    }
    log.warn({}, 'another process holds the database; waiting for it');
  }
}
