import { DAY_MS } from './duration.ts';
import type { Job, TokenKind } from './job.ts';

/** Micros per million tokens. */
export type Rates = Readonly<Record<TokenKind, number>>;

export interface ModelPrices {
  readonly model: string;
  /** Other names that are billed as this model. */
  readonly aliases: readonly string[];
  /** By currency; each list stands for itself and is never converted from another one. */
  readonly rates: readonly { readonly currency: string; readonly offPeak: Rates; readonly peak: Rates }[];
}

export interface PriceTable {
  /** Where the prices come from. */
  readonly source: string;
  /** The day on which they were read there (UTC ms). */
  readonly asOf: number;
  readonly models: readonly ModelPrices[];
}

/** What a job costs in one currency, in micros, rounded up to whole cents. */
export interface JobPrice {
  readonly currency: string;
  readonly offPeak: number;
  readonly peak: number;
}

/** DeepSeek's own prices (docs/facts/deepseek.md, "Prices"). */
export const DEEPSEEK_PRICES: PriceTable = {
  source: 'https://api-docs.deepseek.com/quick_start/pricing',
  // The page is known to have said so in October 2026; of that month the first day, so that the table counts as old rather too early.
  asOf: Date.UTC(2026, 9, 1),
  models: [
    {
      model: 'deepseek-flash',
      aliases: ['deepseek-v4-flash', 'deepseek-v4-flash-vision-exp', 'flash'],
      rates: [
        { currency: 'CNY', offPeak: rates(20_000, 1_000_000, 4_000_000), peak: rates(40_000, 2_000_000, 8_000_000) },
        { currency: 'USD', offPeak: rates(3000, 150_000, 600_000), peak: rates(6000, 300_000, 1_200_000) },
      ],
    },
    {
      model: 'deepseek-v4-pro',
      aliases: ['pro'],
      rates: [
        {
          currency: 'CNY',
          offPeak: rates(150_000, 4_500_000, 13_500_000),
          peak: rates(300_000, 9_000_000, 27_000_000),
        },
        { currency: 'USD', offPeak: rates(22_000, 660_000, 1_980_000), peak: rates(44_000, 1_320_000, 3_960_000) },
      ],
    },
  ],
};

const OLD_AFTER_MS = 90 * DAY_MS;
const TOKENS_PER_RATE = 1_000_000n;
const MICROS_PER_CENT = 10_000n;

/** The prices of a model by any of its names, in any case; undefined when the table has none. */
export function findModel({ models }: PriceTable, name: string): ModelPrices | undefined {
  const wanted = name.toLowerCase();
  return models.find(({ model, aliases }) => [model, ...aliases].some((each) => each.toLowerCase() === wanted));
}

/** What the job costs in each currency of the model. Exact until the end, then rounded up to whole cents: never too little. */
export function priceJob(job: Job, { rates: all }: ModelPrices): readonly JobPrice[] {
  return all.map(({ currency, offPeak, peak }) => ({
    currency,
    offPeak: priceAt(job, offPeak),
    peak: priceAt(job, peak),
  }));
}

/** Whether the table is older than 90 days at this instant (UTC ms). */
export function isOld({ asOf }: Pick<PriceTable, 'asOf'>, now: number): boolean {
  return now - asOf > OLD_AFTER_MS;
}

function priceAt(job: Job, per: Rates): number {
  const product = (kind: TokenKind): bigint => BigInt(job[kind]) * BigInt(per[kind]);
  const millionfold = product('cached') + product('input') + product('output');
  const divisor = TOKENS_PER_RATE * MICROS_PER_CENT;
  return Number(((millionfold + divisor - 1n) / divisor) * MICROS_PER_CENT);
}

function rates(cached: number, input: number, output: number): Rates {
  return { cached, input, output };
}
