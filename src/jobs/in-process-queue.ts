import type { Job, JobQueue, Log } from '../ports.ts';

export interface JobHandlers {
  readonly check: (workspaceId: string, accountId: string) => Promise<void>;
  readonly drain: (workspaceId: string, destination: string) => Promise<void>;
}

/** Wake-ups within one process: one run per key at a time, and one more if it was woken meanwhile. */
export interface InProcessQueue extends JobQueue {
  start(handlers: JobHandlers): void;
  /** Takes no more work and resolves when what runs is done. */
  stop(): Promise<void>;
}

export function createInProcessQueue(log: Log): InProcessQueue {
  const running = new Map<string, { again: boolean; readonly done: Promise<void> }>();
  let handlers: JobHandlers | null = null;

  const run = async (job: Job): Promise<void> => {
    try {
      await handle(handlers, job);
    } catch (error) {
      log.error({ job, err: error }, 'job failed; it is taken up again when it is due');
    }
  };

  const loop = async (key: string, job: Job): Promise<void> => {
    for (;;) {
      // One run per key at a time.
      await run(job);
      const entry = running.get(key);
      if (entry?.again !== true || handlers === null) break;
      entry.again = false;
    }
    running.delete(key);
  };

  return {
    wake(jobs) {
      if (handlers === null) return;
      for (const job of jobs) {
        const key = keyOf(job);
        const entry = running.get(key);
        if (entry !== undefined) entry.again = true;
        // Begun in a later turn, so that a job woken inside a transaction runs after it.
        else running.set(key, { again: false, done: nextTurn().then(() => loop(key, job)) });
      }
    },
    start(given) {
      handlers = given;
    },
    async stop() {
      handlers = null;
      await Promise.all([...running.values()].map((entry) => entry.done));
    },
  };
}

async function handle(handlers: JobHandlers | null, job: Job): Promise<void> {
  if (handlers === null) return;
  switch (job.kind) {
    case 'check':
      await handlers.check(job.workspaceId, job.accountId);
      return;
    case 'drain':
      await handlers.drain(job.workspaceId, job.destination);
      return;
  }
}

function keyOf(job: Job): string {
  return job.kind === 'check'
    ? `check/${job.workspaceId}/${job.accountId}`
    : `drain/${job.workspaceId}/${job.destination}`;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
