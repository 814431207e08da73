import type { Core } from './core.ts';

export interface RoundDeps extends Pick<Core, 'store' | 'now'> {
  /** A round is complete. */
  readonly onRound: () => void;
}

/**
 * Notices when every account was read since the last complete round, by what is stored: whichever process read them, and with
 * success or not. Call it after each check.
 */
export function createWatchRounds({ store, now, onRound }: RoundDeps, workspaceId: string): () => Promise<void> {
  let completeAt: number | null = null;
  return async () => {
    const at = now();
    const since = completeAt;
    for (const { id } of await store.accounts.list(workspaceId)) {
      const { lastReadAt } = await store.accounts.getStatus(workspaceId, id);
      // After the clock was set back, what lies ahead proves nothing and holds up nothing.
      if (lastReadAt === null || lastReadAt > at) return;
      if (since !== null && since <= at && lastReadAt <= since) return;
    }
    // Whoever looked at the same time was faster.
    if (completeAt !== since) return;
    completeAt = at;
    onRound();
  };
}
