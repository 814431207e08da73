import type { Money } from './money.ts';
import { findModel, type PriceTable } from './prices.ts';

/**
 * What came of a chat call: `answered` · `no_money` (402) · `low_balance` (429 because of the remaining balance, which is about
 * money and no throttle) · `throttled` (any other 429) · `overloaded` (500, 502, 503, 504) · `refused_key` · `unknown_model` ·
 * `unreachable` (no answer at all) · `other`.
 */
export type ProbeResult =
  | 'answered'
  | 'no_money'
  | 'low_balance'
  | 'throttled'
  | 'overloaded'
  | 'refused_key'
  | 'unknown_model'
  | 'unreachable'
  | 'other';

export interface ProbeOutcome {
  readonly result: ProbeResult;
  /** What happened over HTTP, free of secrets. */
  readonly detail: string;
  /** Tokens that were charged; null when nothing was, or when the answer does not say. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** The headers `x-ratelimit-…` as they came. */
  readonly rateLimits: Readonly<Record<string, string>>;
}

/** The cheapest model that DeepSeek offers. */
export const PROBE_MODEL = 'deepseek-flash';
/** A probe costs money, and its answer does not change within a minute (ms). */
export const PROBE_EVERY_MS = 60_000;
const TOKENS_PER_RATE = 1_000_000;

/** What some tokens cost at most, in micros by currency: at peak prices, nothing from a cache. Empty for a model without a price. */
export function mostCost(
  { tokens }: Pick<ProbeOutcome, 'tokens'>,
  model: string,
  prices: PriceTable,
): readonly Money[] {
  const found = findModel(prices, model);
  if (tokens === null || found === undefined) return [];
  return found.rates.map(({ currency, peak }) => ({
    currency,
    micros: Math.ceil((tokens.input * peak.input + tokens.output * peak.output) / TOKENS_PER_RATE),
  }));
}

/** The answer to `probe`. */
export type ProbeAnswer =
  | {
      readonly kind: 'probed';
      readonly account: { readonly id: string; readonly label: string };
      readonly model: string;
      readonly outcome: ProbeOutcome;
      readonly cost: readonly Money[];
    }
  /** `againAt`: UTC ms. */
  | { readonly kind: 'too_soon'; readonly againAt: number }
  | { readonly kind: 'which_account'; readonly accountIds: readonly string[] }
  | { readonly kind: 'no_account' };
