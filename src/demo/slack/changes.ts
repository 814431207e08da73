/** Tells waiters that something in the stand-in changed. */
export interface Changes {
  readonly changed: () => void;
  /** Resolves with the first truthy value of `look`, asked now and at each change; rejects at the timeout or at close. */
  waitFor<T>(look: () => T | undefined | null | false, timeoutMs: number, what: string): Promise<T>;
  /** Rejects all who still wait. */
  close(): void;
}

export function createChanges(): Changes {
  const watchers = new Set<() => void>();
  const closing = new AbortController();
  const closed = closing.signal;

  return {
    changed() {
      for (const watcher of watchers) watcher();
    },
    close() {
      closing.abort();
    },
    async waitFor<T>(look: () => T | undefined | null | false, timeoutMs: number, what: string): Promise<T> {
      if (closed.aborted) throw new Error(`Slack's stand-in is closed, it cannot wait for ${what}.`);
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const watcher = (): void => {
        try {
          const found = look();
          if (found !== undefined && found !== null && found !== false) resolve(found);
        } catch (error) {
          reject(error);
        }
      };
      const onClose = (): void => reject(new Error(`Slack's stand-in was closed while waiting for ${what}.`));
      const timer = setTimeout(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}.`)), timeoutMs);
      watchers.add(watcher);
      closed.addEventListener('abort', onClose);
      watcher();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        watchers.delete(watcher);
        closed.removeEventListener('abort', onClose);
      }
    },
  };
}
