import { CommanderError } from 'commander';
import { z } from 'zod';
import { ConfigError } from '../config/config-error.ts';
import { CONFIGURATION, CRASH, FINE, USAGE } from './exit-codes.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What `--json` prints when a command could not do its work. */
export const failureDocument = z.strictObject({
  schema: z.literal(1),
  exit: z.literal([USAGE, CRASH, CONFIGURATION]),
  error: z.strictObject({ kind: z.enum(['usage', 'crash', 'configuration']), message: z.string() }),
});

type FailureDocument = z.infer<typeof failureDocument>;

export interface FailureOptions {
  /** Whether a JSON document is expected on standard output. */
  readonly json: boolean;
  /** Whether a crash shows where it happened. */
  readonly stack: boolean;
}

/** Says why a command could not do its work, and returns the exit code; nothing that is said holds a secret. */
export function reportFailure(terminal: Terminal, error: unknown, { json, stack }: FailureOptions): number {
  // Help and version are printed already.
  if (error instanceof CommanderError && error.exitCode === FINE) return FINE;
  const failure = describeFailure(error);
  const message = hideSecrets(failure.error.message, terminal.env);
  if (json) terminal.print(JSON.stringify({ ...failure, error: { ...failure.error, message } }));
  if (message !== '') terminal.complain(`deepseek-balance: ${message}`);
  const trace = failure.exit === CRASH && stack && error instanceof Error ? error.stack : undefined;
  if (trace !== undefined) terminal.complain(hideSecrets(trace, terminal.env));
  return failure.exit;
}

function describeFailure(error: unknown): FailureDocument {
  if (error instanceof CommanderError) return usage(describeMistake(error));
  if (error instanceof UsageError) return usage(error.message);
  if (error instanceof ConfigError) {
    const message = `The configuration is not complete:\n${error.message}`;
    return { schema: 1, exit: CONFIGURATION, error: { kind: 'configuration', message } };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message = `This is a bug, please report it: ${reason.split('\n')[0]}`;
  return { schema: 1, exit: CRASH, error: { kind: 'crash', message } };
}

function usage(message: string): FailureDocument {
  return { schema: 1, exit: USAGE, error: { kind: 'usage', message } };
}

/** Commander's sentence in one line; without a command the help was shown, and nothing is left to say but that. */
function describeMistake({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'A command is missing; the help above names them.';
  const sentence = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  return `${sentence}${/[.)?]$/.test(sentence) ? '' : '.'} See --help.`;
}
