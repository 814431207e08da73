import type { Message } from '../blocks/message.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import type { CheckAccount } from './check-account.ts';
import { createLookAtHomes, LOOKED_AT_MS } from './look-at-homes.ts';
import { createMergedTurns } from './merged-turns.ts';
import { type HomeDeps, type HomeOutcome, type HomeWish, publishHome } from './publish-home.ts';

/** Everybody's Home tab. */
export interface Homes {
  /** Somebody opened theirs: it is drawn. */
  open(userId: string): Promise<void>;
  /** Somebody asked for it afresh: every account is read first. */
  refresh(userId: string): Promise<void>;
  /** Somebody did something there: it is drawn, with what came of it on top. */
  tell(userId: string, note: Message['blocks']): Promise<void>;
  /** Somebody changed something elsewhere: theirs is drawn if it is or was open lately. */
  renew(userId: string): Promise<void>;
  /** Looks at some of those that are due, and draws those that do not hold any more. */
  lookAgain(now: number): Promise<void>;
}

export interface HomesDeps extends HomeDeps {
  readonly checkAccount: CheckAccount;
  readonly workspaceId: string;
  /** How long (ms) a Home may be behind. */
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = MINUTE_MS;

/** More than one thing that somebody did at a time leaves; what a Home tab holds besides fits Slack's hundred. */
const MOST_NOTE_BLOCKS = 20;

/** Draws Home tabs, one at a time for each person: what is drawn last is what stands there, and what is asked meanwhile is one drawing. */
export function createHomes(deps: HomesDeps): Homes {
  const { workspaceId, store, lookEveryMs = LOOK_EVERY_MS } = deps;
  const refreshing = new Set<string>();
  const publish = createMergedTurns(mergeWishes, (userId: string, wish: HomeWish) =>
    publishHome(deps, { workspaceId, userId }, wish),
  );
  const renew = (userId: string): Promise<HomeOutcome> => publish(userId, { always: false });
  const show = async (userId: string, wish: Omit<HomeWish, 'always'> = {}): Promise<void> => {
    const now = deps.now();
    await store.homeViewers.open(workspaceId, userId, now, now + lookEveryMs);
    await publish(userId, { ...wish, always: true });
  };
  const refresh = async (userId: string): Promise<void> => {
    if ((await deps.authorise(userId, 'ask')) === null) await readAll(deps);
    await show(userId, { fresh: true });
  };

  return {
    open: (userId) => show(userId),
    async refresh(userId) {
      // A second click changes nothing.
      if (refreshing.has(userId)) return;
      refreshing.add(userId);
      await refresh(userId).finally(() => refreshing.delete(userId));
    },
    tell: (userId, note) => show(userId, { note }),
    async renew(userId) {
      const viewer = await store.homeViewers.find(workspaceId, userId);
      if (viewer !== undefined && viewer.openedAt >= deps.now() - LOOKED_AT_MS) await renew(userId);
    },
    lookAgain: createLookAtHomes({ store, workspaceId, lookEveryMs, renew }),
  };
}

/** What came of something that was done last stands on top. */
function mergeWishes(earlier: HomeWish, later: HomeWish): HomeWish {
  return {
    always: earlier.always || later.always,
    note: [...(later.note ?? []), ...(earlier.note ?? [])].slice(0, MOST_NOTE_BLOCKS),
    fresh: earlier.fresh === true || later.fresh === true,
  };
}

async function readAll({ store, workspaceId, checkAccount }: HomesDeps): Promise<void> {
  const accounts = await store.accounts.list(workspaceId);
  await Promise.all(accounts.map(({ id }) => checkAccount(workspaceId, id, 'command')));
}
