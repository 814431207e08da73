import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/domain/duration.ts';
import type { ObservedTotal } from '../src/domain/fall.ts';
import type { MovementKind } from '../src/domain/movement.ts';
import { between, seeded } from './random.ts';
import { costs, type Scenario } from './scenarios.ts';

/** Something that changed the balance besides spending, as it truly was. */
export interface TrueEvent {
  readonly kind: Exclude<MovementKind, 'spend' | 'noise' | 'rise'>;
  readonly at: number;
  readonly micros: number;
}

/** A generated account: what a bot would have stored, and what was true. */
export interface AccountHistory {
  readonly scenario: Scenario;
  readonly totals: readonly ObservedTotal[];
  readonly events: readonly TrueEvent[];
  /** When nothing is left (UTC ms). */
  readonly runOutAt: number;
}

export interface HistoryOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  /** From the first reading to the end, which comes a day or two later. */
  readonly days: number;
  readonly checkEveryMs: number;
  /** Whether money comes in and expires besides; as a rule only in the scenario `top_ups`. */
  readonly withEvents?: boolean;
}

const CURRENCY = 'CNY';
const MINUTES_PER_WEEK = 7 * 24 * 60;
const QUIET_DAYS = 4;
/** In which the money ends. */
const LAST_DAYS = 2;
/** Smaller ones are not told from what is spent. */
const LEAST_EXPIRY = 1_000_000;
const MICROS_PER_CENT = 10_000;
/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 8, 7);

/** The same account for the same options; it ends when the money does. */
export function generateHistory(options: HistoryOptions): AccountHistory {
  const { scenario, seed, days, checkEveryMs, withEvents = scenario === 'top_ups' } = options;
  const random = seeded(seed);
  const start = MONDAY + Math.floor(random() * MINUTES_PER_WEEK) * MINUTE_MS;
  const spent = upToTheEnd(costs(scenario, random, start, minutesOf(days + LAST_DAYS)), minutesOf(days), random());
  const perDay = spent.reduce((sum, cost) => sum + cost, 0) / days;
  const plans = withEvents ? planEvents(random, start, days, perDay) : [];
  const silences = scenario === 'gaps' ? planSilences(random, start, days) : [];
  const life = { start, spent, plans };
  // What is missing at the end was there at the beginning.
  const missing = live(life, 0, () => {}).left;
  const totals: ObservedTotal[] = [];
  const { events } = live(life, -missing, (at, wallet) => {
    const isSilent = silences.some(({ from, until }) => at >= from && at < until);
    if ((at - start) % checkEveryMs === 0 && !isSilent) record(totals, at, wallet, checkEveryMs);
  });
  return { scenario, totals, events, runOutAt: start + spent.length * MINUTE_MS };
}

/** Costs until the money is gone, within the last days: it ends when much is spent rather than when little is. */
function upToTheEnd(spent: Float64Array, least: number, share: number): Float64Array {
  let left = share * spent.subarray(least).reduce((sum, cost) => sum + cost, 0);
  for (let minute = least; minute < spent.length; minute += 1) {
    left -= spent[minute] ?? 0;
    if (left <= 0) return spent.subarray(0, minute + 1);
  }
  return spent;
}

function minutesOf(days: number): number {
  return Math.floor((days * DAY_MS) / MINUTE_MS);
}

interface Funds {
  toppedUp: number;
  granted: number;
}

/** `share`: of the granted money that is left. */
type Plan = { readonly at: number } & (
  | { readonly kind: 'top_up' | 'grant' | 'refund'; readonly micros: number }
  | { readonly kind: 'expiry'; readonly share: number }
);

function live(
  { start, spent, plans }: { readonly start: number; readonly spent: Float64Array; readonly plans: readonly Plan[] },
  toppedUp: number,
  look: (at: number, funds: Funds) => void,
): { readonly left: number; readonly events: readonly TrueEvent[] } {
  const funds: Funds = { toppedUp, granted: 0 };
  const events: TrueEvent[] = [];
  const waiting = [...plans];
  for (const [minute, cost] of spent.entries()) {
    const at = start + minute * MINUTE_MS;
    while (waiting[0] !== undefined && waiting[0].at <= at) events.push(...happen(funds, waiting.shift()));
    look(at, funds);
    const fromGrant = Math.min(funds.granted, cost);
    funds.granted -= fromGrant;
    funds.toppedUp -= cost - fromGrant;
  }
  return { left: funds.toppedUp + funds.granted, events };
}

function happen(funds: Funds, plan: Plan | undefined): readonly TrueEvent[] {
  switch (plan?.kind) {
    case undefined:
      return [];
    case 'top_up':
      funds.toppedUp += plan.micros;
      return [plan];
    case 'grant':
      funds.granted += plan.micros;
      return [plan];
    case 'refund':
      funds.toppedUp -= plan.micros;
      return [{ ...plan, micros: -plan.micros }];
    case 'expiry': {
      const micros = Math.floor(funds.granted * plan.share);
      funds.granted -= micros;
      // What is used up cannot expire.
      return micros < LEAST_EXPIRY ? [] : [{ kind: 'expiry', at: plan.at, micros: -micros }];
    }
  }
}

/** One row per change, as the bot stores it. The API shows two decimals. */
function record(totals: ObservedTotal[], at: number, funds: Funds, checkEveryMs: number): void {
  const granted = toCents(funds.granted);
  const toppedUp = toCents(funds.toppedUp);
  const last = totals.at(-1);
  const isSame = last?.granted === granted && last.toppedUp === toppedUp && at - last.until <= 2 * checkEveryMs;
  if (isSame) totals.splice(-1, 1, { ...last, until: at });
  else totals.push({ currency: CURRENCY, total: granted + toppedUp, granted, toppedUp, from: at, until: at });
}

function toCents(micros: number): number {
  return Math.floor(micros / MICROS_PER_CENT) * MICROS_PER_CENT;
}

/** Top-ups every few days, grants that expire later, and sometimes a refund; none in the last four days. */
function planEvents(random: () => number, start: number, days: number, perDay: number): readonly Plan[] {
  const plans: Plan[] = [];
  const last = days - QUIET_DAYS;
  for (let day = between(random, 1, 3); day < last; day += between(random, 2, 5)) {
    plans.push({ kind: 'top_up', at: start + day * DAY_MS, micros: Math.round(perDay * between(random, 1, 3)) });
  }
  for (let day = between(random, 1, 4); day < last; day += between(random, 4, 8)) {
    const micros = Math.round(perDay * between(random, 1.5, 4));
    plans.push({ kind: 'grant', at: start + day * DAY_MS, micros });
    const end = day + between(random, 0.3, 1.2);
    if (end < last) plans.push({ kind: 'expiry', at: start + end * DAY_MS, share: random() < 0.7 ? 1 : 0.6 });
  }
  const refund = between(random, 2, days);
  if (refund < last) {
    plans.push({ kind: 'refund', at: start + refund * DAY_MS, micros: Math.round(perDay * between(random, 1, 2)) });
  }
  return plans.toSorted((a, b) => a.at - b.at);
}

/** Nobody reads for some hours, a few times. */
function planSilences(
  random: () => number,
  start: number,
  days: number,
): readonly { readonly from: number; readonly until: number }[] {
  return Array.from({ length: Math.ceil(days / 2) }, () => {
    const from = start + random() * days * DAY_MS;
    return { from, until: from + between(random, 1, 14) * HOUR_MS };
  });
}
