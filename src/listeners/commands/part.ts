import type { AmountProblem, MentionProblem, WindowProblem } from '../../domain/refusal.ts';
import type { Severity } from '../../domain/rule.ts';
import type { TypedAmount } from '../../domain/rule-wish.ts';
import type { Token } from './tokens.ts';

/** What is wrong with a part. `word`: it is not understood as it stands, though the part holds what was probably meant. */
export interface Fault {
  readonly problem:
    | AmountProblem
    | MentionProblem
    | WindowProblem
    | 'percent_range'
    | 'account_unknown'
    | 'account_missing'
    | 'word';
  /** The word to name. */
  readonly typed: string;
}

interface PartBase {
  readonly tokens: readonly Token[];
  readonly fault: Fault | null;
}

/** A piece of a command after its verb, told apart by its shape. */
export type Part =
  /** More than one choice only with a fault. */
  | (PartBase & { readonly part: 'amount'; readonly choices: readonly TypedAmount[] })
  /** A share, in millionths of a percent; with a fault an example. */
  | (PartBase & { readonly part: 'percent'; readonly micros: number; readonly currency: string | null })
  /** A currency without an amount. */
  | (PartBase & { readonly part: 'currency'; readonly currency: string })
  /** How long a drop looks back, or how long money must last; with a fault the nearest that is possible. */
  | (PartBase & { readonly part: 'window'; readonly windowMs: number })
  | (PartBase & { readonly part: 'severity'; readonly severity: Severity })
  /** Null: all accounts, or with a fault none that is known. `label` is the account's label if that was typed for its id. */
  | (PartBase & { readonly part: 'account'; readonly accountId: string | null; readonly label: string | null })
  /** `mention` is null only with a fault; `label` is how a person types it. */
  | (PartBase & { readonly part: 'mention'; readonly mention: string | null; readonly label: string })
  | (PartBase & { readonly part: 'nothing' });
