import { z } from 'zod';
import { readCallFailure } from './call-failure.ts';

/** What Slack says about a person or a group; `reason` why it does not say, such as `missing_scope`. */
export type Told<T> =
  | { readonly kind: 'told'; readonly value: T }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'untold'; readonly reason: string };

/** Why Slack did not answer a question, in a word. */
export function readReason(error: unknown): string {
  if (error instanceof z.ZodError) return 'an answer that is not from Slack';
  const failure = readCallFailure(error);
  if (failure.kind === 'code') return failure.code;
  return failure.kind === 'rate_limited' ? 'rate_limited' : failure.reason;
}
