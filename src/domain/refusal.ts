import type { JobProblem } from './job.ts';

/** Why an amount was not taken; the line holds the number to type instead. */
export type AmountProblem =
  /** `1,5` */
  | 'amount_decimal_comma'
  /** `1,00,000` */
  | 'amount_grouping'
  /** `50k`, `1万` */
  | 'amount_multiplier'
  /** `5e1` */
  | 'amount_exponent'
  | 'amount_negative'
  /** More than two decimals. */
  | 'amount_decimals'
  /** More than a billion, so also `1e400`. */
  | 'amount_too_large'
  | 'amount_percent'
  | 'amount_zero'
  /** `$50 CNY` */
  | 'amount_two_currencies';

export type MentionProblem =
  /** `notify` without anybody. */
  | 'mention_missing'
  /** `notify @oncall` as plain text: Slack did not say who that is. */
  | 'mention_unresolved'
  /** `@channel`, `@here`, `@everyone`: a whole channel is never woken. */
  | 'mention_everyone';

export type WindowProblem =
  /** `in an hour`, `in soon`. */
  | 'window_unclear'
  /** Shorter than five minutes or longer than a week. */
  | 'window_range'
  /** Of a runway: shorter than an hour or longer than 90 days. */
  | 'span_range'
  /** Of either. */
  | 'time_range';

/**
 * Why a command did nothing, as data, so that every language can word it.
 * `typed` is what the person wrote, at most 40 characters, not escaped. A line is what to type after the command's name.
 */
export type Refusal =
  | { readonly problem: 'too_long'; readonly limit: number }
  /** The lines are the nearest commands, perhaps none. */
  | { readonly problem: 'not_understood'; readonly typed: string; readonly lines: readonly string[] }
  /** Also a misspelt change: it is never guessed. */
  | { readonly problem: 'word_left_over'; readonly typed: string; readonly line: string }
  | { readonly problem: 'amount_alone'; readonly line: string }
  | { readonly problem: AmountProblem | 'amount_twice'; readonly typed: string; readonly lines: readonly string[] }
  /** `percent_range`: not above 0 %, above 100 %, or with more than two decimals. */
  | {
      readonly problem: MentionProblem | WindowProblem | 'percent_range';
      readonly typed: string;
      readonly line: string;
    }
  /** `line` is null when no account has a similar name. */
  | {
      readonly problem: 'account_unknown';
      readonly typed: string;
      readonly known: readonly string[];
      readonly line: string | null;
    }
  /** A change that names several accounts; a line for each. */
  | { readonly problem: 'several_accounts'; readonly lines: readonly string[] }
  | { readonly problem: 'account_missing'; readonly known: readonly string[]; readonly line: string | null }
  /** A line for each name that is near, perhaps none. */
  | { readonly problem: 'zone_unknown'; readonly typed: string; readonly lines: readonly string[] }
  /** A line for each language that there is. */
  | { readonly problem: 'language_unknown'; readonly typed: string; readonly lines: readonly string[] }
  /** Shorter than a minute or longer than 30 days; the line has the nearest that is possible. */
  | { readonly problem: 'snooze_range'; readonly typed: string; readonly line: string }
  /** `until friday`; the lines are all that can follow. */
  | { readonly problem: 'snooze_unclear'; readonly typed: string; readonly lines: readonly string[] }
  /** `22:00-22:00`: none at all, or all day. */
  | { readonly problem: 'quiet_empty'; readonly typed: string; readonly lines: readonly string[] }
  | {
      readonly problem: 'job_unclear';
      readonly reason: JobProblem['reason'];
      readonly typed: string;
      readonly line: string;
    }
  | { readonly problem: 'on_alone'; readonly line: string }
  | { readonly problem: 'off_alone' }
  /** `remove 1,2`; a line for each. */
  /** `drop 2`: the line that removes, and the one that warns. */
  | { readonly problem: 'drop_or_remove'; readonly lines: readonly [string, string] }
  | { readonly problem: 'several_numbers'; readonly lines: readonly string[] }
  /** The change lacks what it needs; `typed` holds the words that meant nothing, perhaps none. The lines are examples. */
  | {
      readonly problem:
        | 'threshold_incomplete'
        | 'drop_incomplete'
        | 'runway_incomplete'
        | 'digest_incomplete'
        | 'quiet_incomplete'
        | 'change_incomplete'
        | 'remove_incomplete'
        | 'simulate_incomplete';
      readonly typed: string;
      readonly lines: readonly string[];
    };
