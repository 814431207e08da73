import { readLevel } from '../domain/alert.ts';
import { isAhead, LONGEST_WAIT_MS } from '../domain/delivery.ts';
import { DAY_MS, MINUTE_MS } from '../domain/duration.ts';
import { type Episode, keyOf, readSeverity, worstFirst } from '../domain/episode.ts';
import { type Hold, readGate, type Step } from '../domain/gate.ts';
import type { OutboxRow, StoredEpisode, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { addRootUpdate, stepNotification } from './decide.ts';
import { readHolds, snoozesOf } from './holds.ts';

const TRY_EVERY_MS = 15 * MINUTE_MS;
const LONGEST_PAUSE_MS = DAY_MS;

/** The next try of a paused destination: every 15 minutes for a day, then daily. */
export function nextTry(pausedSince: number, now: number): number {
  return now + (now - pausedSince < DAY_MS ? TRY_EVERY_MS : DAY_MS);
}

/**
 * Whether a destination may be written to now. When a paused one is due for a try, its stale steps give way to the present
 * truth first, because that is what it is told when it opens. Asked once per drain: a try lasts until its first failure.
 */
export async function beginTry(deps: Core, workspaceId: string, destination: string): Promise<boolean> {
  const now = deps.now();
  const channel = await deps.store.channels.find(workspaceId, destination);
  if (channel === undefined || channel.paused === null) return true;
  const { since, nextTryAt } = channel.paused;
  if (isAhead(nextTryAt, now, LONGEST_PAUSE_MS)) return false;
  return deps.store.transaction(async (tables) => {
    const head = await tables.outbox.findHead(workspaceId, destination);
    // Not used up: whatever is there to tell next, or later, is tried then.
    if (head === undefined || isAhead(head.dueAt, now, LONGEST_WAIT_MS)) return false;
    if (!(await tables.channels.setNextTry(workspaceId, destination, nextTryAt, nextTry(since, now)))) return false;
    // Told anew, it could stand there twice.
    if (isUnsure(head)) return true;
    await tellPresentTruth(tables, workspaceId, destination, { now, tryAt: nextTryAt });
    if ((await tables.outbox.findHead(workspaceId, destination)) !== undefined) return true;
    // Nothing was tried, so nobody knows whether it is open: the try is left to the next news, which it does not hold up.
    await tables.channels.setNextTry(workspaceId, destination, null, now);
    return false;
  });
}

/** Whether Slack may have the message: an answer was lost, or a lease ran out because somebody died with the request in flight. */
export function isUnsure(row: OutboxRow): boolean {
  return row.status === 'ambiguous' || row.lease !== null;
}

/** Makes a paused destination due at once: somebody used the command there, or the bot has just started. */
export async function tryNow(deps: Core, workspaceId: string, destination: string): Promise<void> {
  if (await deps.store.channels.setNextTry(workspaceId, destination, null, deps.now())) {
    deps.queue.wake([{ kind: 'drain', workspaceId, destination }]);
  }
}

async function tellPresentTruth(
  tables: Tables,
  workspaceId: string,
  destination: string,
  { now, tryAt }: { readonly now: number; readonly tryAt: number },
): Promise<void> {
  const rows = await tables.outbox.listOpen(workspaceId, destination);
  const byEpisode = Map.groupBy(rows.filter(isAboutEpisode), (row) => row.episodeId);
  for (const [episodeId, episodeRows] of byEpisode) {
    const stored = episodeId === null ? undefined : await tables.episodes.find(workspaceId, episodeId);
    // What a try without an outcome left behind keeps its back-off and is not told anew.
    if (stored !== undefined && episodeRows.every((row) => row.dedupKey.startsWith(tryKey(stored)))) continue;
    await tables.outbox.drop(
      workspaceId,
      episodeRows.map((row) => row.id),
      'the destination was closed; it is told the present truth instead',
      now,
    );
    if (stored !== undefined) await tellEpisode(tables, workspaceId, stored, episodeRows, { now, tryAt });
  }
}

/** What the dedup keys of an episode's present truth begin with. */
function tryKey({ id, version }: StoredEpisode): string {
  return `episode:${id}:${version}:try:`;
}

/** Nothing else can be stale: who changed what, a test that somebody waits for, what a person must know. */
function isAboutEpisode({ payload }: OutboxRow): boolean {
  return payload.kind === 'step' || payload.kind === 'root_update';
}

async function tellEpisode(
  tables: Tables,
  workspaceId: string,
  stored: StoredEpisode,
  rows: readonly OutboxRow[],
  { now, tryAt }: { readonly now: number; readonly tryAt: number },
): Promise<void> {
  const ended = stored.episode.ended !== null;
  // It came and went while nobody could be told: there is nothing to say any more.
  if (stored.root.ts === null && ended) return;
  const holds = ended ? [] : await readEpisodeHolds(tables, workspaceId, stored, now);
  if (stored.root.ts === null && isHeld(stored.episode, holds)) {
    await tables.episodes.saveQuietly(workspaceId, stored.id, stored.version, untold(stored.episode));
    return;
  }
  const key = `${tryKey(stored)}${tryAt}`;
  const firing = stored.episode.alerts.filter((alert) => readLevel(alert.state) !== undefined).toSorted(worstFirst);
  // What is held back was not told before and is not now.
  const told = firing.filter((alert) => alert.told !== null);
  const news = (told.length > 0 ? told : firing).map(keyOf);
  const add = (operation: 'post' | 'reply', step: Step) =>
    tables.outbox.add(
      workspaceId,
      {
        destination: stored.channelId,
        operation,
        dedupKey: `${key}:${operation}`,
        reason: `${step}, told late`,
        payload: stepNotification(stored, { step, news, before: null }),
        episodeId: stored.id,
      },
      now,
    );
  if (stored.root.ts === null) {
    await add('post', 'fired');
    return;
  }
  await addRootUpdate({ tables, workspaceId, now }, stored, `${key}:update`, 'told late');
  const steps = rows.flatMap((row) => (row.payload.kind === 'step' ? [row.payload.step] : []));
  if (steps.length === 0) return;
  const step = ended ? 'resolved' : presentStep(steps);
  const waiting = holds.filter((hold) => holdsReply(hold, step, stored.episode));
  if (waiting.length === 0) {
    await add('reply', step);
    return;
  }
  // The edit shows it; a reminder says it when it may be said.
  const dueAt = Math.max(...waiting.map(({ until }) => until));
  const { repeat } = stored.episode;
  await tables.episodes.saveQuietly(workspaceId, stored.id, stored.version, {
    ...stored.episode,
    repeat: { ...repeat, dueAt },
  });
}

async function readEpisodeHolds(
  tables: Tables,
  workspaceId: string,
  { channelId, accountId }: StoredEpisode,
  now: number,
): Promise<readonly Hold[]> {
  const active = await tables.snoozes.listActive(workspaceId, { channelId, accountId }, now);
  return readHolds({ tables, workspaceId, now }, channelId, snoozesOf(active, channelId, accountId));
}

/** Whether an episode that nobody has seen yet would not be told now. */
function isHeld({ alerts }: Episode, holds: readonly Hold[]): boolean {
  const comparisons = alerts.map(({ kind, state }) => ({ kind, is: readLevel(state) ?? null, told: null }));
  return !readGate({ alerts: comparisons, announced: false, repeatDue: false, holds }).opens;
}

/** As if it had never been decided to tell it: it is told as it is then, when its holds end. */
function untold(episode: Episode): Episode {
  return {
    ...episode,
    alerts: episode.alerts.map((alert) => ({ ...alert, told: null })),
    told: null,
    repeat: { ...episode.repeat, dueAt: null },
  };
}

function holdsReply({ because }: Hold, step: Step, episode: Episode): boolean {
  return because === 'snoozed' ? step !== 'escalated' : readSeverity(episode) !== 'critical';
}

const LOUDEST: readonly Step[] = ['escalated', 'joined', 'eased', 'repeated'];

function presentStep(steps: readonly Step[]): Step {
  return LOUDEST.find((step) => steps.includes(step)) ?? 'repeated';
}
