import type { AccountStatus } from '../domain/account.ts';
import { compareStates, readAccountState, shownWallets } from '../domain/account-view.ts';
import type { AccountView } from '../domain/answer.ts';
import { withForecasts } from '../domain/card.ts';
import type { Forecast } from '../domain/forecast.ts';
import { isOpen } from '../domain/report.ts';
import { covers, type Rule } from '../domain/rule.ts';
import type { Channel, OutboxRow, StoredAccount, StoredEpisode, Tables, Workspaces } from '../ports.ts';
import { readCoverage } from './coverage.ts';
import type { ReadPace } from './read-pace.ts';
import { readProspects } from './read-prospects.ts';
import { readFallen, readWorst } from './show-balance.ts';

/** An account as last read, and what is known of its readings. */
export interface StatusAccount {
  readonly view: AccountView;
  readonly status: AccountStatus;
}

/** What waits for Slack at one destination. */
export interface Waiting {
  readonly destination: string;
  readonly count: number;
  readonly since: number;
  readonly lastError: string | null;
}

/** What the bot knows, as it is stored. */
export interface StatusReport {
  readonly lastCheckAt: number | null;
  readonly pause: Awaited<ReturnType<Workspaces['findPause']>>;
  /** Worst first. */
  readonly accounts: readonly StatusAccount[];
  readonly episodes: readonly StoredEpisode[];
  readonly waiting: readonly Waiting[];
  readonly pausedChannels: readonly Channel[];
}

/** Reads it all from the database; nobody else is asked. `now`: UTC ms. */
export async function readStatus(
  tables: Tables,
  workspaceId: string,
  { readPace, now }: { readonly readPace: ReadPace; readonly now: number },
): Promise<StatusReport> {
  const known = await readCoverage({ store: tables }, workspaceId);
  const episodes = await tables.episodes.listOpen(workspaceId, {});
  const rules = await tables.rules.listAll(workspaceId);
  const channels = await tables.channels.list(workspaceId);
  const checks = known.flatMap(({ status }) => status.lastReadAt ?? []);
  const views: StatusAccount[] = [];
  for (const account of known) {
    const of = { tables, workspaceId, account, status: account.status, before: null, readPace, now };
    const forecasts = (await readProspects(of)).map(({ forecast }) => forecast);
    views.push(viewStored(account, forecasts, episodes, rules));
  }
  return {
    lastCheckAt: checks.length === 0 ? null : Math.max(...checks),
    pause: await tables.workspaces.findPause(workspaceId),
    accounts: views.toSorted(worstFirst),
    episodes,
    waiting: readWaiting(await tables.outbox.listAllOpen(workspaceId)),
    pausedChannels: channels.filter(({ paused }) => paused !== null),
  };
}

/** An account as it is stored, judged by some rules and by what fires of them. */
export function viewStored(
  { id, label, ownerId, runbookUrl, status }: StoredAccount & { readonly status: AccountStatus },
  forecasts: readonly Forecast[],
  episodes: readonly StoredEpisode[],
  rules: readonly Rule[],
): StatusAccount {
  const alerts = episodes.filter(({ accountId }) => accountId === id).flatMap(({ episode }) => episode.alerts);
  const [low, fallen, short] = [readWorst(alerts, 'below'), readFallen(alerts), readWorst(alerts, 'runway')];
  const covering = rules.filter((rule) => covers(rule, id));
  const view: AccountView = {
    info: { id, label, ownerId, runbookUrl },
    state: readAccountState(status, low !== null || fallen !== null || short !== null),
    wallets: withForecasts(shownWallets(status), forecasts),
    available: status.available,
    refused: status.refused,
    report: isOpen(status.report) ? status.report : null,
    readAt: status.lastGoodAt,
    failing: status.cause === null ? null : { cause: status.cause, since: status.failingSince ?? 0 },
    stale: false,
    low,
    fallen,
    short,
    watched: status.wallets.some(({ currency }) => covering.some((rule) => rule.currency === currency)),
    covered: covering.length > 0,
  };
  return { view, status };
}

function worstFirst(a: StatusAccount, b: StatusAccount): number {
  return compareStates(a.view.state, b.view.state) || (a.view.info.id < b.view.info.id ? -1 : 1);
}

function readWaiting(rows: readonly OutboxRow[]): readonly Waiting[] {
  return [...Map.groupBy(rows, ({ destination }) => destination)].map(([destination, group]) => ({
    destination,
    count: group.length,
    since: Math.min(...group.map(({ createdAt }) => createdAt)),
    lastError: group.find(({ error }) => error !== null)?.error ?? null,
  }));
}
