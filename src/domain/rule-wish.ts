import type { Unit } from './rule.ts';

/** An amount as typed. */
export interface TypedAmount {
  readonly micros: number;
  /** Null for a bare number: a new rule takes the only funded wallet's currency, an existing one keeps its own. */
  readonly currency: string | null;
}

/** A threshold as typed: `50 CNY`, or `20%`, whose micros are those of a percent. */
export interface TypedThreshold extends TypedAmount {
  readonly unit: Unit;
}

/** Which rules of a channel to forget. */
export type RemoveWish =
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'amount'; readonly amount: TypedAmount; readonly accountId: string | null }
  | { readonly by: 'all'; readonly confirmed: boolean };
