import { HOUR_MS, SECOND_MS } from '../domain/duration.ts';
import type { Tables } from '../ports.ts';
import { withFreshEpisodes } from './check-account.ts';
import type { Core } from './core.ts';
import { addRootUpdate, decideAccount } from './decide.ts';

const PRUNE_EVERY_MS = HOUR_MS;
/** While there is more to delete, small batches follow each other. */
const PRUNE_MORE_MS = 5 * SECOND_MS;

/** Everything that is due as a stored instant: checks, confirming reads, deliveries, edits, repeats, tries of closed channels. */
export type Tick = (now: number) => Promise<void>;

/** Runs on every replica: doing a due thing is a conditional update and a dedup key, so who does it does not matter. */
export function createTick(deps: Core): Tick {
  let pruneAt = 0;
  return async (now) => {
    const { store, queue } = deps;
    if (now >= pruneAt) pruneAt = now + ((await store.prune(now)) > 0 ? PRUNE_MORE_MS : PRUNE_EVERY_MS);
    await wantUpdates(deps, now);
    await repeatDue(deps, now);
    for (const { workspaceId, channelId } of await store.channels.listTriesDue(now)) {
      queue.wake([{ kind: 'drain', workspaceId, destination: channelId }]);
    }
    const checks = await store.accounts.listDue(now);
    queue.wake(checks.map(({ workspaceId, accountId }) => ({ kind: 'check', workspaceId, accountId })));
    const drains = await store.outbox.listDestinations(now);
    queue.wake(drains.map(({ workspaceId, destination }) => ({ kind: 'drain', workspaceId, destination })));
  };
}

/** Puts wanted edits of roots into the outbox. */
async function wantUpdates({ store }: Core, now: number): Promise<void> {
  for (const { workspaceId, episodeId } of await store.episodes.listUpdatesDue(now)) {
    // oxlint-disable-next-line no-await-in-loop -- each in its own small transaction
    await store.transaction((tables) => wantUpdate(tables, workspaceId, episodeId, now));
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

/** Repeats what is still wrong and was not said for long; the gate decides again whether there is something to say. */
async function repeatDue({ store, settings, log }: Core, now: number): Promise<void> {
  for (const { workspaceId, channelId, accountId } of await store.episodes.listRepeatsDue(now)) {
    // oxlint-disable-next-line no-await-in-loop -- each in its own transaction
    await withFreshEpisodes(() =>
      store.transaction(async (tables) => {
        const account = await tables.accounts.find(workspaceId, accountId);
        if (account === undefined) return;
        const status = await tables.accounts.getStatus(workspaceId, accountId);
        const scene = { tables, workspaceId, account, status, settings, now };
        await decideAccount(scene, { observed: null, judged: new Set(), edit: null }, channelId);
      }),
    );
    log.info({ channel: channelId, account: accountId }, 'repeat was due');
  }
}
