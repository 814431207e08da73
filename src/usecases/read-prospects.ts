import type { AccountStatus } from '../domain/account.ts';
import { type Prospect, readForecast } from '../domain/forecast.ts';
import type { StoredAccount, Tables } from '../ports.ts';
import type { ReadPace } from './read-pace.ts';

/** The account whose wallets are looked ahead for. */
export interface ProspectsOf {
  readonly tables: Pick<Tables, 'accounts'>;
  readonly workspaceId: string;
  readonly account: Pick<StoredAccount, 'id' | 'series'>;
  readonly status: AccountStatus;
  /** The account before its newest reading; null when nothing was read. */
  readonly before: AccountStatus | null;
  readonly readPace: ReadPace;
  readonly now: number;
}

/** What lies ahead of every wallet of an account: at its last reading, and at the one before. */
export async function readProspects(of: ProspectsOf): Promise<readonly Prospect[]> {
  const { tables, workspaceId, account, status, before, readPace, now } = of;
  const prospects: Prospect[] = [];
  for (const wallet of status.wallets) {
    const { id, series } = account;
    const { pace, before: paceBefore } = await readPace(tables, { workspaceId, id, series, ...wallet }, now);
    const earlier = before?.wallets.find(({ currency }) => currency === wallet.currency);
    prospects.push({
      forecast: readForecast(wallet, pace, wallet.readAt),
      before: earlier === undefined ? null : readForecast(earlier, paceBefore, earlier.readAt).outlook,
    });
  }
  return prospects;
}
