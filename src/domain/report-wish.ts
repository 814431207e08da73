import type { Report, ReportedStatus } from './report.ts';

/** What production reports about one failed call. */
export interface ReportWish {
  readonly accountId: string;
  readonly status: ReportedStatus;
  /** The error's text; null when it was not given. */
  readonly message: string | null;
  /** Who reports it; null when they do not say. */
  readonly by: string | null;
}

/** What a report came to. `channels`: how many are told about refused calls of this account. */
export type ReportOutcome =
  | { readonly kind: 'taken'; readonly report: Report; readonly accountId: string; readonly channels: number }
  /** A 429 whose text does not speak of the balance, or that has none: too many calls at once are no matter of money. */
  | { readonly kind: 'not_about_balance'; readonly given: boolean }
  | { readonly kind: 'no_such_account'; readonly known: readonly string[] };
