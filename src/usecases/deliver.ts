import { sayIn } from '../blocks/locales/say.ts';
import {
  type Attempt,
  isAhead,
  LONGEST_LEASE_MS,
  LONGEST_WAIT_MS,
  type Operation,
  type Settlement,
  settle,
  settleLookUp,
  THREAD_ONLY_RUNG,
} from '../domain/delivery.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import type { Messenger, Meter, OutboxRow, SlackWrite, StoredEpisode } from '../ports.ts';
import { applySettlement } from './apply-settlement.ts';
import type { Core } from './core.ts';
import { readChannelLanguage } from './read-language.ts';
import { renderRow } from './render.ts';
import { beginTry, isUnsure } from './retry-destination.ts';
import { createRichBlocks, writeFitting } from './rich-blocks.ts';
import { dropStaleDigest } from './send-digests.ts';
import type { Settlements } from './settlements.ts';

export interface DeliverDeps extends Core {
  readonly messenger: Messenger;
  readonly meter?: Meter;
  readonly settlements: Settlements;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Whether the process is about to end: what is under way is finished, nothing more is begun. */
  readonly isStopping: () => boolean;
  /** This process, in leases. */
  readonly owner: string;
}

export type Drain = (workspaceId: string, destination: string) => Promise<void>;

/** One write on its way: the row, its episode, and what Slack is really asked to do. */
export interface Delivery {
  readonly workspaceId: string;
  readonly row: OutboxRow;
  readonly episode: StoredEpisode | undefined;
  readonly operation: Operation;
}

/** Delivers a destination's open writes in order, one at a time, until there is none that can be done now. */
export function createDrain(deps: DeliverDeps): Drain {
  return async (workspaceId, destination) => {
    if (await deps.store.workspaces.isPaused(workspaceId, deps.now())) return;
    if (!(await beginTry(deps, workspaceId, destination))) return;
    // In order, one at a time.
    while (!deps.isStopping() && (await deliverHead(deps, workspaceId, destination)));
  };
}

/** Does the oldest open write; true when the next one may be tried at once. */
async function deliverHead(deps: DeliverDeps, workspaceId: string, destination: string): Promise<boolean> {
  const { store, settings } = deps;
  const now = deps.now();
  const row = await store.outbox.findHead(workspaceId, destination);
  if (row === undefined || isAhead(row.dueAt, now, LONGEST_WAIT_MS)) return false;
  if (row.lease !== null && isAhead(row.lease.until, now, LONGEST_LEASE_MS)) return false;
  if (await dropStaleDigest(deps, workspaceId, row, now)) return true;
  const lease = { owner: deps.owner, until: now + settings.delivery.leaseMs };
  if (!(await store.outbox.claim(workspaceId, row.id, lease, now))) return false;
  const delivery = await readDelivery(deps, workspaceId, row);
  const settlement = await attempt(deps, delivery);
  if (settlement === undefined) return false;
  deps.meter?.noteDelivery(row.payload.kind, settlement.next);
  const mayGoOn = await applySettlement(deps, delivery, settlement);
  if (!willTryAgain(settlement)) deps.settlements.announce(row.id);
  return mayGoOn;
}

function willTryAgain({ next }: Settlement): boolean {
  return next === 'retry' || next === 'look_up' || next === 'simplify';
}

/** An edit of a message that is gone becomes a message, a reply without a root becomes the root. */
async function readDelivery(deps: DeliverDeps, workspaceId: string, row: OutboxRow): Promise<Delivery> {
  const episode = row.episodeId === null ? undefined : await deps.store.episodes.find(workspaceId, row.episodeId);
  const rootless = row.operation !== 'post' && (episode === undefined || episode.root.ts === null);
  return { workspaceId, row, episode, operation: rootless ? 'post' : row.operation };
}

async function attempt(deps: DeliverDeps, delivery: Delivery): Promise<Settlement | undefined> {
  const { row, operation } = delivery;
  return isUnsure(row) && operation !== 'update' ? lookUp(deps, delivery) : send(deps, delivery);
}

async function send(deps: DeliverDeps, delivery: Delivery): Promise<Settlement | undefined> {
  const { row, episode, operation, workspaceId } = delivery;
  if (isPointless(delivery)) return { next: 'sent', ts: row.ts ?? '', threaded: false };
  const language = await readChannelLanguage(deps, workspaceId, row.destination);
  const message = renderRow(sayIn(language ?? DEFAULT_LANGUAGE), row, episode);
  if (message === undefined) return { next: 'dead', reason: 'its episode is gone' };
  // Re-checked right before the request: a process that slept past its lease must not send.
  if (!(await deps.store.outbox.owns(workspaceId, row.id, deps.owner, deps.now()))) return undefined;
  const rootTs = episode?.root.ts ?? null;
  const outcome = await writeFitting(createRichBlocks(deps, workspaceId), message, (fitting) =>
    operation === 'update' && rootTs !== null
      ? deps.messenger.update(row.destination, rootTs, fitting)
      : deps.messenger.post(toWrite(delivery, fitting)),
  );
  const tried: Attempt = { operation, attempts: row.attempts + 1, lookups: row.lookups, rung: row.rung };
  return settle(outcome, tried, settleInput(deps));
}

async function lookUp(deps: DeliverDeps, delivery: Delivery): Promise<Settlement> {
  const { row, operation } = delivery;
  const found = await deps.messenger.lookUp({
    destination: row.destination,
    notificationId: row.dedupKey,
    threadTs: operation === 'reply' ? (delivery.episode?.root.ts ?? null) : null,
    since: Math.min(row.firstAttemptAt ?? row.createdAt, deps.now()),
  });
  const looked: Attempt = { operation, attempts: row.attempts, lookups: row.lookups + 1, rung: row.rung };
  const settlement = settleLookUp(found, looked, settleInput(deps));
  if (settlement.next === 'retry' && found.kind !== 'absent')
    deps.log.warn(
      { row: row.dedupKey, reason: settlement.reason },
      'cannot look for an unanswered message; sending it again',
    );
  return settlement;
}

/** An edit that would show nothing new, or a new root for an episode that is over. */
function isPointless({ row, episode, operation }: Delivery): boolean {
  if (row.operation !== 'update' || episode === undefined) return false;
  if (operation === 'post') return episode.episode.ended !== null;
  return episode.root.frozen || episode.root.shownVersion >= episode.version;
}

function toWrite({ row, episode, operation }: Delivery, message: SlackWrite['message']): SlackWrite {
  return {
    destination: row.destination,
    message,
    notificationId: row.dedupKey,
    threadTs: operation === 'reply' ? (episode?.root.ts ?? null) : null,
    broadcast:
      operation === 'reply' && row.payload.kind === 'step' && row.payload.broadcast && row.rung < THREAD_ONLY_RUNG,
  };
}

function settleInput(deps: DeliverDeps) {
  return { now: deps.now(), random: deps.random(), timing: deps.settings.delivery };
}
