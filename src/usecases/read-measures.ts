import { readSeverity } from '../domain/episode.ts';
import { readForecast } from '../domain/forecast.ts';
import type { AccountMeasure, Measures, WalletMeasure } from '../domain/measures.ts';
import type { StoredAccount } from '../ports.ts';
import type { Core } from './core.ts';
import { createReadPace } from './read-pace.ts';

export interface MeasuresDeps extends Pick<Core, 'store' | 'settings' | 'now'> {
  readonly isConnected: () => boolean;
}

/** Reads from the store how the bot and its accounts are now. */
export function createReadMeasures(deps: MeasuresDeps, workspaceId: string): () => Promise<Measures> {
  const { store, now, isConnected } = deps;
  const readAccount = createReadAccount(deps, workspaceId);
  return async () => {
    const at = now();
    const accounts: AccountMeasure[] = [];
    for (const account of await store.accounts.list(workspaceId)) accounts.push(await readAccount(account, at));
    const severities = (await store.episodes.listOpen(workspaceId, {})).map(({ episode }) => readSeverity(episode));
    const open = await store.outbox.listAllOpen(workspaceId);
    return {
      now: at,
      accounts,
      episodes: {
        warning: severities.filter((severity) => severity === 'warning').length,
        critical: severities.filter((severity) => severity === 'critical').length,
      },
      outbox: {
        depth: open.length,
        oldestAt: open.length === 0 ? null : Math.min(...open.map(({ createdAt }) => createdAt)),
      },
      isConnected: isConnected(),
    };
  };
}

/** With paces of its own: alerts are judged by what their pace was at the reading before, which no scrape may move on. */
function createReadAccount({ store, settings }: MeasuresDeps, workspaceId: string) {
  const readPace = createReadPace(settings);
  return async ({ id, series }: StoredAccount, now: number): Promise<AccountMeasure> => {
    const { available, lastGoodAt, wallets } = await store.accounts.getStatus(workspaceId, id);
    const measures: WalletMeasure[] = [];
    for (const wallet of wallets.filter(({ listed }) => listed)) {
      const { pace } = await readPace(store, { workspaceId, id, series, ...wallet }, now);
      const { burn, outlook } = readForecast(wallet, pace, now);
      const { currency, total, granted, toppedUp } = wallet;
      measures.push({
        currency,
        total,
        granted,
        toppedUp,
        burnPerDay: burn.day?.perDayMicros ?? null,
        runwayMs: outlook.kind === 'lasts' ? outlook.likelyMs : null,
      });
    }
    return { account: id, available, lastGoodAt, wallets: measures };
  };
}
