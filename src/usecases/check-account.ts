import { stepAccount } from '../domain/account.ts';
import type { Reading } from '../domain/reading.ts';
import type { AccountKey, BalanceSource, KeySource, Meter, ReadMode, ReadOutcome, StoredAccount } from '../ports.ts';
import { type Core, longestGap } from './core.ts';
import { type Decision, decideAccount, withFreshEpisodes } from './decide.ts';
import { createExplainFailure, type ExplainFailure } from './explain-failure.ts';
import { logDecisions } from './log-decisions.ts';

export interface CheckDeps extends Core {
  readonly source: BalanceSource & KeySource;
  readonly meter?: Meter;
  /** This process's key of an account; undefined when its configuration has none, or another one than is stored. */
  readonly findKey: (workspaceId: string, account: StoredAccount) => AccountKey | undefined;
}

/** What a check came to; `discarded`: a newer reading was stored meanwhile, `gone`: no such account any more, or not with this key. */
export type CheckResult =
  | { readonly kind: 'stored' | 'discarded'; readonly outcome: ReadOutcome }
  | { readonly kind: 'gone' };

export type CheckAccount = (workspaceId: string, accountId: string, mode: ReadMode) => Promise<CheckResult>;

/**
 * Reads an account and stores the reading, every decision that follows and its notifications in one transaction. Every reading
 * takes this way, whoever asked for it; two askers at the same time share one reading.
 */
export function createCheckAccount(deps: CheckDeps): CheckAccount {
  const running = new Map<string, Promise<CheckResult>>();
  const explain = createExplainFailure(deps);
  return (workspaceId, accountId, mode) => {
    const key = `${workspaceId}/${accountId}/${mode}`;
    const shared = running.get(key);
    if (shared !== undefined) return shared;
    const check = checkOnce({ ...deps, explain }, workspaceId, accountId, mode).finally(() => running.delete(key));
    running.set(key, check);
    return check;
  };
}

async function checkOnce(
  deps: CheckDeps & { readonly explain: ExplainFailure },
  workspaceId: string,
  accountId: string,
  mode: ReadMode,
): Promise<CheckResult> {
  const account = await deps.store.accounts.find(workspaceId, accountId);
  const key = account && deps.findKey(workspaceId, account);
  if (account === undefined || key === undefined) return { kind: 'gone' };
  const startedAt = deps.now();
  const outcome = await deps.source.read(key, mode);
  const endedAt = deps.now();
  deps.meter?.noteCheck(outcomeOf(outcome.reading), endedAt - startedAt);
  const decisions = await withFreshEpisodes(() =>
    storeReading(deps, workspaceId, accountId, outcome, { startedAt, endedAt }),
  );
  if (decisions === 'gone') return { kind: 'gone' };
  if (decisions === 'discarded') {
    deps.log.info({ account: accountId, detail: outcome.detail }, 'reading discarded: a newer one is stored');
    return { kind: 'discarded', outcome };
  }
  logCheck(deps, accountId, outcome, decisions, endedAt - startedAt);
  const spoke = decisions.filter((decision) => decision.spoke);
  deps.queue.wake(spoke.map(({ channelId }) => ({ kind: 'drain', workspaceId, destination: channelId })));
  if (mode === 'background') await deps.explain(key, outcome);
  return { kind: 'stored', outcome };
}

function outcomeOf(reading: Reading): Parameters<Meter['noteCheck']>[0] {
  if (reading.kind === 'snapshot') return 'ok';
  return reading.kind === 'refused' ? 'refused' : reading.cause;
}

async function storeReading(
  deps: CheckDeps,
  workspaceId: string,
  accountId: string,
  { reading }: ReadOutcome,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
): Promise<readonly Decision[] | 'discarded' | 'gone'> {
  const { settings } = deps;
  return deps.store.transaction(async (tables) => {
    const account = await tables.accounts.find(workspaceId, accountId);
    // Another process may have changed the key meanwhile: this reading is not the account's any more.
    if (account === undefined || deps.findKey(workspaceId, account) === undefined) return 'gone';
    const before = await tables.accounts.getStatus(workspaceId, accountId);
    const twoChecks = settings.twoChecksAfter(before.lastReadAt ?? startedAt);
    const step = stepAccount(before, reading, { startedAt, endedAt, maxGapMs: longestGap(twoChecks) });
    if (step === undefined) return 'discarded';
    await tables.accounts.saveStatus(workspaceId, accountId, step.status);
    if (reading.kind === 'snapshot') {
      await tables.accounts.saveSnapshot(workspaceId, account, reading, {
        now: endedAt,
        maxGapMs: twoChecks,
      });
    }
    const decisions = await decideAccount(
      { tables, workspaceId, account, status: step.status, settings, readPace: deps.readPace, before, now: endedAt },
      { observed: { reading, step }, judged: new Set(), edit: null },
    );
    const ofAccount = decisions.filter((decision) => decision.accountId === accountId);
    const confirms = ofAccount.flatMap((decision) => decision.step.confirmAt ?? []);
    if (confirms.length > 0) await tables.accounts.scheduleConfirm(workspaceId, accountId, Math.min(...confirms));
    return decisions;
  });
}

function logCheck(
  deps: CheckDeps,
  account: string,
  outcome: ReadOutcome,
  decisions: readonly Decision[],
  ms: number,
): void {
  const { reading, detail, remarks, traceId, rateLimits } = outcome;
  const said = { ...(remarks.length > 0 && { remarks }), ...(Object.keys(rateLimits).length > 0 && { rateLimits }) };
  const fields = { account, reading: reading.kind, detail, ms, traceId, ...said };
  if (reading.kind === 'failure' || remarks.length > 0) deps.log.warn(fields, 'account checked');
  else deps.log.info(fields, 'account checked');
  logDecisions(deps.log, decisions, 'reading');
}
