import type { RuleAnswer, RuleOutcome } from '../domain/answer.ts';
import { HOUR_MS, toMinuteMicros, WEEK_MS } from '../domain/duration.ts';
import { formatTyped } from '../domain/money.ts';
import { isSubject, type Rule, type Severity } from '../domain/rule.ts';
import type { RemoveWish, TypedThreshold } from '../domain/rule-wish.ts';
import type { Tables } from '../ports.ts';
import { type Asker, addNotice, type Changed, changeRules, judgeChange, type RuleDeps } from './change-rules.ts';
import { answer, applyChange, withNotice } from './set-rule.ts';

export interface ChangeWish {
  readonly number: number;
  readonly threshold: TypedThreshold | null;
  /** Only for a drop or a runway. */
  readonly windowMs: number | null;
  readonly severity: Severity | null;
}

/** Edits a threshold in place: its open alert stays the same one. */
export async function changeThreshold(deps: RuleDeps, asker: Asker, wish: ChangeWish): Promise<RuleAnswer> {
  const { result, notice } = await changeRules(deps, asker, async (tables): Promise<Changed<RuleOutcome>> => {
    const rules = await tables.rules.list(asker.workspaceId, asker.channelId);
    const from = rules.find((rule) => rule.number === wish.number);
    if (from === undefined) return quiet({ kind: 'no_such_rule', asked: `#${wish.number}`, fits: 'none', rules });
    const unfit = readUnfit(from, wish);
    if (unfit !== null) return quiet(unfit);
    if (from.activeAt === null) return quiet({ kind: 'waiting', rules: [from], active: false });
    const to = changedRule(from, wish);
    const clash = rules.find((rule) => rule.id !== from.id && isSubject(rule, to));
    if (clash !== undefined) return quiet({ kind: 'clash', with: clash });
    if (isSubject(from, to) && from.severity === to.severity) return quiet({ kind: 'unchanged', rules: [from] });
    return applyChange(deps, tables, asker, from, to);
  });
  return answer(deps, asker, withNotice(result, notice));
}

/** Why the wish has no place in the rule; null when it has. */
function readUnfit(rule: Rule, { threshold, windowMs }: ChangeWish): RuleOutcome | null {
  switch (rule.kind) {
    case 'below':
      return threshold?.unit === 'percent' || windowMs !== null ? { kind: 'not_a_drop', rule } : null;
    case 'runway':
      if (threshold !== null) return { kind: 'not_a_runway', rule };
      return windowMs !== null && windowMs < HOUR_MS ? { kind: 'out_of_range', rule } : null;
    case 'drop':
      return windowMs !== null && windowMs > WEEK_MS ? { kind: 'out_of_range', rule } : null;
    case 'unavailable':
    case 'blind':
      return { kind: 'not_an_amount_rule', rule };
  }
}

function changedRule(from: Rule, { threshold, windowMs, severity }: ChangeWish): Rule {
  const changed = { ...from, severity: severity ?? from.severity };
  if (from.kind === 'runway') {
    return { ...changed, thresholdMicros: windowMs === null ? from.thresholdMicros : toMinuteMicros(windowMs) };
  }
  return {
    ...changed,
    currency: threshold?.currency ?? from.currency,
    thresholdMicros: threshold?.micros ?? from.thresholdMicros,
    unit: threshold?.unit ?? from.unit,
    windowMs: windowMs ?? from.windowMs,
  };
}

/** Forgets rules; at once, even when the notice cannot be posted. */
export async function removeRules(deps: RuleDeps, asker: Asker, wish: RemoveWish): Promise<RuleAnswer> {
  const { result, notice } = await changeRules(deps, asker, async (tables): Promise<Changed<RuleOutcome>> => {
    const rules = await tables.rules.list(asker.workspaceId, asker.channelId);
    const found = rules.filter((rule) => isWished(rule, wish));
    if (found.length === 0) return quiet({ kind: 'no_such_rule', asked: describe(wish), fits: 'none', rules });
    if (wish.by === 'all' && !wish.confirmed) return quiet({ kind: 'confirm_remove_all', rules });
    if (wish.by === 'amount' && found.length > 1)
      return quiet({ kind: 'no_such_rule', asked: describe(wish), fits: 'several', rules: found });
    return removeInside(deps, tables, asker, found);
  });
  return answer(deps, asker, withNotice(result, notice));
}

async function removeInside(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  rules: readonly Rule[],
): Promise<Changed<RuleOutcome>> {
  const ids = rules.map((rule) => rule.id);
  await tables.rules.remove(asker.workspaceId, ids, asker.userId, deps.now());
  const noticeId = await addNotice(deps, tables, asker, { what: 'removed', by: asker.userId, rules });
  await judgeChange(deps, tables, asker, [], 'removed');
  return { result: { kind: 'removed', rules, told: true }, noticeId };
}

function quiet(result: RuleOutcome): Changed<RuleOutcome> {
  return { result, noticeId: null };
}

function isWished(rule: Rule, wish: RemoveWish): boolean {
  switch (wish.by) {
    case 'number':
      return rule.number === wish.number;
    case 'all':
      return true;
    case 'amount':
      return (
        rule.unit === 'money' &&
        rule.thresholdMicros === wish.amount.micros &&
        (wish.amount.currency === null || rule.currency === wish.amount.currency) &&
        (wish.accountId === null || rule.accountId === wish.accountId)
      );
  }
}

function describe(wish: RemoveWish): string {
  switch (wish.by) {
    case 'number':
      return `#${wish.number}`;
    case 'all':
      return 'all';
    case 'amount':
      return formatTyped({ micros: wish.amount.micros, currency: wish.amount.currency ?? '' }).trim();
  }
}
