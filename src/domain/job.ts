/** A planned job: how many tokens of one model it reads and writes. Whole numbers up to `MOST_TOKENS`. */
export interface Job {
  /** As typed, in lower case; the price table knows other names of the same model. */
  readonly model: string;
  /** Read, but found in DeepSeek's cache: a small share of the price. */
  readonly cached: number;
  readonly input: number;
  readonly output: number;
}

/** What a token is charged as. */
export type TokenKind = 'cached' | 'input' | 'output';

/** Far more than any job has; all sums stay exact. */
export const MOST_TOKENS = 1_000_000_000_000;

/** Why a text is no job, and the words that it is about. */
export interface JobProblem {
  readonly reason:
    | 'model_missing'
    | 'tokens_missing'
    /** A number that cannot be read as whole tokens: `1,5M`, `0.3`. */
    | 'number_unclear'
    | 'number_too_large'
    /** A number without in, out or cached. */
    | 'kind_missing'
    /** Two numbers for the same. */
    | 'kind_twice'
    /** A word beside the model, perhaps a second model. */
    | 'word_unknown';
  readonly typed: string;
}
