import type { Variables } from '../config/accounts.ts';

/** What a command of the command line may touch; tests hand over their own. */
export interface Terminal {
  readonly env: Variables;
  /** Prints lines to standard output. */
  readonly print: (text: string) => void;
  /** Prints lines to standard error: what a person should know, and what a script should not read as the result. */
  readonly complain: (text: string) => void;
  /** The text of a file; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Whether colours may be used: a terminal, and no `NO_COLOR`. */
  readonly colour: boolean;
  /** Columns of the terminal; 80 when the output goes elsewhere. */
  readonly width: number;
}
