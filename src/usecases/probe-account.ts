import { isLately } from '../domain/lately.ts';
import type { PriceTable } from '../domain/prices.ts';
import { mostCost, PROBE_EVERY_MS, PROBE_MODEL, type ProbeAnswer } from '../domain/probe.ts';
import type { AccountKey, ProbeSource, StoredAccount } from '../ports.ts';
import type { Asker } from './change-rules.ts';
import type { Core } from './core.ts';

export interface ProbeDeps extends Pick<Core, 'store' | 'log' | 'now'> {
  readonly source: ProbeSource;
  readonly findKey: (workspaceId: string, account: StoredAccount) => AccountKey | undefined;
  readonly prices: PriceTable;
}

export interface ProbeWish {
  /** Null: the cheapest. */
  readonly model: string | null;
  /** Null: the only account. */
  readonly accountId: string | null;
}

export type ProbeAccount = (asker: Asker, wish: ProbeWish) => Promise<ProbeAnswer>;

/** One real chat call of one token, at most once a minute for each account. It is no reading: nothing is stored, nothing fires. */
export function createProbeAccount(deps: ProbeDeps): ProbeAccount {
  const last = new Map<string, number>();
  return async ({ workspaceId, userId }, { model, accountId }) => {
    const accounts = await deps.store.accounts.list(workspaceId);
    const named = accounts.filter(({ id }) => accountId === null || id === accountId);
    const [account, ...others] = named;
    if (account === undefined) return { kind: 'no_account' };
    if (others.length > 0) return { kind: 'which_account', accountIds: named.map(({ id }) => id) };
    const key = deps.findKey(workspaceId, account);
    if (key === undefined) return { kind: 'no_account' };
    const now = deps.now();
    const before = last.get(account.id);
    if (isLately(before, now, PROBE_EVERY_MS)) {
      return { kind: 'too_soon', againAt: before + PROBE_EVERY_MS };
    }
    last.set(account.id, now);
    const asked = model ?? PROBE_MODEL;
    const outcome = await deps.source.probe(key, asked);
    const { result, detail, rateLimits } = outcome;
    deps.log.info({ account: account.id, user: userId, model: asked, result, detail, ...rateLimits }, 'probed');
    const { id, label } = account;
    return {
      kind: 'probed',
      account: { id, label },
      model: asked,
      outcome,
      cost: mostCost(outcome, asked, deps.prices),
    };
  };
}
