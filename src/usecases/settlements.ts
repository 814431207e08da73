/** Lets a private answer wait for the outcome of a delivery. */
export interface Settlements {
  /** Tells everyone who waits that a write was settled, paused or retried. */
  announce(outboxId: number): void;
  /** Resolves when `announce` is called for the row, at the latest after `ms`. */
  wait(outboxId: number, ms: number): Promise<void>;
}

export function createSettlements(): Settlements {
  const waiting = new Map<number, Set<() => void>>();
  return {
    announce(outboxId) {
      for (const resolve of waiting.get(outboxId) ?? []) resolve();
    },
    wait(outboxId, ms) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const done = () => resolve(undefined);
      const waiters = waiting.get(outboxId) ?? new Set();
      waiting.set(outboxId, waiters.add(done));
      const timer = setTimeout(done, ms);
      return promise.finally(() => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0) waiting.delete(outboxId);
      });
    },
  };
}
