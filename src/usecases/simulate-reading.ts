import { type Simulation, type SimulationAnswer, simulate, type WalletPace } from '../domain/simulation.ts';
import type { StoredAccount } from '../ports.ts';
import type { Asker } from './change-rules.ts';
import { type Core, longestGap } from './core.ts';
import { readHistory } from './decide.ts';
import { readCurrencies } from './set-rule.ts';

export interface SimulationWish {
  readonly micros: number;
  /** Null: the only funded wallet's. */
  readonly currency: string | null;
  /** Null: every account that has such a wallet. */
  readonly accountId: string | null;
}

type Deps = Pick<Core, 'store' | 'settings' | 'readPace' | 'now'>;

/** What this channel would be told if the next reading said so. Only reads: it stores, sends and schedules nothing. */
export async function simulateReading(deps: Deps, asker: Asker, wish: SimulationWish): Promise<SimulationAnswer> {
  const { workspaceId, channelId } = asker;
  const { micros, accountId } = wish;
  const currencies = wish.currency === null ? await readCurrencies(deps, workspaceId, accountId) : [wish.currency];
  const [currency, ...others] = currencies;
  if (currency === undefined) return { kind: 'no_currency' };
  if (others.length > 0) return { kind: 'which_currency', micros, currencies };
  const pretended = { currency, micros };
  const accounts = await deps.store.accounts.list(workspaceId);
  const named = accounts.filter(({ id }) => accountId === null || id === accountId);
  const simulations = await Promise.all(named.map((account) => simulateOne(deps, asker, account, pretended)));
  const found = simulations.flatMap((simulation) => simulation ?? []);
  if (found.length === 0) return { kind: 'no_wallet', pretended, accountId };
  const channel = await deps.store.channels.find(workspaceId, channelId);
  const paused = channel !== undefined && channel.paused !== null;
  return { kind: 'simulated', pretended, accounts: found, paused, now: deps.now() };
}

async function simulateOne(
  { store, settings, readPace, now: clock }: Deps,
  { workspaceId, channelId }: Asker,
  account: StoredAccount,
  pretended: { readonly currency: string; readonly micros: number },
): Promise<Simulation | undefined> {
  const now = clock();
  const status = await store.accounts.getStatus(workspaceId, account.id);
  const covering = await store.rules.listCovering(workspaceId, account.id);
  const rules = covering.filter((rule) => rule.channelId === channelId);
  const stored = await store.episodes.findOpen(workspaceId, channelId, account.id);
  const episode = stored?.episode ?? null;
  const about = [...rules, ...(episode?.alerts ?? [])];
  const history = await readHistory({ tables: store, workspaceId, account, now }, about);
  const { id, label, ownerId, runbookUrl } = account;
  const { blindAfterMs, confirmAfterMs } = settings;
  const maxGapMs = longestGap(settings.twoChecksAfter(status.lastReadAt ?? now));
  const paces: WalletPace[] = [];
  for (const { currency, total } of status.wallets) {
    const { pace } = await readPace(store, { workspaceId, id, series: account.series, currency, total }, now);
    paces.push({ currency, pace });
  }
  const known = { account: { id, label, ownerId, runbookUrl }, status, rules, episode, history, paces };
  return simulate({ ...known, now, blindAfterMs, confirmAfterMs, maxGapMs }, pretended);
}
