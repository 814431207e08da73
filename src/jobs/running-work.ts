/** Work that was begun by a person and that a stop waits for. */
export interface RunningWork {
  /** Counts the work until it ends; returns it. */
  track(work: Promise<void>): Promise<void>;
  /** Resolves when all work that runs now has ended, well or not. */
  settled(): Promise<void>;
}

export function createRunningWork(): RunningWork {
  const running = new Set<Promise<void>>();
  return {
    track(work) {
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async settled() {
      await Promise.allSettled(running);
    },
  };
}
