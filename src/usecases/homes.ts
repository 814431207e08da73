import type { Message } from '../blocks/message.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/duration.ts';
import type { CheckAccount } from './check-account.ts';
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
/** Longer than a day nobody looks at a tab without opening it again. */
const LOOKED_AT_MS = DAY_MS;
/** Slack takes about a hundred a minute; the others have their turn at the next beats. */
const MOST_PER_BEAT = 2;
/** After a failure, Slack is asked less often. */
const PUT_OFF_MS = 5 * MINUTE_MS;
/** What Slack refuses, it refuses for long, such as a Home tab that is turned off. */
const REFUSED_MS = HOUR_MS;

/** Draws Home tabs, one at a time for each person: what is drawn last is what stands there. */
export function createHomes(deps: HomesDeps): Homes {
  const { workspaceId, store, lookEveryMs = LOOK_EVERY_MS } = deps;
  const inTurn = createTurns();
  const refreshing = new Set<string>();
  let isLooking = false;
  const publish = (userId: string, wish: HomeWish): Promise<HomeOutcome> =>
    inTurn(userId, () => publishHome(deps, { workspaceId, userId }, wish));
  const show = async (userId: string, wish: Omit<HomeWish, 'always'> = {}): Promise<void> => {
    const now = deps.now();
    await store.homeViewers.open(workspaceId, userId, now, now + lookEveryMs);
    await publish(userId, { ...wish, always: true });
  };

  /** False: Slack wants fewer. */
  const look = async (userId: string, dueAt: number, now: number): Promise<boolean> => {
    const next = now + lookEveryMs;
    // Another process of the bot may have it.
    if (!(await store.homeViewers.moveLook(workspaceId, userId, dueAt, next))) return true;
    const { kind } = await publish(userId, { always: false });
    if (kind === 'refused') await store.homeViewers.moveLook(workspaceId, userId, next, now + REFUSED_MS);
    if (kind === 'failed') await store.homeViewers.moveLook(workspaceId, userId, next, now + PUT_OFF_MS);
    return kind !== 'failed';
  };
  const lookAtDue = async (now: number): Promise<void> => {
    const furthest = now + REFUSED_MS + lookEveryMs;
    const due = await store.homeViewers.listLooksDue({
      now,
      openedSince: now - LOOKED_AT_MS,
      furthest,
      most: MOST_PER_BEAT,
    });
    for (const { userId, lookDueAt } of due) {
      if (!(await look(userId, lookDueAt, now))) return;
    }
  };

  return {
    open: (userId) => show(userId),
    async refresh(userId) {
      // A second click changes nothing.
      if (refreshing.has(userId)) return;
      refreshing.add(userId);
      try {
        if ((await deps.authorise(userId, 'ask')) === null) await readAll(deps);
        await show(userId, { fresh: true });
      } finally {
        refreshing.delete(userId);
      }
    },
    tell: (userId, note) => show(userId, { note }),
    async renew(userId) {
      const viewer = await store.homeViewers.find(workspaceId, userId);
      if (viewer === undefined || viewer.openedAt < deps.now() - LOOKED_AT_MS) return;
      await publish(userId, { always: false });
    },
    async lookAgain(now) {
      if (isLooking) return;
      isLooking = true;
      try {
        await lookAtDue(now);
      } finally {
        isLooking = false;
      }
    },
  };
}

async function readAll({ store, workspaceId, checkAccount }: HomesDeps): Promise<void> {
  const accounts = await store.accounts.list(workspaceId);
  await Promise.all(accounts.map(({ id }) => checkAccount(workspaceId, id, 'command')));
}

/** Runs what is asked for one person after the other. */
function createTurns(): <T>(userId: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (userId, work) => {
    const mine = (last.get(userId) ?? Promise.resolve()).then(work, work);
    last.set(userId, mine);
    const forget = (): void => {
      if (last.get(userId) === mine) last.delete(userId);
    };
    mine.then(forget, forget);
    return mine;
  };
}
