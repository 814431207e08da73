import type { Severity } from '../../domain/rule.ts';

/** An amount as typed; `currency` is null for a bare number, which takes the only funded wallet's currency. */
export interface TypedAmount {
  readonly micros: number;
  readonly currency: string | null;
}

export type RemoveTarget =
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'amount'; readonly amount: TypedAmount; readonly accountId: string | null }
  | { readonly by: 'all'; readonly confirmed: boolean };

/** Verbs of the grammar that later releases fill. */
export type LaterVerb =
  | 'drop'
  | 'runway'
  | 'history'
  | 'digest'
  | 'snooze'
  | 'settings'
  | 'simulate'
  | 'afford'
  | 'probe'
  | 'language'
  | 'zone';

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
  | { readonly kind: 'watch'; readonly accountId: string | null }
  | { readonly kind: 'rules' }
  | {
      readonly kind: 'change';
      readonly number: number;
      readonly amount: TypedAmount | null;
      readonly severity: Severity | null;
    }
  | { readonly kind: 'remove'; readonly target: RemoveTarget }
  | { readonly kind: 'test' }
  | { readonly kind: 'why' }
  | { readonly kind: 'top_up' }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly all: boolean }
  | { readonly kind: 'later'; readonly verb: LaterVerb };
