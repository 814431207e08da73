import { type AccountStatus, type KnownWallet, stepAccount } from './account.ts';
import { readLevel } from './alert.ts';
import { type AccountInfo, isSameCard, readCard, type StepMessage } from './card.ts';
import { fromMinuteMicros } from './duration.ts';
import { type Episode, type EpisodeInput, isKey, readSeverity, stepEpisode } from './episode.ts';
import { type Forecast, type Pace, type Prospect, readForecast, shortestOf } from './forecast.ts';
import { isBroadcast } from './gate.ts';
import type { Money } from './money.ts';
import type { Snapshot, Wallet } from './reading.ts';
import type { Rule } from './rule.ts';

export interface WalletPace {
  readonly currency: string;
  readonly pace: Pace;
}

/** What a channel knows about an account before the reading that is pretended. */
export interface SimulationInput extends Pick<EpisodeInput, 'history' | 'now' | 'blindAfterMs' | 'confirmAfterMs'> {
  readonly account: AccountInfo;
  readonly status: AccountStatus;
  /** The channel's active rules that cover the account. */
  readonly rules: readonly Rule[];
  /** The channel's open episode of the account; null: none. */
  readonly episode: Episode | null;
  readonly maxGapMs: number;
  /** How each wallet goes. */
  readonly paces: readonly WalletPace[];
}

/**
 * Why a rule would say nothing. `told`: it goes on, and was said already; `covered`: a worse rule speaks for it;
 * `once`: one more such reading would fire it; `no_pace`: not enough data to say how long the money lasts; `recovering`: one more would end it; `no_amount`: it is not about money.
 */
export type QuietReason =
  | 'above'
  | 'no_fall'
  | 'lasts'
  | 'once'
  | 'no_pace'
  | 'told'
  | 'covered'
  | 'recovering'
  | 'other_wallet'
  | 'no_amount';

export interface Simulation {
  readonly account: AccountInfo;
  /** The wallet's total as last read, in micros. */
  readonly before: number;
  /** What would be posted; null: nothing. */
  readonly message: StepMessage | null;
  /** Whether only the open message would be edited. */
  readonly edited: boolean;
  /** The channel's rules that would say nothing, and why. */
  readonly quiet: readonly { readonly rule: Rule; readonly why: QuietReason }[];
  readonly confirmAfterMs: number;
  /** When an open problem is repeated next; null: not at all. */
  readonly repeatAt: number | null;
}

/** The answer to "what if": the pretended amount, and what would follow for each account that has such a wallet. */
export type SimulationAnswer =
  | {
      readonly kind: 'simulated';
      readonly pretended: Money;
      readonly accounts: readonly Simulation[];
      /** Whether the channel takes no messages at present. */
      readonly paused: boolean;
      readonly now: number;
    }
  | { readonly kind: 'no_wallet'; readonly pretended: Money; readonly accountId: string | null }
  | { readonly kind: 'no_currency' }
  | { readonly kind: 'which_currency'; readonly micros: number; readonly currencies: readonly string[] };

/** What the channel would be told if the next reading of the account said so; undefined when it has no such wallet. */
export function simulate(input: SimulationInput, pretended: Money): Simulation | undefined {
  const { account, status, rules, episode, now, maxGapMs, confirmAfterMs } = input;
  const wallet = status.wallets.find(({ currency }) => currency === pretended.currency);
  const reading = pretendReading(status, pretended);
  const stepped = stepAccount(status, reading, { startedAt: now, endedAt: now, maxGapMs });
  if (wallet === undefined || stepped === undefined) return undefined;
  const history = [...input.history, ...reading.wallets.map((each) => ({ ...each, from: now, until: now }))];
  const observed = { reading, step: stepped };
  const prospects = readProspects(stepped.status, status, input.paces);
  const forecasts = prospects.map(({ forecast }) => forecast);
  const step = stepEpisode(episode, {
    ...input,
    account: stepped.status,
    observed,
    judged: new Set(),
    edit: null,
    history,
    prospects,
    // What the rules would say; whether it would wait is another question.
    holds: [],
    opened: null,
  });
  const card = step.episode === null ? null : readCard(step.episode, stepped.status, account, rules, forecasts);
  const old = episode === null ? null : readCard(episode, status, account, rules, forecasts);
  return {
    account,
    before: wallet.total,
    message: messageOf(step, card),
    edited: step.announcement === null && card !== null && (old === null || !isSameCard(card, old)),
    quiet: rules.flatMap((rule) => {
      const why = quietReason(rule, pretended.currency, step, forecasts);
      return why === null ? [] : [{ rule, why }];
    }),
    confirmAfterMs,
    repeatAt: step.episode?.repeat.dueAt ?? null,
  };
}

type Decided = ReturnType<typeof stepEpisode>;

function messageOf({ episode, announcement }: Decided, card: StepMessage['card'] | null): StepMessage | null {
  if (episode === null || card === null || announcement === null) return null;
  const { step, news, before } = announcement;
  return { step, card, news, before, broadcast: isBroadcast(step, readSeverity(episode), episode.peak) };
}

/** Null: the rule is what the message is about. */
function quietReason(
  rule: Rule,
  currency: string,
  { episode, announcement }: Decided,
  forecasts: readonly Forecast[],
): QuietReason | null {
  const alert = episode?.alerts.find((each) => isKey(each, rule));
  const tiers = alert?.state.status === 'firing' ? alert.state.tiers : [];
  const tier = tiers.find(({ ruleId }) => ruleId === rule.id);
  if (alert === undefined || tier === undefined) return untouched(rule, currency, forecasts);
  if (tier.recoveringSince !== null) return 'recovering';
  if (announcement === null || !announcement.news.some((key) => isKey(key, rule))) return 'told';
  return readLevel(alert.state)?.ruleId === rule.id ? null : 'covered';
}

function untouched(rule: Rule, pretended: string, forecasts: readonly Forecast[]): QuietReason {
  const { kind, currency } = rule;
  switch (kind) {
    case 'unavailable':
    case 'blind':
      return 'no_amount';
    case 'below':
      return currency === pretended ? 'above' : 'other_wallet';
    case 'drop':
      return currency === pretended ? 'no_fall' : 'other_wallet';
    case 'runway':
      if (currency !== pretended) return 'other_wallet';
      return runwayReason(rule, forecasts);
  }
}

/** Money that would not last takes two readings in a row; without a pace nobody knows, and it is no promise that it lasts. */
function runwayReason({ currency, thresholdMicros }: Rule, forecasts: readonly Forecast[]): QuietReason {
  const forecast = forecasts.find((each) => each.currency === currency);
  const shortest = forecast && shortestOf(forecast.outlook);
  if (shortest === undefined || thresholdMicros === null) return 'no_pace';
  return shortest < fromMinuteMicros(thresholdMicros) ? 'once' : 'lasts';
}

function readProspects(after: AccountStatus, before: AccountStatus, paces: readonly WalletPace[]): readonly Prospect[] {
  return before.wallets.flatMap((earlier) => {
    const wallet = after.wallets.find(({ currency }) => currency === earlier.currency);
    const pace = paces.find(({ currency }) => currency === earlier.currency)?.pace;
    if (wallet === undefined || pace === undefined) return [];
    const forecast = readForecast(wallet, pace, wallet.readAt);
    return [{ forecast, before: readForecast(earlier, pace, earlier.readAt).outlook }];
  });
}

/** The last reading again, with another total of one wallet. Granted money is used first; what comes in is topped up. */
function pretendReading({ wallets, available }: AccountStatus, { currency, micros }: Money): Snapshot {
  const listed = wallets.filter((wallet) => wallet.listed || wallet.currency === currency);
  return {
    kind: 'snapshot',
    available,
    wallets: listed.map((wallet) => (wallet.currency === currency ? withTotal(wallet, micros) : toWallet(wallet))),
  };
}

function withTotal(wallet: KnownWallet, total: number): Wallet {
  const { currency, granted, toppedUp } = wallet;
  if (granted === null || toppedUp === null) return { currency, total, granted: null, toppedUp: null };
  const left = Math.max(0, granted - Math.max(0, wallet.total - total));
  return { currency, total, granted: left, toppedUp: total - left };
}

function toWallet({ currency, total, granted, toppedUp }: KnownWallet): Wallet {
  return { currency, total, granted, toppedUp };
}
