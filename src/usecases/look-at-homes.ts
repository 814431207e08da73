import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/duration.ts';
import type { Tables } from '../ports.ts';
import type { HomeOutcome } from './publish-home.ts';

interface LookDeps {
  readonly store: Pick<Tables, 'homeViewers'>;
  readonly workspaceId: string;
  /** How long (ms) a Home may be behind. */
  readonly lookEveryMs: number;
  /** Draws somebody's Home if it does not hold any more. */
  readonly renew: (userId: string) => Promise<HomeOutcome>;
}

/** Nobody looks at a tab for longer than this (ms) without opening it again. */
export const LOOKED_AT_MS = DAY_MS;
/** Slack takes about a hundred a minute; the others have their turn at the next beats. */
const MOST_PER_BEAT = 2;
/** After a failure, Slack is asked less often. */
const PUT_OFF_MS = 5 * MINUTE_MS;
/** What Slack refuses, it refuses for long, such as a Home tab that is turned off. */
const REFUSED_MS = HOUR_MS;

/** Looks at some of the Home tabs that are due at an instant (UTC ms), one run at a time. */
export function createLookAtHomes(deps: LookDeps): (now: number) => Promise<void> {
  let isLooking = false;
  return async (now) => {
    if (isLooking) return;
    isLooking = true;
    try {
      await lookAtDue(deps, now);
    } finally {
      isLooking = false;
    }
  };
}

async function lookAtDue(deps: LookDeps, now: number): Promise<void> {
  const due = await deps.store.homeViewers.listLooksDue({
    now,
    openedSince: now - LOOKED_AT_MS,
    furthest: now + REFUSED_MS + deps.lookEveryMs,
    most: MOST_PER_BEAT,
  });
  for (const { userId, lookDueAt } of due) {
    if (!(await look(deps, userId, lookDueAt, now))) return;
  }
}

/** False: Slack wants fewer. */
async function look(deps: LookDeps, userId: string, dueAt: number, now: number): Promise<boolean> {
  const { store, workspaceId, lookEveryMs, renew } = deps;
  const next = now + lookEveryMs;
  // Another process of the bot may have it.
  if (!(await store.homeViewers.moveLook(workspaceId, userId, dueAt, next))) return true;
  const { kind } = await renew(userId);
  if (kind === 'refused') await store.homeViewers.moveLook(workspaceId, userId, next, now + REFUSED_MS);
  if (kind === 'failed') await store.homeViewers.moveLook(workspaceId, userId, next, now + PUT_OFF_MS);
  return kind !== 'failed';
}
