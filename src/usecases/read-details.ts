import type { DetailDelivery, EpisodeDetails } from '../domain/details.ts';
import { DAY_MS } from '../domain/duration.ts';
import type { OutboxRow, StoredEpisode } from '../ports.ts';
import type { CheckAccount } from './check-account.ts';
import type { Core } from './core.ts';
import { listRules } from './list-rules.ts';
import { showHistory } from './read-history.ts';

/** An episode as somebody names it who sees its message in a channel. */
export interface EpisodeRef {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly episodeId: number;
}

const WINDOW_MS = 7 * DAY_MS;
const MOST_READINGS = 8;
const MOST_DELIVERIES = 8;
/** Columns of a chart in a modal on a phone. */
const MOST_POINTS = 32;

/** All about an episode of the channel, from what is stored; undefined when the channel has none of that number. */
export async function readDetails(
  deps: Core,
  ref: EpisodeRef,
  checked: EpisodeDetails['checked'] = null,
): Promise<EpisodeDetails | undefined> {
  const { workspaceId, channelId, episodeId } = ref;
  const stored = await findEpisode(deps, ref);
  if (stored === undefined) return undefined;
  const { accountId, card } = stored;
  const wish = { accountId, windowMs: WINDOW_MS, mostPoints: MOST_POINTS };
  const { accounts, now } = await showHistory(deps, { workspaceId, channelId }, wish);
  const { rules } = await listRules(deps, { workspaceId, channelId });
  return {
    episodeId,
    card,
    rules: rules
      .map((view) => ({ ...view, standings: view.standings.filter((one) => one.accountId === accountId) }))
      .filter(({ standings }) => standings.length > 0),
    histories: accounts.flatMap(({ wallets }) => wallets),
    windowMs: WINDOW_MS,
    readings: await readReadings(deps, stored, workspaceId, now),
    deliveries: await readDeliveries(deps, workspaceId, episodeId),
    checked,
    now,
  };
}

/** As `readDetails`, after the account was read again. */
export async function checkEpisode(
  deps: Core & { readonly checkAccount: CheckAccount },
  ref: EpisodeRef,
): Promise<EpisodeDetails | undefined> {
  const stored = await findEpisode(deps, ref);
  if (stored === undefined) return undefined;
  const result = await deps.checkAccount(ref.workspaceId, stored.accountId, 'command');
  const reading = result.kind === 'gone' ? null : result.outcome.reading;
  return readDetails(deps, ref, { failed: reading?.kind === 'failure' ? reading.cause : null });
}

async function findEpisode({ store }: Core, ref: EpisodeRef): Promise<StoredEpisode | undefined> {
  const stored = await store.episodes.find(ref.workspaceId, ref.episodeId);
  return stored?.channelId === ref.channelId ? stored : undefined;
}

async function readReadings(
  { store }: Core,
  { accountId, card }: StoredEpisode,
  workspaceId: string,
  now: number,
): Promise<EpisodeDetails['readings']> {
  const account = await store.accounts.find(workspaceId, accountId);
  if (account === undefined) return [];
  const rows = await Promise.all(
    card.wallets.map(({ currency }) =>
      store.accounts.listTotals(workspaceId, { id: account.id, series: account.series, currency }, now - DAY_MS),
    ),
  );
  return rows
    .flat()
    .toSorted((a, b) => b.until - a.until)
    .slice(0, MOST_READINGS);
}

async function readDeliveries(
  { store }: Core,
  workspaceId: string,
  episodeId: number,
): Promise<EpisodeDetails['deliveries']> {
  const rows = await store.outbox.listByEpisode(workspaceId, episodeId, MOST_DELIVERIES);
  return rows.map(readDelivery);
}

function readDelivery({ settledAt, createdAt, reason, status }: OutboxRow): DetailDelivery {
  const outcome = status === 'sent' ? 'sent' : status === 'dead' ? 'dead' : 'waiting';
  return { at: settledAt ?? createdAt, reason, outcome };
}
