import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Job, JobQueue } from '../../src/ports.ts';

/** Does jobs one after the other; a test can wait until none is left. */
export interface AwaitedQueue extends JobQueue {
  /** Resolves when all jobs are done, also those that they woke; rejects when one failed. */
  settled(): Promise<void>;
}

export function createAwaitedQueue(handle: (job: Job) => Promise<void>): AwaitedQueue {
  let work: Promise<void> = Promise.resolve();
  const settled = async (): Promise<void> => {
    const seen = work;
    await seen;
    if (seen !== work) await settled();
  };
  return {
    wake(jobs) {
      // Begun in a later turn, so that a job woken inside a transaction runs after it.
      for (const job of jobs) work = work.then(() => nextTurn()).then(() => handle(job));
    },
    settled,
  };
}
