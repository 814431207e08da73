import type { Job, JobQueue } from '../../src/ports.ts';

/** The queue of one process, one run per key at a time, that can be awaited: tests let time pass only when all is done. */
export interface IdleQueue extends JobQueue {
  start(handle: (job: Job) => Promise<void>): void;
  /** Resolves when nothing runs; rejects with what a job threw. */
  idle(): Promise<void>;
  /** As `idle`, but waits for a wake-up first. */
  idleAfterWake(): Promise<void>;
}

export function createIdleQueue(): IdleQueue {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let woken = Promise.withResolvers<undefined>();
  let handler: ((job: Job) => Promise<void>) | null = null;

  const loop = async (key: string, job: Job): Promise<void> => {
    try {
      do {
        again.delete(key);
        // A job woken inside a transaction runs after it.
        await new Promise(setImmediate);
        // One run per key at a time.
        await handler?.(job);
      } while (again.has(key));
    } finally {
      running.delete(key);
    }
  };

  // What runs may wake more.
  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running.values());
  };

  return {
    wake(jobs) {
      for (const job of jobs) {
        const key = JSON.stringify(job);
        if (running.has(key)) again.add(key);
        else running.set(key, loop(key, job));
      }
      woken.resolve(undefined);
      woken = Promise.withResolvers();
    },
    start(handle) {
      handler = handle;
    },
    idle,
    async idleAfterWake() {
      await woken.promise;
      await idle();
    },
  };
}
