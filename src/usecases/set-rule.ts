import { type CoverageAccount, fundedWallets, isUnheld, readUncovered } from '../domain/account-view.ts';
import type { AmountWish, RuleAnswer, RuleOutcome } from '../domain/answer.ts';
import { alongSubjects, isSubject, type Rule, type Subject } from '../domain/rule.ts';
import type { RuleFields } from '../domain/settings-draft.ts';
import type { OutboxRow, Tables } from '../ports.ts';
import { type Asker, addNotice, type Changed, changeRules, judgeChange, type RuleDeps } from './change-rules.ts';
import { readCoverage } from './coverage.ts';
import { insertRules, plainFields } from './insert-rules.ts';

export interface ThresholdWish extends AmountWish {
  /** Null: the only funded wallet's. */
  readonly currency: string | null;
}

/** Warns this channel when a total falls below a threshold, by one within a window, or will not last. A channel's first rule brings calls refused and cannot read along. */
export async function setThreshold(deps: RuleDeps, asker: Asker, wish: ThresholdWish): Promise<RuleAnswer> {
  const { workspaceId } = asker;
  const currencies = wish.currency === null ? await readCurrencies(deps, workspaceId, wish.accountId) : [wish.currency];
  const currency = currencies.length === 1 ? currencies[0] : undefined;
  if (currency === undefined) {
    return answer(
      deps,
      asker,
      currencies.length === 0 ? { kind: 'no_currency', wish } : { kind: 'which_currency', wish, currencies },
    );
  }
  const { micros, unit, windowMs, accountId } = wish;
  const kind = unit === 'minutes' ? 'runway' : windowMs === null ? 'below' : 'drop';
  const subject: Subject = { kind, accountId, currency, thresholdMicros: micros, unit, windowMs };
  const { result, notice } = await changeRules(deps, asker, (tables) => setInside(deps, tables, asker, subject, wish));
  return answer(deps, asker, withNotice(result, notice), wish.currency === null ? currency : null);
}

/** Watches only: calls refused, cannot read. */
export async function watchAccount(deps: RuleDeps, asker: Asker, accountId: string | null): Promise<RuleAnswer> {
  const { result, notice } = await changeRules(deps, asker, async (tables): Promise<Changed<RuleOutcome>> => {
    const rules = await tables.rules.list(asker.workspaceId, asker.channelId);
    const missing = alongSubjects(accountId).filter((subject) => !rules.some((rule) => isSubject(rule, subject)));
    const known = rules.filter((rule) => alongSubjects(accountId).some((subject) => isSubject(rule, subject)));
    if (missing.length === 0) return { result: { kind: 'unchanged', rules: known }, noticeId: null };
    return addRules(deps, tables, asker, plainFields(missing), []);
  });
  return answer(deps, asker, withNotice(result, notice));
}

async function setInside(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  subject: Subject,
  wish: ThresholdWish,
): Promise<Changed<RuleOutcome>> {
  const rules = await tables.rules.list(asker.workspaceId, asker.channelId);
  const known = rules.find((rule) => isSubject(rule, subject));
  if (known !== undefined) return setAgain(deps, tables, asker, known, wish);
  const isFirst = rules.length === 0;
  const along = isFirst ? alongSubjects(subject.accountId) : [];
  const wanted = { ...subject, severity: wish.severity ?? 'warning', mention: wish.mention };
  return addRules(deps, tables, asker, [wanted], plainFields(along));
}

/** The same rule again: another severity or mention changes it. */
async function setAgain(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  known: Rule,
  wish: ThresholdWish,
): Promise<Changed<RuleOutcome>> {
  const to: Rule = { ...known, severity: wish.severity ?? known.severity, mention: wish.mention ?? known.mention };
  if (known.activeAt === null) return { result: { kind: 'waiting', rules: [known], active: false }, noticeId: null };
  if (to.severity === known.severity && to.mention === known.mention) {
    return { result: { kind: 'unchanged', rules: [known] }, noticeId: null };
  }
  return applyChange(deps, tables, asker, known, to);
}

/** Stores a changed rule, judges it at once and tells the channel. */
export async function applyChange(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  from: Rule,
  to: Rule,
): Promise<Changed<RuleOutcome>> {
  await tables.rules.change(asker.workspaceId, from.id, to);
  const noticeId = await addNotice(deps, tables, asker, { what: 'changed', by: asker.userId, from, to });
  await judgeChange(deps, tables, asker, [from.id], 'changed');
  return { result: { kind: 'changed', from, to }, noticeId };
}

async function addRules(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  wanted: readonly RuleFields[],
  along: readonly RuleFields[],
): Promise<Changed<RuleOutcome>> {
  const inserted = await insertRules(tables, asker, [...wanted, ...along], deps.now());
  const [rules, extra] = [inserted.slice(0, wanted.length), inserted.slice(wanted.length)];
  const noticeId = await addNotice(deps, tables, asker, { what: 'added', by: asker.userId, rules, along: extra });
  return { result: { kind: 'active', added: rules, along: extra }, noticeId };
}

/** What the person is told, given what became of the notice. */
export function withNotice(outcome: RuleOutcome, notice: OutboxRow | undefined): RuleOutcome {
  // A notice that Slack refuses for good does not keep its rule from being active.
  if (notice === undefined || notice.status === 'sent' || notice.status === 'dead') return outcome;
  if (outcome.kind === 'active') {
    if (notice.status !== 'dropped')
      return { kind: 'waiting', rules: [...outcome.added, ...outcome.along], active: false };
    return { kind: 'closed', reason: 'not_in_channel' };
  }
  if (outcome.kind === 'changed') return { kind: 'waiting', rules: [outcome.to], active: true };
  if (outcome.kind === 'removed') return { ...outcome, told: false };
  return outcome;
}

/** Adds what the channel's other rules are and what they do not watch. */
export async function answer(
  deps: RuleDeps,
  asker: Asker,
  outcome: RuleOutcome,
  assumedCurrency: string | null = null,
): Promise<RuleAnswer> {
  const rules = (await deps.store.rules.list(asker.workspaceId, asker.channelId)).filter(
    (rule) => rule.activeAt !== null,
  );
  const closed =
    outcome.kind === 'closed' ? await deps.store.channels.find(asker.workspaceId, asker.channelId) : undefined;
  const accounts = await readCoverage(deps, asker.workspaceId);
  const own = new Set(subjectsOf(outcome).map((rule) => rule.id));
  const siblings = rules.filter((rule) => !own.has(rule.id));
  const { digest } = await deps.store.channels.getSettings(asker.workspaceId, asker.channelId);
  return {
    outcome: outcome.kind === 'closed' ? { kind: 'closed', reason: closed?.paused?.reason ?? outcome.reason } : outcome,
    assumedCurrency,
    siblings,
    unheld: readUnheld(outcome, accounts),
    uncovered: readUncovered(accounts, rules),
    offersDigest: outcome.kind === 'active' && siblings.length === 0 && digest === null,
  };
}

/** The currency of a rule that was set and waits, because no account that it covers holds it. */
function readUnheld(outcome: RuleOutcome, accounts: readonly CoverageAccount[]): RuleAnswer['unheld'] {
  if (outcome.kind !== 'active' && outcome.kind !== 'changed' && outcome.kind !== 'waiting') return null;
  const rule = subjectsOf(outcome).find((each) => isUnheld(each, accounts));
  if (rule === undefined || rule.currency === null) return null;
  const [instead] = accounts
    .filter(({ id }) => rule.accountId === null || rule.accountId === id)
    .flatMap(({ status }) => fundedWallets(status));
  return { currency: rule.currency, instead: instead?.currency ?? null };
}

function subjectsOf(outcome: RuleOutcome): readonly Rule[] {
  switch (outcome.kind) {
    case 'active':
      return [...outcome.added, ...outcome.along];
    case 'changed':
      return [outcome.to];
    case 'waiting':
    case 'unchanged':
    case 'removed':
    case 'confirm_remove_all':
    case 'no_such_rule':
      return outcome.rules;
    case 'closed':
    case 'which_currency':
    case 'no_currency':
      return [];
    case 'not_an_amount_rule':
    case 'not_a_drop':
    case 'not_a_runway':
    case 'out_of_range':
      return [outcome.rule];
    case 'clash':
      return [outcome.with];
  }
}

/** The currencies in which the accounts (all, or one) hold or have held money. */
export async function readCurrencies(
  deps: Pick<RuleDeps, 'store'>,
  workspaceId: string,
  accountId: string | null,
): Promise<readonly string[]> {
  const accounts = await readCoverage(deps, workspaceId);
  const wallets = accounts
    .filter((account) => accountId === null || account.id === accountId)
    .flatMap((account) => fundedWallets(account.status));
  return [...new Set(wallets.map((wallet) => wallet.currency))].toSorted();
}
