import type { DigestSchedule } from '../../domain/digest-schedule.ts';
import type { Job } from '../../domain/job.ts';
import type { Language } from '../../domain/language.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import type { Severity } from '../../domain/rule.ts';
import type { RemoveWish, TypedAmount, TypedThreshold } from '../../domain/rule-wish.ts';
import type { SnoozeWish } from '../../domain/snooze.ts';

/** What a command asks for. */
export type Intention =
  | { readonly kind: 'show'; readonly accountId: string | null }
  | {
      readonly kind: 'threshold';
      readonly amount: TypedAmount;
      /** Null when not typed: a new rule is a warning, an existing one keeps what it has. */
      readonly severity: Severity | null;
      /** `<@U…>` or `<!subteam^S…>`, normalised (no label). */
      readonly mention: string | null;
      readonly accountId: string | null;
    }
  | {
      readonly kind: 'drop';
      readonly threshold: TypedThreshold;
      readonly windowMs: number;
      readonly severity: Severity | null;
      readonly mention: string | null;
      readonly accountId: string | null;
    }
  | {
      readonly kind: 'runway';
      readonly spanMs: number;
      /** Null: the only funded one. */
      readonly currency: string | null;
      readonly severity: Severity | null;
      readonly mention: string | null;
      readonly accountId: string | null;
    }
  | { readonly kind: 'watch'; readonly accountId: string | null }
  | { readonly kind: 'rules' }
  | {
      readonly kind: 'change';
      readonly number: number;
      readonly threshold: TypedThreshold | null;
      /** Only for a drop or a runway. */
      readonly windowMs: number | null;
      readonly severity: Severity | null;
    }
  | { readonly kind: 'remove'; readonly target: RemoveWish }
  | { readonly kind: 'digest' }
  | { readonly kind: 'digest_now' }
  /** Null: off. */
  | { readonly kind: 'set_digest'; readonly digest: DigestSchedule | null }
  | { readonly kind: 'zone' }
  | { readonly kind: 'set_zone'; readonly zone: string }
  | { readonly kind: 'probe'; readonly model: string | null; readonly accountId: string | null }
  | { readonly kind: 'test' }
  | { readonly kind: 'why' }
  | { readonly kind: 'history'; readonly windowMs: number; readonly accountId: string | null }
  | { readonly kind: 'afford'; readonly job: Job; readonly peak: boolean; readonly accountId: string | null }
  | { readonly kind: 'simulate'; readonly amount: TypedAmount; readonly accountId: string | null }
  | { readonly kind: 'top_up' }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly all: boolean }
  /** Null: all accounts. */
  | {
      readonly kind: 'snooze';
      readonly until: Exclude<SnoozeWish, { readonly kind: 'time' }>;
      readonly accountId: string | null;
    }
  | { readonly kind: 'end_snooze'; readonly accountId: string | null }
  | { readonly kind: 'settings' }
  | { readonly kind: 'language' }
  | { readonly kind: 'set_language'; readonly language: Language }
  | { readonly kind: 'quiet' }
  /** Null: off. */
  | { readonly kind: 'set_quiet'; readonly quiet: QuietHours | null };
