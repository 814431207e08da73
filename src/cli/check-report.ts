import { z } from 'zod';
import { BELOW_MINIMUM, CANNOT_PAY, FINE, KEY_REFUSED, UNREADABLE } from './exit-codes.ts';

/** Exact decimal text with at least two decimals, such as `50.00` or `-0.02`. */
const amount = z.string().regex(/^-?\d+\.\d{2,6}$/);
const exit = z.literal([FINE, BELOW_MINIMUM, CANNOT_PAY, KEY_REFUSED, UNREADABLE]);

const minimum = z.strictObject({
  /** Whether one of the amounts is held; null when nothing was read. */
  met: z.boolean().nullable(),
  /** `total` is null when the account has no such wallet, or nothing was read. */
  amounts: z.array(z.strictObject({ currency: z.string(), amount, total: amount.nullable() })).min(1),
});

const account = z.strictObject({
  id: z.string(),
  label: z.string(),
  exit,
  outcome: z.enum(['fine', 'below_minimum', 'cannot_pay', 'unreadable', 'key_refused']),
  reading: z.enum(['snapshot', 'refused', 'failure']),
  /** Why it could not be read; null unless `reading` is `failure`. */
  cause: z.enum(['auth', 'rate_limited', 'unreachable', 'blocked', 'not_found', 'invalid']).nullable(),
  /** What DeepSeek says; null when it said nothing. */
  available: z.boolean().nullable(),
  /** Empty unless `reading` is `snapshot`; the parts are null when DeepSeek left them out. */
  wallets: z.array(
    z.strictObject({ currency: z.string(), total: amount, granted: amount.nullable(), toppedUp: amount.nullable() }),
  ),
  minimums: z.array(minimum),
  /** What is wrong and what to do; null when nothing is. */
  message: z.string().nullable(),
  /** What happened over HTTP. */
  detail: z.string(),
  /** Oddities that did not spoil the reading, and earlier tries. */
  remarks: z.array(z.string()),
  /** DeepSeek's, for its support. */
  traceId: z.string().nullable(),
  /** The headers `x-ratelimit-…` of the answer, as they came; empty when none came. */
  rateLimits: z.record(z.string(), z.string()),
});

const tokens = z.int().min(0);

/** A planned job: its tokens, and what it costs in each currency. */
const cost = z.strictObject({
  model: z.string(),
  cached: tokens,
  input: tokens,
  output: tokens,
  prices: z.array(z.strictObject({ currency: z.string(), offPeak: amount, peak: amount })),
  /** Whether the peak price counts: it was asked for, or it is peak now. */
  peakAsked: z.boolean(),
  peakNow: z.boolean(),
  /** `asOf` is a day; `old`: more than 90 days ago. */
  table: z.strictObject({ source: z.string(), asOf: z.iso.date(), old: z.boolean() }),
});

/** What `check --json` prints when it could check. Fields may be added within schema 1. */
export const checkReport = z.strictObject({
  schema: z.literal(1),
  exit,
  /** ISO 8601, UTC. */
  checkedAt: z.iso.datetime(),
  /** Worst first. */
  accounts: z.array(account).min(1),
  /** Only with a job. */
  cost: cost.optional(),
  /** Accounts that were not read by themselves because they have the key of another one. */
  duplicates: z.array(z.strictObject({ id: z.string(), sameAs: z.string() })),
});

export type CheckReport = z.infer<typeof checkReport>;
export type CostReport = z.infer<typeof cost>;
export type AccountReport = CheckReport['accounts'][number];
