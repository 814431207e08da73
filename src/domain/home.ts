import type { AccountView } from './answer.ts';
import type { AccountInfo, EpisodeCard } from './card.ts';
import type { ClosedReason } from './notification.ts';
import type { Rule } from './rule.ts';
import type { WalletHistory } from './wallet-history.ts';

/** An open episode in a channel that the person is in. */
export interface HomeEpisode {
  readonly id: number;
  readonly channelId: string;
  /** Grows with every change that people see. */
  readonly version: number;
  readonly card: EpisodeCard;
}

/** A channel that the person is in and that has rules. */
export interface HomeChannel {
  readonly id: string;
  /** By number; those that wait for their notice included. */
  readonly rules: readonly Rule[];
  /** Why nothing can be posted there; null while it can. */
  readonly closed: ClosedReason | null;
}

/** All that a person's Home tab says, as far as they may know it. */
export interface HomeAnswer {
  /** Worst first, as last read; judged by the rules of the person's channels alone. */
  readonly accounts: readonly AccountView[];
  /** Worst first. */
  readonly firing: readonly HomeEpisode[];
  /** How many are open in channels that the person is not in: nothing else is said of them. */
  readonly hiddenFiring: number;
  readonly channels: readonly HomeChannel[];
  /** False: Slack did not say which channels the person is in, so that none of them is shown. */
  readonly knowsChannels: boolean;
  /** Since when Slack refuses the bot (UTC ms); null while it does not. */
  readonly pausedSince: number | null;
  readonly now: number;
}

/** What became of a wallet lately, for a chart. */
export interface HomeChart {
  readonly info: AccountInfo;
  readonly wallet: WalletHistory;
}

/** The charts of a Home tab, by the clocks of its reader. */
export interface HomeCharts {
  readonly charts: readonly HomeChart[];
  readonly windowMs: number;
  /** Such as `Asia/Shanghai`. */
  readonly zone: string;
}

/** Orders episodes: critical ones first, then those that began last. */
export function compareFiring(a: HomeEpisode, b: HomeEpisode): number {
  const [first, second] = [a.card.severity, b.card.severity];
  if (first !== second) return first === 'critical' ? -1 : 1;
  return b.card.since - a.card.since || a.id - b.id;
}

/** What makes a Home tab differ from another: everything but the instants of readings and what follows from them alone. */
export function homeFacts(answer: HomeAnswer): unknown {
  const { accounts, firing, hiddenFiring, channels, knowsChannels, pausedSince } = answer;
  return {
    hiddenFiring,
    knowsChannels,
    pausedSince,
    accounts: accounts.map((account) => ({ ...account, readAt: null, wallets: account.wallets.map(lasting) })),
    firing: firing.map(({ id, version, channelId }) => [id, version, channelId]),
    channels: channels.map(({ id, rules, closed }) => [id, closed, rules.map(ruleFacts)]),
  };
}

function lasting({ currency, total, granted, toppedUp, listed }: AccountView['wallets'][number]): unknown {
  return [currency, total, granted, toppedUp, listed];
}

function ruleFacts({ activeAt, ...rule }: Rule): unknown {
  return { ...rule, isActive: activeAt !== null };
}
