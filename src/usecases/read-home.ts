import { compareStates } from '../domain/account-view.ts';
import type { AccountView } from '../domain/answer.ts';
import { DEFAULT_ZONE, findZone } from '../domain/calendar.ts';
import { DAY_MS } from '../domain/duration.ts';
import { compareFiring, type HomeAnswer, type HomeChannel, type HomeCharts } from '../domain/home.ts';
import type { Rule } from '../domain/rule.ts';
import type { People, StoredEpisode } from '../ports.ts';
import type { Core } from './core.ts';
import { readCoverage } from './coverage.ts';
import { readHistory } from './read-history.ts';
import { isOwnMessage } from './read-membership.ts';
import { readProspects } from './read-prospects.ts';
import { viewStored } from './read-status.ts';

export type ReadHomeDeps = Core & { readonly people: People };

/** Whose Home it is. */
export interface HomeOf {
  readonly workspaceId: string;
  readonly userId: string;
}

const WINDOW_MS = 7 * DAY_MS;
const MOST_CHARTS = 2;
/** Slack's limit of one chart. */
const MOST_POINTS = 20;

/** What somebody's Home says, as it is stored; only what their own channels may know. `fresh`: their channels as of now, not as remembered. */
export async function readHome(deps: ReadHomeDeps, of: HomeOf, fresh = false): Promise<HomeAnswer> {
  const { store, people, now } = deps;
  const { workspaceId, userId } = of;
  const known = await people.findChannels(userId, fresh);
  const allRules = await store.rules.listAll(workspaceId);
  const sees = (channelId: string): boolean =>
    known?.includes(channelId) === true || isOwnMessage(allRules, userId, channelId);
  const rules = allRules.filter(({ channelId }) => sees(channelId));
  const open = await store.episodes.listOpen(workspaceId, {});
  const visible = open.filter(({ channelId }) => sees(channelId));
  return {
    accounts: await readAccounts(deps, workspaceId, visible, rules),
    firing: visible
      .map(({ id, channelId, version, card }) => ({ id, channelId, version, card }))
      .toSorted(compareFiring),
    hiddenFiring: open.length - visible.length,
    channels: await readChannels(deps, workspaceId, rules),
    knowsChannels: known !== undefined,
    pausedSince: (await store.workspaces.findPause(workspaceId))?.since ?? null,
    now: now(),
  };
}

async function readAccounts(
  { store: tables, readPace, now }: Core,
  workspaceId: string,
  episodes: readonly StoredEpisode[],
  rules: readonly Rule[],
): Promise<readonly AccountView[]> {
  const views: AccountView[] = [];
  for (const account of await readCoverage({ store: tables }, workspaceId)) {
    const of = { tables, workspaceId, account, status: account.status, before: null, readPace, now: now() };
    const forecasts = (await readProspects(of)).map(({ forecast }) => forecast);
    views.push(viewStored(account, forecasts, episodes, rules).view);
  }
  return views.toSorted((a, b) => compareStates(a.state, b.state) || (a.info.id < b.info.id ? -1 : 1));
}

async function readChannels(
  { store }: Core,
  workspaceId: string,
  rules: readonly Rule[],
): Promise<readonly HomeChannel[]> {
  const byChannel = Map.groupBy(rules, ({ channelId }) => channelId);
  const channels: HomeChannel[] = [];
  for (const [id, own] of byChannel) {
    const channel = await store.channels.find(workspaceId, id);
    channels.push({ id, rules: own.toSorted((a, b) => a.number - b.number), closed: channel?.paused?.reason ?? null });
  }
  return channels.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The charts of a Home: what became of the first balances of the worst accounts in the last week. */
export async function readHomeCharts(
  deps: ReadHomeDeps,
  { workspaceId, userId }: HomeOf,
  { accounts }: HomeAnswer,
): Promise<HomeCharts> {
  const person = await deps.people.findPerson(userId);
  const zone = findZone(person?.zone ?? DEFAULT_ZONE) ?? DEFAULT_ZONE;
  const charts: HomeCharts['charts'][number][] = [];
  for (const { info } of accounts.slice(0, MOST_CHARTS)) {
    const wish = { accountId: info.id, windowMs: WINDOW_MS, zone, mostPoints: MOST_POINTS };
    const history = await readHistory(deps, workspaceId, wish);
    const wallets = history.accounts.flatMap((account) => account.wallets);
    charts.push(...wallets.filter(({ points }) => points.length > 1).map((wallet) => ({ info, wallet })));
  }
  return { charts: charts.slice(0, MOST_CHARTS), windowMs: WINDOW_MS, zone };
}
