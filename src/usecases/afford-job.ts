import { type AffordAnswer, judgePurse, readJobCost } from '../domain/afford.ts';
import type { Job } from '../domain/job.ts';
import type { PriceTable } from '../domain/prices.ts';
import type { Asker } from './change-rules.ts';
import { type ShowDeps, showBalance } from './show-balance.ts';

export interface AffordWish {
  readonly job: Job;
  /** Whether it runs at peak. */
  readonly peak: boolean;
  /** Null: all accounts. */
  readonly accountId: string | null;
}

/** Reads the accounts now and compares each wallet with the price of the job in its currency. */
export async function affordJob(
  deps: ShowDeps & { readonly prices: PriceTable },
  asker: Asker,
  { job, peak, accountId }: AffordWish,
): Promise<AffordAnswer> {
  const cost = readJobCost(job, deps.prices, peak, deps.now());
  if ('unknownModel' in cost) return cost;
  const { accounts, now } = await showBalance(deps, asker, accountId);
  return { cost, purses: accounts.map((account) => judgePurse(account, cost)), now };
}
