import { SECOND_MS } from '../domain/duration.ts';
import { addReport, type Report, speaksOfBalance } from '../domain/report.ts';
import type { ReportOutcome, ReportWish } from '../domain/report-wish.ts';
import type { Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { type Decision, decideAccount, withFreshEpisodes } from './decide.ts';
import { gatherReports } from './gather-reports.ts';
import { logDecisions } from './log-decisions.ts';

export interface ReportDeps extends Core {
  /** Accounts that are not read because their key is another's. */
  readonly duplicates: readonly { readonly id: string; readonly sameAs: string }[];
}

export type TakeReport = (wish: ReportWish) => Promise<ReportOutcome>;

/** However often production reports, it is stored about this often. */
const STORE_EVERY_MS = 200;
/** However often production reports, an account is read at most this often because of it. */
const READ_EVERY_MS = 10 * SECOND_MS;

/**
 * What production sees counts over a positive reading: stores the report, every decision that follows and its notifications in one
 * transaction, and has the account read soon. A further report begins the same one anew.
 */
export function createTakeReport(deps: ReportDeps, workspaceId: string): TakeReport {
  const store = gatherReports((wish) => storeAndTell(deps, workspaceId, wish), rest);
  return async (wish) => {
    const accountId = deps.duplicates.find(({ id }) => id === wish.accountId)?.sameAs ?? wish.accountId;
    const known = (await deps.store.accounts.list(workspaceId)).map(({ id }) => id);
    if (!known.includes(accountId)) return { kind: 'no_such_account', known };
    if (wish.status === 429 && !speaksOfBalance(wish.message ?? '')) {
      deps.log.info(
        { account: accountId, status: wish.status, by: wish.by },
        'production reported a rate limit that does not speak of the balance',
      );
      return { kind: 'not_about_balance', given: wish.message !== null };
    }
    const taken = await store({ ...wish, accountId });
    if (taken === undefined) return { kind: 'no_such_account', known: known.filter((id) => id !== accountId) };
    const { report, channels } = taken;
    return { kind: 'taken', report, accountId, channels };
  };
}

function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, STORE_EVERY_MS).unref();
  });
}

async function storeAndTell(deps: ReportDeps, workspaceId: string, wish: ReportWish): Promise<Taken | undefined> {
  const { queue, log } = deps;
  const { accountId, status, by } = wish;
  const taken = await withFreshEpisodes(() => storeReport(deps, workspaceId, wish));
  if (taken === undefined) return undefined;
  const { decisions, channels } = taken;
  log.warn({ account: accountId, status, by, channels }, 'production reported that the balance does not suffice');
  logDecisions(log, decisions, 'report');
  const spoke = decisions.filter((decision) => decision.spoke);
  queue.wake(spoke.map(({ channelId }) => ({ kind: 'drain', workspaceId, destination: channelId })));
  queue.wake([{ kind: 'check', workspaceId, accountId }]);
  return taken;
}

interface Taken {
  readonly report: Report;
  readonly decisions: readonly Decision[];
  readonly channels: number;
}

async function storeReport(
  { store, settings, readPace, now: clock }: Core,
  workspaceId: string,
  { accountId, ...wish }: ReportWish,
): Promise<Taken | undefined> {
  return store.transaction(async (tables) => {
    const account = await tables.accounts.find(workspaceId, accountId);
    if (account === undefined) return undefined;
    const now = clock();
    const before = await tables.accounts.getStatus(workspaceId, accountId);
    const report = addReport(before.report, wish, now);
    const status = { ...before, report };
    await tables.accounts.saveStatus(workspaceId, accountId, status);
    const rules = await listWatching(tables, workspaceId, accountId);
    const decisions = await decideAccount(
      { tables, workspaceId, account, status, settings, readPace, before: null, now },
      { observed: null, judged: new Set(rules.map(({ id }) => id)), edit: null },
    );
    await tables.accounts.scheduleConfirm(workspaceId, accountId, readAgainAt(before.lastStartedAt, now));
    return { report, decisions, channels: new Set(rules.map(({ channelId }) => channelId)).size };
  });
}

async function listWatching(tables: Tables, workspaceId: string, accountId: string) {
  const rules = await tables.rules.listCovering(workspaceId, accountId);
  return rules.filter(({ kind }) => kind === 'unavailable');
}

/** At once, unless it was read just now; a last reading of the future was stored under a wrong clock. */
function readAgainAt(lastStartedAt: number | null, now: number): number {
  return lastStartedAt === null || lastStartedAt > now ? now : Math.max(now, lastStartedAt + READ_EVERY_MS);
}
