import { HOUR_MS, SECOND_MS } from '../domain/duration.ts';
import type { Log, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { addRootUpdate, decideAccount, decideAgain, NO_NEWS, withFreshEpisodes } from './decide.ts';
import { endDueQuietHours } from './end-quiet-hours.ts';
import { openedBy } from './holds.ts';
import { logDecisions } from './log-decisions.ts';
import { createLookAtWallet } from './look-at-wallet.ts';
import { sendDigest } from './send-digests.ts';

const PRUNE_EVERY_MS = HOUR_MS;
/** While there is more to delete, small batches follow each other. */
const PRUNE_MORE_MS = 5 * SECOND_MS;

/** Everything that is due as a stored instant: checks, confirming reads, deliveries, edits, ends of snoozes and quiet hours, repeats, digests, tries of closed channels. */
export type Tick = (now: number) => Promise<void>;

/** Runs on every replica: doing a due thing is a conditional update and a dedup key, so who does it does not matter. */
export function createTick(deps: Core & { readonly lookAtHomes?: (now: number) => void }): Tick {
  let pruneAt = 0;
  const { store, queue, log } = deps;
  const pruneWhenDue = async (now: number): Promise<void> => {
    if (now < pruneAt) return;
    pruneAt = now + PRUNE_EVERY_MS;
    if ((await store.prune(now)) > 0) pruneAt = now + PRUNE_MORE_MS;
  };
  return async (now) => {
    const checks = await store.accounts.listDue(now);
    queue.wake(checks.map(({ workspaceId, accountId }) => ({ kind: 'check', workspaceId, accountId })));
    await guard(log, 'edits of messages', () => wantUpdates(deps, now));
    // Before the reminders, which it may tell too.
    await guard(log, 'ends of snoozes', () => endSnoozes(deps, now));
    await guard(log, 'ends of quiet hours', () => endQuiet(deps, now));
    await guard(log, 'reminders', () => repeatDue(deps, now));
    await guard(log, 'digests', () => sendDigests(deps, now));
    const tries = await store.channels.listTriesDue(now);
    queue.wake(tries.map(({ workspaceId, channelId }) => ({ kind: 'drain', workspaceId, destination: channelId })));
    const drains = await store.outbox.listDestinations(now);
    queue.wake(drains.map(({ workspaceId, destination }) => ({ kind: 'drain', workspaceId, destination })));
    // It asks Slack, so nothing here waits for it.
    deps.lookAtHomes?.(now);
    await guard(log, 'pruning', () => pruneWhenDue(now));
  };
}

/** One damaged row must not keep everybody else from being checked and told. */
async function guard(log: Log, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error }, `${what} failed; tried again at the next beat`);
  }
}

/** Puts wanted edits of roots into the outbox. */
async function wantUpdates({ store, log }: Core, now: number): Promise<void> {
  for (const { workspaceId, episodeId } of await store.episodes.listUpdatesDue(now)) {
    await guard(log, `the edit for episode ${episodeId}`, () =>
      store.transaction((tables) => wantUpdate(tables, workspaceId, episodeId, now)),
    );
  }
}

async function wantUpdate(tables: Tables, workspaceId: string, episodeId: number, now: number): Promise<void> {
  const stored = await tables.episodes.find(workspaceId, episodeId);
  const due = stored?.root.updateDueAt ?? null;
  if (stored === undefined || due === null || due > now) return;
  if (stored.root.shownVersion >= stored.version) {
    await tables.episodes.setRoot(workspaceId, episodeId, { updateDueAt: null });
    return;
  }
  await addRootUpdate(
    { tables, workspaceId, now },
    stored,
    `episode:${stored.id}:${stored.version}:update:${due}`,
    'changed',
  );
}

/** Tells once how things are where a snooze ran out. */
async function endSnoozes(deps: Core, now: number): Promise<void> {
  for (const { workspaceId, snoozeId } of await deps.store.snoozes.listEndsDue(now)) {
    await guard(deps.log, `the end of snooze ${snoozeId}`, () => endSnooze(deps, workspaceId, snoozeId, now));
  }
}

async function endSnooze(
  { store, settings, readPace, log }: Core,
  workspaceId: string,
  snoozeId: number,
  now: number,
): Promise<void> {
  const decisions = await withFreshEpisodes(() =>
    store.transaction(async (tables) => {
      const ended = await tables.snoozes.end(workspaceId, [snoozeId], now);
      const [snooze] = ended;
      // Whoever ended it first has decided.
      if (snooze === undefined) return [];
      const scene = { tables, workspaceId, settings, readPace, now };
      return decideAgain(scene, snooze.channelId, { only: snooze.accountId, opened: openedBy(ended) });
    }),
  );
  logDecisions(log, decisions, 'snooze');
}

async function endQuiet(deps: Core, now: number): Promise<void> {
  for (const { workspaceId, channelId } of await deps.store.channels.listQuietEndsDue(now)) {
    await guard(deps.log, `the end of the quiet hours of ${channelId}`, () =>
      endDueQuietHours(deps, workspaceId, channelId, now),
    );
  }
}

/** Repeats what is still wrong and was not said for long; the gate decides again whether there is something to say. */
async function repeatDue(deps: Core, now: number): Promise<void> {
  for (const due of await deps.store.episodes.listRepeatsDue(now)) {
    await guard(deps.log, `the reminder about ${due.accountId}`, () => repeat(deps, due, now));
  }
}

/** One digest per period for every channel that wants one. */
async function sendDigests(deps: Core, now: number): Promise<void> {
  const look = createLookAtWallet(deps.settings);
  for (const { workspaceId, channelId } of await deps.store.channels.listDigestsDue(now)) {
    await guard(deps.log, `the digest of ${channelId}`, () =>
      sendDigest({ ...deps, look }, { workspaceId, channelId, now }),
    );
  }
}

type Due = Awaited<ReturnType<Core['store']['episodes']['listRepeatsDue']>>[number];

async function repeat(
  { store, settings, readPace, log }: Core,
  { workspaceId, channelId, accountId }: Due,
  now: number,
): Promise<void> {
  const decisions = await withFreshEpisodes(() =>
    store.transaction(async (tables) => {
      const account = await tables.accounts.find(workspaceId, accountId);
      if (account === undefined) return [];
      const status = await tables.accounts.getStatus(workspaceId, accountId);
      const scene = { tables, workspaceId, account, status, settings, readPace, before: null, now };
      return decideAccount(scene, NO_NEWS, channelId);
    }),
  );
  logDecisions(log, decisions, 'reminder due');
}
