import type { AccountStatus, KnownWallet } from '../domain/account.ts';
import { readUncovered } from '../domain/account-view.ts';
import type {
  LastDelivery,
  RuleStanding,
  RuleState,
  RulesAnswer,
  RuleView,
  Waiting,
  WhyAnswer,
} from '../domain/answer.ts';
import { type EpisodeAlert, type EpisodeInput, isKey } from '../domain/episode.ts';
import { isWaiting, readFallOf } from '../domain/evidence.ts';
import type { Prospect } from '../domain/forecast.ts';
import { isOpen } from '../domain/report.ts';
import type { Rule } from '../domain/rule.ts';
import { lastToEnd, snoozes } from '../domain/snooze.ts';
import type { OutboxRow, StoredAccount, StoredEpisode, StoredSnooze, Tables } from '../ports.ts';
import type { Asker } from './change-rules.ts';
import type { Core } from './core.ts';
import { readCoverage } from './coverage.ts';
import { readHistory } from './decide.ts';
import { readChannelQuietEnd } from './holds.ts';
import type { ReadPace } from './read-pace.ts';
import { readProspects } from './read-prospects.ts';

type KnownAccount = StoredAccount & {
  readonly status: AccountStatus;
  readonly history: EpisodeInput['history'];
  readonly prospects: readonly Prospect[];
  readonly now: number;
};

/** Why this channel is told less at present. */
interface Holding {
  readonly snoozes: readonly StoredSnooze[];
  readonly quietEnd: number | null;
}

/** What a look at the rules needs: tables, also those of a database that is only read. */
export interface RulesDeps {
  readonly store: Tables;
  readonly readPace: ReadPace;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** This channel's rules, numbered, with how each stands, and what they do not watch. */
export async function listRules(
  deps: RulesDeps,
  { workspaceId, channelId }: Pick<Asker, 'workspaceId' | 'channelId'>,
): Promise<RulesAnswer> {
  const rules = await deps.store.rules.list(workspaceId, channelId);
  const accounts = await readKnown(deps, workspaceId, rules);
  const episodes = await deps.store.episodes.listOpen(workspaceId, { channelId });
  const channel = await deps.store.channels.find(workspaceId, channelId);
  const active = rules.filter((rule) => rule.activeAt !== null);
  const now = deps.now();
  const holding: Holding = {
    snoozes: await deps.store.snoozes.listActive(workspaceId, { channelId }, now),
    quietEnd: await readChannelQuietEnd({ tables: deps.store, workspaceId, now }, channelId),
  };
  return {
    rules: rules.map((rule): RuleView => ({ rule, standings: standingsOf(rule, accounts, episodes, holding) })),
    uncovered: readUncovered(accounts, active),
    paused: channel?.paused ? { reason: channel.paused.reason, since: channel.paused.since } : null,
  };
}

/** As `listRules`, with the last delivery to the channel: why it speaks or does not. */
export async function explainRules(deps: Core, asker: Asker): Promise<WhyAnswer> {
  const last = await deps.store.outbox.findLast(asker.workspaceId, asker.channelId);
  return {
    ...(await listRules(deps, asker)),
    lastDelivery: last === undefined ? null : readDelivery(last),
    now: deps.now(),
  };
}

async function readKnown(
  { store, readPace, now: clock }: RulesDeps,
  workspaceId: string,
  rules: readonly Rule[],
): Promise<readonly KnownAccount[]> {
  const accounts = await readCoverage({ store }, workspaceId);
  const now = clock();
  return Promise.all(
    accounts.map(async (account) => {
      const history = await readHistory({ tables: store, workspaceId, account, now }, rules);
      const of = { tables: store, workspaceId, account, status: account.status, before: null, readPace, now };
      const prospects = rules.some(({ kind }) => kind === 'runway') ? await readProspects(of) : [];
      return { ...account, history, prospects, now };
    }),
  );
}

function standingsOf(
  rule: Rule,
  accounts: readonly KnownAccount[],
  episodes: readonly StoredEpisode[],
  holding: Holding,
): readonly RuleStanding[] {
  return accounts
    .filter((account) => rule.accountId === null || rule.accountId === account.id)
    .flatMap((account) => {
      const wallet = account.status.wallets.find((each) => each.currency === rule.currency);
      // A rule for all accounts concerns those that hold or have held its wallet.
      if (rule.currency !== null && rule.accountId === null && wallet === undefined) return [];
      const episode = episodes.find((each) => each.accountId === account.id);
      return [standingOf(rule, account, { wallet, episode }, holding)];
    });
}

function standingOf(
  rule: Rule,
  { id, label, status, history, prospects, now }: KnownAccount,
  { wallet, episode }: { readonly wallet: KnownWallet | undefined; readonly episode: StoredEpisode | undefined },
  holding: Holding,
): RuleStanding {
  const alert = episode?.episode.alerts.find((each) => isKey(each, rule));
  const outlook = rule.kind === 'runway' ? outlookOf(rule, prospects) : null;
  const state = alertState(rule, alert) ?? quietState(rule, status, wallet, outlook);
  return {
    accountId: id,
    label,
    state,
    total: wallet?.total ?? null,
    fall: readFallOf(rule, history, now) ?? null,
    outlook,
    readAt: readAt(rule, status, wallet),
    available: status.available,
    report: rule.kind === 'unavailable' ? readReport(status, state) : null,
    failures: status.failures,
    since: state === 'firing' || state === 'recovering' ? (alert?.since ?? null) : null,
    nextRepeatAt: state === 'firing' ? (episode?.episode.repeat.dueAt ?? null) : null,
    waits: state === 'firing' || state === 'recovering' ? readWaiting(id, rule, holding) : null,
  };
}

/** What is critical waits for no quiet hours. */
function readWaiting(accountId: string, { severity, kind }: Rule, holding: Holding): Waiting | null {
  const snooze = lastToEnd(holding.snoozes.filter((each) => snoozes(each, accountId)));
  if (snooze !== undefined) return { because: 'snoozed', by: snooze.by, end: snooze.until };
  const isCritical = severity === 'critical' || kind === 'unavailable';
  return holding.quietEnd === null || isCritical ? null : { because: 'quiet_hours', until: holding.quietEnd };
}

function outlookOf({ currency }: Rule, prospects: readonly Prospect[]): RuleStanding['outlook'] {
  return prospects.find(({ forecast }) => forecast.currency === currency)?.forecast.outlook ?? null;
}

/** Readings that say the same are the better evidence. */
function readReport({ report, available }: AccountStatus, state: RuleState): RuleStanding['report'] {
  if (report === null || available === false) return null;
  return isOpen(report) || state === 'firing' || state === 'recovering' ? report : null;
}

function alertState(rule: Rule, alert: EpisodeAlert | undefined): RuleState | undefined {
  if (alert === undefined || alert.state.status === 'ok') return undefined;
  const tier = alert.state.tiers.find((each) => each.ruleId === rule.id);
  if (tier === undefined) return undefined;
  return tier.recoveringSince === null ? 'firing' : 'recovering';
}

function quietState(
  rule: Rule,
  status: AccountStatus,
  wallet: KnownWallet | undefined,
  outlook: RuleStanding['outlook'],
): RuleState {
  if (rule.kind === 'blind') return status.lastReadAt === null ? 'unread' : 'ok';
  if (rule.kind === 'unavailable') {
    if (readAt(rule, status, wallet) === null) return 'unread';
    return status.cause === null ? 'ok' : 'stale';
  }
  if (wallet === undefined) return 'unread';
  if (!wallet.listed) return 'not_reported';
  if (isWaiting(wallet, status.wallets)) return 'waiting';
  if (outlook?.kind === 'unknown') return 'unknown';
  return status.cause === null ? 'ok' : 'stale';
}

/** When what the rule compares was read: a failure says nothing about money or calls. */
function readAt({ kind }: Rule, status: AccountStatus, wallet: KnownWallet | undefined): number | null {
  switch (kind) {
    case 'below':
    case 'drop':
    case 'runway':
      return wallet?.readAt ?? null;
    case 'unavailable':
      return status.cause === null ? status.lastReadAt : status.lastGoodAt;
    case 'blind':
      return status.lastReadAt;
  }
}

function readDelivery(row: OutboxRow): LastDelivery {
  const outcome =
    row.status === 'sent' ? 'sent' : row.status === 'due' || row.status === 'ambiguous' ? 'waiting' : 'dead';
  return { at: row.settledAt ?? row.createdAt, outcome, reason: row.reason };
}
