import type { RuleView } from './answer.ts';
import type { EpisodeCard } from './card.ts';
import type { ObservedTotal } from './fall.ts';
import type { FailureCause } from './reading.ts';
import type { WalletHistory } from './wallet-history.ts';

/** A message that an episode sent. */
export interface DetailDelivery {
  /** When it was settled, or stored if it is not yet (UTC ms). */
  readonly at: number;
  readonly reason: string;
  readonly outcome: 'sent' | 'waiting' | 'dead';
}

/** All about one episode, for somebody who wants to know more than its message says. */
export interface EpisodeDetails {
  readonly episodeId: number;
  readonly card: EpisodeCard;
  /** The channel's rules for the account, and how each stands. */
  readonly rules: readonly RuleView[];
  readonly histories: readonly WalletHistory[];
  readonly windowMs: number;
  /** Of all wallets, newest first. */
  readonly readings: readonly ObservedTotal[];
  /** Newest first. */
  readonly deliveries: readonly DetailDelivery[];
  /** A reading that was asked for just now; null: nobody asked. */
  readonly checked: { readonly failed: FailureCause | null } | null;
  readonly now: number;
}
