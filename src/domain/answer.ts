import type { AccountInfo, CardSnooze, CardWallet, EpisodeCard } from './card.ts';
import type { DigestSchedule } from './digest-schedule.ts';
import type { Fall } from './fall.ts';
import type { Outlook } from './forecast.ts';
import type { Money } from './money.ts';
import type { ChannelChange, ClosedReason } from './notification.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Report } from './report.ts';
import type { Rule, Severity, Unit } from './rule.ts';
import type { Snooze } from './snooze.ts';
import type { WalletHistory } from './wallet-history.ts';

/** The status of an account as its last reading says (product: table of readings); `unread`: never read. */
export type AccountState = 'ok' | 'low' | 'unavailable' | 'auth' | 'limited' | 'error' | 'unread';

/** One account in a private answer. */
export interface AccountView {
  readonly info: AccountInfo;
  readonly state: AccountState;
  /** Without wallets that nobody ever funded while another one is. */
  readonly wallets: readonly CardWallet[];
  readonly available: boolean | null;
  readonly refused: boolean;
  /** What production reported, while it stands; null when nothing does. */
  readonly report: Report | null;
  readonly readAt: number | null;
  readonly failing: EpisodeCard['failing'];
  /** Whether the reading that was just asked for failed, so that older amounts are shown. */
  readonly stale: boolean;
  /** The worst balance alert that fires here; null when none does. */
  readonly low: { readonly severity: Severity; readonly currency: string; readonly thresholdMicros: number } | null;
  /** The worst sudden fall that fires here; null when none does. */
  readonly fallen: {
    readonly severity: Severity;
    readonly currency: string;
    readonly unit: Unit;
    readonly windowMs: number | null;
    readonly fall: Fall;
  } | null;
  /** The worst runway alert that fires here; null when none does. */
  readonly short: { readonly severity: Severity; readonly currency: string; readonly thresholdMicros: number } | null;
  /** Whether a rule of this channel watches an amount of it. */
  readonly watched: boolean;
  /** Whether some rule of any channel covers it. */
  readonly covered: boolean;
}

export interface BalanceAnswer {
  /** Worst first. */
  readonly accounts: readonly AccountView[];
  /** This channel's active rules that cover the accounts shown. */
  readonly rules: readonly Rule[];
  /** Numbers of those that wait, because no account they cover holds their currency. */
  readonly waiting: readonly number[];
  /** A good first threshold when no rule of this channel watches money that is there. */
  readonly suggestion: Money | null;
  /** Of those that hold the accounts shown, the one that ends last; null without one. */
  readonly snooze: SnoozeView | null;
  readonly now: number;
}

/**
 * How a rule stands for one account. `waiting`: the wallet was never funded; `unknown`: too little was read to
 * say how long money lasts; `unread`: nothing to compare
 * with yet; `stale`: fine when it was last read, but the newest reading failed.
 */
export type RuleState = 'ok' | 'stale' | 'firing' | 'recovering' | 'waiting' | 'unread' | 'unknown' | 'not_reported';

/** Why a firing alert is told less at present. */
export type Waiting =
  | { readonly because: 'snoozed'; readonly by: string; readonly end: CardSnooze['end'] }
  | { readonly because: 'quiet_hours'; readonly until: number };

export interface RuleStanding {
  readonly accountId: string;
  readonly label: string;
  readonly state: RuleState;
  /** What the rule compares, as last read. */
  readonly total: number | null;
  /** What a drop compares, now; null for the other kinds. */
  readonly fall: Fall | null;
  /** What a runway compares; null for the other kinds. */
  readonly outlook: Outlook | null;
  readonly readAt: number | null;
  readonly available: boolean | null;
  /** What production reported, while it stands or an alert about it ends; null for the other kinds. */
  readonly report: Report | null;
  readonly failures: number;
  readonly since: number | null;
  readonly nextRepeatAt: number | null;
  /** Null while nothing holds it back, or nothing fires. */
  readonly waits: Waiting | null;
}

export interface RuleView {
  readonly rule: Rule;
  /** Empty while no account has the rule's wallet. */
  readonly standings: readonly RuleStanding[];
}

export interface RulesAnswer {
  readonly rules: readonly RuleView[];
  /** Wallets and accounts that this channel's rules do not watch. */
  readonly uncovered: readonly string[];
  readonly paused: { readonly reason: ClosedReason; readonly since: number } | null;
}

export interface LastDelivery {
  readonly at: number;
  readonly outcome: 'sent' | 'waiting' | 'dead';
  readonly reason: string;
}

export interface WhyAnswer extends RulesAnswer {
  readonly lastDelivery: LastDelivery | null;
  readonly now: number;
}

/** A threshold as it was typed, but for its currency. */
export interface AmountWish {
  /** Of its unit. */
  readonly micros: number;
  readonly unit: Unit;
  /** Null: a total below that amount, or a runway; else a fall by it within so many ms. */
  readonly windowMs: number | null;
  readonly severity: Severity | null;
  readonly mention: string | null;
  readonly accountId: string | null;
}

/** What a change of rules came to. */
export type RuleOutcome =
  | { readonly kind: 'active'; readonly added: readonly Rule[]; readonly along: readonly Rule[] }
  | { readonly kind: 'changed'; readonly from: Rule; readonly to: Rule }
  /** `told`: whether the channel has seen the notice; the removal counts either way. */
  | { readonly kind: 'removed'; readonly rules: readonly Rule[]; readonly told: boolean }
  /** Slack has not taken the notice yet; the change becomes active (or is already) once it has. */
  | { readonly kind: 'waiting'; readonly rules: readonly Rule[]; readonly active: boolean }
  /** The notice could not be posted; nothing was set. */
  | { readonly kind: 'closed'; readonly reason: ClosedReason }
  /** Already in force. */
  | { readonly kind: 'unchanged'; readonly rules: readonly Rule[] }
  | { readonly kind: 'confirm_remove_all'; readonly rules: readonly Rule[] }
  /** `asked`: a number such as `#9`, or an amount. `rules`: all of the channel's, or the several that the amount fits. */
  | {
      readonly kind: 'no_such_rule';
      readonly asked: string;
      readonly fits: 'none' | 'several';
      readonly rules: readonly Rule[];
    }
  | { readonly kind: 'which_currency'; readonly wish: AmountWish; readonly currencies: readonly string[] }
  | { readonly kind: 'no_currency'; readonly wish: AmountWish }
  | { readonly kind: 'not_an_amount_rule'; readonly rule: Rule }
  /** A percentage or a window for a rule about a total. */
  | { readonly kind: 'not_a_drop'; readonly rule: Rule }
  /** An amount for a rule about how long the money lasts. */
  | { readonly kind: 'not_a_runway'; readonly rule: Rule }
  /** A time that is too short or too long for the rule. */
  | { readonly kind: 'out_of_range'; readonly rule: Rule }
  | { readonly kind: 'clash'; readonly with: Rule };

/** The private answer to a change of rules. */
export interface RuleAnswer {
  readonly outcome: RuleOutcome;
  /** The currency that a bare number was read in. */
  readonly assumedCurrency: string | null;
  /** The channel's other active rules. */
  readonly siblings: readonly Rule[];
  /** The currency of the rule when no account that it covers holds it, and a held one instead; null when one does. */
  readonly unheld: { readonly currency: string; readonly instead: string | null } | null;
  /** What this channel does not watch: accounts or wallets by name. */
  readonly uncovered: readonly string[];
  /** Whether these are the channel's first rules and it has no digest. */
  readonly offersDigest: boolean;
}

/** What came of a test alert. */
export type TestOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'closed'; readonly reason: ClosedReason };

/** What a channel has set for itself. */
export interface ChannelAnswer {
  readonly digest: DigestSchedule | null;
  readonly zone: string;
  /** When the next digest is due (UTC ms); null without one. */
  readonly nextAt: number | null;
  readonly quiet: QuietHours | null;
  /** `en` or `zh`; null: nobody chose one. */
  readonly language: string | null;
}

/** What a change of a channel's settings came to. */
export type ChannelOutcome =
  /** In force; `notice`: what became of the post that tells the channel. */
  | { readonly kind: 'changed'; readonly change: ChannelChange; readonly notice: TestOutcome }
  /** Already so. */
  | { readonly kind: 'unchanged'; readonly settings: ChannelAnswer };

/** A snooze, and the account it is of; null: all of the channel. */
export interface SnoozeView {
  readonly account: Pick<AccountInfo, 'id' | 'label'> | null;
  readonly by: string;
  readonly end: Snooze['until'];
}

/** What a change of a snooze came to. */
export type SnoozeOutcome =
  /**
   * In force. `shown`: accounts whose messages say so; where there are none, `notice` is what became of the post that tells the
   * channel.
   */
  | {
      readonly kind: 'snoozed';
      /** Of the snooze. */
      readonly id: number;
      readonly snooze: SnoozeView;
      readonly shown: readonly Pick<AccountInfo, 'id' | 'label'>[];
      readonly notice: TestOutcome | null;
    }
  /** The same person has snoozed the same already. */
  | { readonly kind: 'unchanged'; readonly snooze: SnoozeView }
  /** Somebody else snoozed it since what the asker saw. */
  | { readonly kind: 'taken'; readonly snooze: SnoozeView }
  /** What was clicked has ended. */
  | { readonly kind: 'over'; readonly account: Pick<AccountInfo, 'id' | 'label'> }
  /** No such account, or no such alert in this channel. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too_long' }
  /** The end is not in the future. */
  | { readonly kind: 'past' }
  /** Told again; `shown` and `notice` as above. */
  | {
      readonly kind: 'ended';
      readonly account: Pick<AccountInfo, 'id' | 'label'> | null;
      readonly shown: readonly Pick<AccountInfo, 'id' | 'label'>[];
      readonly notice: TestOutcome | null;
    }
  /** There was none to end; `still`: the one of all accounts, which goes on. */
  | {
      readonly kind: 'not_snoozed';
      readonly account: Pick<AccountInfo, 'id' | 'label'> | null;
      readonly still: SnoozeView | null;
    };

export interface TopUpAnswer {
  readonly accounts: readonly AccountInfo[];
}

export interface VersionAnswer {
  readonly version: string;
  readonly lastCheckAt: number | null;
  readonly accounts: number;
}

/** What became of one account's wallets; empty when none was seen in that time. */
export interface AccountHistory {
  readonly info: AccountInfo;
  readonly wallets: readonly WalletHistory[];
}

export interface HistoryAnswer {
  readonly accounts: readonly AccountHistory[];
  readonly windowMs: number;
  /** Whose days it is told in, such as `Asia/Shanghai`. */
  readonly zone: string;
  readonly now: number;
}

/** Why somebody may not do what they asked. */
export type Denial =
  | { readonly because: 'external' }
  | { readonly because: 'not_admin'; readonly admins: readonly string[] }
  | { readonly because: 'unknown_person' };
