import type { AccountInfo, EpisodeCard, StepMessage } from './card.ts';
import type { DigestReport } from './digest-report.ts';
import type { DigestSchedule } from './digest-schedule.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Rule } from './rule.ts';
import type { SnoozeEnd } from './snooze.ts';

/** A change of a channel's rules, as its notice tells everyone there. `by` null: the configuration. */
export type RuleChange =
  | {
      readonly what: 'added';
      readonly by: string | null;
      /** What the person asked for. */
      readonly rules: readonly Rule[];
      /** Calls refused and cannot read, which a channel's first rule brings along. */
      readonly along: readonly Rule[];
    }
  | { readonly what: 'changed'; readonly by: string | null; readonly from: Rule; readonly to: Rule }
  | { readonly what: 'removed'; readonly by: string | null; readonly rules: readonly Rule[] };

/** A change of a channel's settings, as its notice tells everyone there. */
export type ChannelChange =
  | {
      readonly what: 'digest';
      readonly by: string;
      readonly from: DigestSchedule | null;
      readonly to: DigestSchedule | null;
      readonly zone: string;
      /** When the next digest is due; null without one. */
      readonly nextAt: number | null;
    }
  | {
      readonly what: 'zone';
      readonly by: string;
      readonly from: string;
      readonly to: string;
      readonly nextAt: number | null;
    }
  | {
      readonly what: 'quiet';
      readonly by: string;
      readonly from: QuietHours | null;
      readonly to: QuietHours | null;
      readonly zone: string;
    }
  /** `en` or `zh`; null: nobody chose one. */
  | { readonly what: 'language'; readonly by: string; readonly from: string | null; readonly to: string | null };

/** Somebody pauses what a channel is told, or (`end` null) lets it be told again. `account` null: about all of them. */
export interface SnoozeChange {
  readonly by: string;
  readonly account: Pick<AccountInfo, 'id' | 'label'> | null;
  readonly end: SnoozeEnd | null;
}

/** Why a destination takes no messages. */
export type ClosedReason = 'archived' | 'not_in_channel' | 'not_found' | 'restricted';

/** One thing the bot decided to say to one destination: the payload of an outbox row, stored as it is. */
export type Notification =
  /** `version`: of the episode whose card it carries. */
  | ({ readonly kind: 'step'; readonly version: number } & StepMessage)
  | { readonly kind: 'rule_notice'; readonly change: RuleChange; readonly command: string }
  | { readonly kind: 'channel_notice'; readonly change: ChannelChange; readonly command: string }
  /** Everything that somebody saved in one go. */
  | {
      readonly kind: 'settings_notice';
      readonly by: string;
      readonly rules: readonly RuleChange[];
      readonly channel: readonly ChannelChange[];
      readonly command: string;
    }
  /** To a channel in which no message shows it. */
  | { readonly kind: 'snooze_notice'; readonly change: SnoozeChange; readonly command: string }
  /** What came and went in quiet hours (UTC ms), oldest first. */
  | {
      readonly kind: 'quiet_summary';
      readonly from: number;
      readonly until: number;
      readonly cards: readonly EpisodeCard[];
    }
  | {
      readonly kind: 'digest';
      readonly report: DigestReport;
      /** From then on (UTC ms) it is not sent any more. */
      readonly staleAt: number;
      /** Key of the last period that was told before it. */
      readonly toldBefore: string;
    }
  /** To the configuration's channel, once: what the bot watches there. */
  | {
      readonly kind: 'introduction';
      readonly accounts: readonly Pick<AccountInfo, 'id' | 'label'>[];
      readonly rules: readonly Rule[];
      readonly command: string;
    }
  | { readonly kind: 'test'; readonly by: string }
  /** To a person: a channel of theirs takes no alerts any more. */
  | {
      readonly kind: 'channel_closed';
      readonly channelId: string;
      readonly reason: ClosedReason;
      readonly since: number;
    }
  /** To a person: their rule was not set because its notice could not be posted. */
  | {
      readonly kind: 'rule_not_set';
      readonly channelId: string;
      readonly reason: ClosedReason;
      readonly rules: readonly Rule[];
    }
  /** The root is rendered from its episode's card at the time of delivery. */
  | { readonly kind: 'root_update' };
