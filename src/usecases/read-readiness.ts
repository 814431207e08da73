import { areChecksRecent, type LastRead, type Part } from '../domain/readiness.ts';
import type { Core } from './core.ts';
import { within } from './within.ts';

export interface ReadinessDeps extends Pick<Core, 'store' | 'settings' | 'now'> {
  readonly isConnected: () => boolean;
  /** The longest time that one check may take (ms): a slow one is no missing one. */
  readonly longestCheckMs: number;
  /** How long the database may take to answer (ms); two seconds unless given. */
  readonly patienceMs?: number;
}

/** What is not ready right now; empty when everything is. */
export type ReadReadiness = () => Promise<readonly Part[]>;

interface Facts {
  readonly isPaused: boolean;
  readonly reads: readonly LastRead[];
}

const PATIENCE_MS = 2000;

/** Looks at what the bot needs. Askers at the same time share one look, so that asking often costs little. */
export function createReadReadiness(deps: ReadinessDeps, workspaceId: string): ReadReadiness {
  let looking: Promise<Facts | undefined> | undefined;
  return async () => {
    looking ??= readFacts(deps, workspaceId)
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
    const facts = await within(looking, deps.patienceMs ?? PATIENCE_MS);
    const isReached = deps.isConnected() && facts?.isPaused !== true;
    return [
      ...(isReached ? [] : (['slack'] as const)),
      ...(facts === undefined ? (['database'] as const) : []),
      ...(facts === undefined || areChecksRecent(facts.reads, deps.now()) ? [] : (['checks'] as const)),
    ];
  };
}

/** In one transaction that writes: a database that can only be read is not ready. */
function readFacts({ store, settings, longestCheckMs }: ReadinessDeps, workspaceId: string): Promise<Facts> {
  return store.transaction(async (tables) => {
    await tables.workspaces.touch(workspaceId);
    const reads: LastRead[] = [];
    for (const { id } of await tables.accounts.list(workspaceId)) {
      const { lastReadAt } = await tables.accounts.getStatus(workspaceId, id);
      const mayBeAgoMs = settings.twoChecksAfter(lastReadAt ?? 0) + longestCheckMs;
      reads.push({ lastReadAt, mayBeAgoMs });
    }
    return { isPaused: (await tables.workspaces.findPause(workspaceId)) !== null, reads };
  });
}
