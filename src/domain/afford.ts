import type { AccountState } from './answer.ts';
import type { AccountInfo } from './card.ts';
import type { Minimum } from './check.ts';
import type { Job } from './job.ts';
import { isPeak } from './peak.ts';
import { findModel, isOld, type JobPrice, type PriceTable, priceJob } from './prices.ts';

/** What a planned job costs, and when that was true. */
export interface JobCost {
  /** The model by the table's own name. */
  readonly job: Job;
  readonly prices: readonly JobPrice[];
  /** Whether only the peak price counts. */
  readonly peakAsked: boolean;
  readonly peakNow: boolean;
  readonly table: Pick<PriceTable, 'source' | 'asOf'>;
  /** Whether the table is older than 90 days. */
  readonly old: boolean;
}

export interface UnknownModel {
  readonly unknownModel: string;
  readonly known: readonly string[];
}

/** What an account holds, as far as paying for a job goes. */
export interface Purse {
  readonly info: Pick<AccountInfo, 'id' | 'label'>;
  readonly state: AccountState;
  /** When the amounts were read; null: never. */
  readonly readAt: number | null;
  readonly wallets: readonly { readonly currency: string; readonly total: number; readonly listed: boolean }[];
}

/**
 * One wallet beside the job's price in its own currency. `short` is what is missing, zero when nothing is; `left` what would
 * remain, both in micros. `not_listed`: DeepSeek does not report the wallet any more. `no_price`: the table has no such currency.
 */
export type WalletVerdict =
  | {
      readonly kind: 'priced';
      readonly currency: string;
      readonly total: number;
      readonly offPeak: Remainder;
      readonly peak: Remainder;
    }
  | { readonly kind: 'not_listed' | 'no_price'; readonly currency: string; readonly total: number };

/** What would remain of a wallet, or is missing (micros). */
export interface Remainder {
  readonly left: number;
  readonly short: number;
}

export interface PurseVerdict extends Omit<Purse, 'wallets'> {
  readonly wallets: readonly WalletVerdict[];
}

/** The price of a job by this table at this instant (UTC ms), or the models that the table knows. */
export function readJobCost(job: Job, table: PriceTable, peakAsked: boolean, now: number): JobCost | UnknownModel {
  const found = findModel(table, job.model);
  if (found === undefined) return { unknownModel: job.model, known: table.models.map(({ model }) => model) };
  return {
    job: { ...job, model: found.model },
    prices: priceJob(job, found),
    peakAsked,
    peakNow: isPeak(now),
    table: { source: table.source, asOf: table.asOf },
    old: isOld(table, now),
  };
}

/** Compares every wallet with the price in its own currency. */
export function judgePurse({ wallets, ...purse }: Purse, { prices }: Pick<JobCost, 'prices'>): PurseVerdict {
  return {
    ...purse,
    wallets: wallets.map(({ currency, total, listed }): WalletVerdict => {
      const price = prices.find((each) => each.currency === currency);
      if (!listed) return { kind: 'not_listed', currency, total };
      if (price === undefined) return { kind: 'no_price', currency, total };
      const { offPeak, peak } = price;
      return { kind: 'priced', currency, total, offPeak: remainder(total, offPeak), peak: remainder(total, peak) };
    }),
  };
}

/** What an account must hold for the job in one of its wallets: the peak price if asked for, else the one that counts now. */
export function costMinimum({ prices, peakAsked, peakNow }: JobCost): Minimum {
  return prices.map(({ currency, offPeak, peak }) => ({ currency, micros: peakAsked || peakNow ? peak : offPeak }));
}

function remainder(total: number, price: number): Remainder {
  return { left: Math.max(0, total - price), short: Math.max(0, price - total) };
}

/** The answer to somebody who wants to know whether a job can be paid. */
export type AffordAnswer =
  | { readonly cost: JobCost; readonly purses: readonly PurseVerdict[]; readonly now: number }
  | UnknownModel;
