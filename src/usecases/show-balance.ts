import type { AccountStatus } from '../domain/account.ts';
import { compareStates, isUnheld, readAccountState, shownWallets } from '../domain/account-view.ts';
import { readLevel } from '../domain/alert.ts';
import type { AccountView, BalanceAnswer, SnoozeView } from '../domain/answer.ts';
import { withForecasts } from '../domain/card.ts';
import { type EpisodeAlert, worstFirst } from '../domain/episode.ts';
import { isFailing } from '../domain/evidence.ts';
import type { Money } from '../domain/money.ts';
import { isOpen } from '../domain/report.ts';
import { covers, type Rule } from '../domain/rule.ts';
import { lastToEnd } from '../domain/snooze.ts';
import { suggestThreshold } from '../domain/suggestion.ts';
import type { StoredAccount } from '../ports.ts';
import type { Asker } from './change-rules.ts';
import type { CheckAccount, CheckResult } from './check-account.ts';
import type { Core } from './core.ts';
import { readCoverage } from './coverage.ts';
import { readProspects } from './read-prospects.ts';

export interface ShowDeps extends Core {
  readonly checkAccount: CheckAccount;
}

/** Reads the accounts now (all, or one) and answers with balances, worst first, and what this channel is warned about. */
export async function showBalance(deps: ShowDeps, asker: Asker, accountId: string | null): Promise<BalanceAnswer> {
  const { workspaceId, channelId } = asker;
  const all = await deps.store.accounts.list(workspaceId);
  const accounts = all.filter((account) => accountId === null || account.id === accountId);
  const rules = await deps.store.rules.listAll(workspaceId);
  const views = await Promise.all(accounts.map((account) => viewNow(deps, asker, account, rules)));
  const here = rules.filter((rule) => rule.channelId === channelId && rule.activeAt !== null);
  const coverage = await readCoverage(deps, workspaceId);
  const shown = here.filter(
    (rule) => rule.accountId === null || accounts.some((account) => account.id === rule.accountId),
  );
  return {
    accounts: views.toSorted((a, b) => compareStates(a.state, b.state) || (a.info.id < b.info.id ? -1 : 1)),
    rules: shown,
    waiting: shown.filter((rule) => isUnheld(rule, coverage)).map((rule) => rule.number),
    suggestion: here.some((rule) => rule.kind === 'below' && !isUnheld(rule, coverage)) ? null : suggest(views),
    snooze: await readSnooze(deps, asker, accounts),
    now: deps.now(),
  };
}

/** The snooze of this channel that holds an account shown, the last to end; null without one. */
async function readSnooze(
  { store, now }: ShowDeps,
  { workspaceId, channelId }: Asker,
  accounts: readonly StoredAccount[],
): Promise<SnoozeView | null> {
  const active = await store.snoozes.listActive(workspaceId, { channelId }, now());
  const concerned = (id: string | null) => id === null || accounts.some((account) => account.id === id);
  const snooze = lastToEnd(active.filter(({ accountId }) => concerned(accountId)));
  if (snooze === undefined) return null;
  const account = accounts.find(({ id }) => id === snooze.accountId);
  return { account: account ? { id: account.id, label: account.label } : null, by: snooze.by, end: snooze.until };
}

async function viewNow(
  deps: ShowDeps,
  { workspaceId, channelId }: Asker,
  account: StoredAccount,
  rules: readonly Rule[],
): Promise<AccountView> {
  const check = await deps.checkAccount(workspaceId, account.id, 'command');
  const status = await deps.store.accounts.getStatus(workspaceId, account.id);
  const episode = await deps.store.episodes.findOpen(workspaceId, channelId, account.id);
  const alerts = episode?.episode.alerts ?? [];
  const [low, fallen, short] = [readWorst(alerts, 'below'), readFallen(alerts), readWorst(alerts, 'runway')];
  const prospects = await readProspects({
    tables: deps.store,
    workspaceId,
    account,
    status,
    before: null,
    readPace: deps.readPace,
    now: deps.now(),
  });
  const { id, label, ownerId, runbookUrl } = account;
  return {
    info: { id, label, ownerId, runbookUrl },
    state: readAccountState(status, low !== null || fallen !== null || short !== null),
    wallets: withForecasts(
      shownWallets(status),
      prospects.map(({ forecast }) => forecast),
    ),
    available: status.available,
    refused: status.refused,
    report: isOpen(status.report) ? status.report : null,
    readAt: status.lastGoodAt,
    failing:
      status.cause === null || status.failingSince === null || !(isFailing(status) || hasFailed(check))
        ? null
        : { cause: status.cause, since: status.failingSince },
    stale: hasFailed(check),
    low,
    fallen,
    short,
    watched: rules.some((rule) => isWatching(rule, channelId, id, status)),
    covered: rules.some((rule) => covers(rule, id)),
  };
}

function hasFailed(check: CheckResult): boolean {
  return check.kind !== 'gone' && check.outcome.reading.kind === 'failure';
}

/** The worst alert of a kind with one threshold that fires among some; null when none does. */
export function readWorst(alerts: readonly EpisodeAlert[], kind: 'below' | 'runway'): AccountView['low'] {
  const [worst] = alerts.filter((alert) => alert.kind === kind && alert.state.status === 'firing').toSorted(worstFirst);
  const level = worst && readLevel(worst.state);
  if (worst === undefined || worst.currency === null || level === undefined || level.thresholdMicros === null)
    return null;
  return { severity: level.severity, currency: worst.currency, thresholdMicros: level.thresholdMicros };
}

/** The worst sudden fall that fires among some alerts of an account. */
export function readFallen(alerts: readonly EpisodeAlert[]): AccountView['fallen'] {
  const [worst] = alerts
    .filter((alert) => alert.kind === 'drop' && alert.state.status === 'firing')
    .toSorted(worstFirst);
  const level = worst && readLevel(worst.state);
  if (worst === undefined || worst.currency === null || worst.fall === null || level === undefined) return null;
  const { currency, unit, windowMs, fall } = worst;
  return { severity: level.severity, currency, unit, windowMs, fall };
}

function isWatching(rule: Rule, channelId: string, accountId: string, status: AccountStatus): boolean {
  if (rule.channelId !== channelId || !covers(rule, accountId)) return false;
  return shownWallets(status).some(({ currency }) => currency === rule.currency);
}

/** A first rule for money that is there, the first listed wallet above zero of the worst account that has one: about three days ahead, where its pace is known. */
function suggest(views: readonly AccountView[]): Money | null {
  const wallet = views.flatMap((view) => view.wallets).find((each) => each.listed && each.total > 0);
  if (wallet === undefined) return null;
  const { currency, total, forecast } = wallet;
  const ahead = forecast?.thresholdMicros ?? null;
  // A threshold that is breached already is no beginning.
  return ahead !== null && ahead < total ? { currency, micros: ahead } : suggestThreshold({ currency, micros: total });
}
