/** An amount as typed. */
export interface TypedAmount {
  readonly micros: number;
  /** Null for a bare number: a new rule takes the only funded wallet's currency, an existing one keeps its own. */
  readonly currency: string | null;
}

/** Which rules of a channel to forget. */
export type RemoveWish =
  | { readonly by: 'number'; readonly number: number }
  | { readonly by: 'amount'; readonly amount: TypedAmount; readonly accountId: string | null }
  | { readonly by: 'all'; readonly confirmed: boolean };
