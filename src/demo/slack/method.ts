import { z } from 'zod';
import { type Answer, refused, refusedBecause } from './answer.ts';
import type { Args } from './request-args.ts';

/** One Web API method, ready to be called by the router. */
export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  /** Any one of these is needed; empty when none is. */
  readonly scopes: readonly string[];
  call(args: Args, scopes: ReadonlySet<string>): Answer;
}

/** A method of the bot whose arguments are parsed with `schema`; what does not parse is `invalid_arguments`. */
export function botMethod<T>(
  scopes: readonly string[],
  schema: z.ZodType<T>,
  run: (args: T, granted: ReadonlySet<string>, raw: Args) => Answer,
): Method {
  return {
    token: 'bot',
    scopes,
    call(raw, granted) {
      const args = schema.safeParse(raw);
      return args.success
        ? run(args.data, granted, raw)
        : refusedBecause('invalid_arguments', [z.prettifyError(args.error)]);
    },
  };
}

/** The refusal of a call whose token lacks a scope. */
export function missingScope(needed: string, granted: ReadonlySet<string>): Answer {
  return refused('missing_scope', { needed, provided: [...granted].join(',') });
}
