import type { Changes } from './changes.ts';
import type { PrivateAnswer } from './private-answers.ts';
import type { ResponseUse } from './response-urls.ts';

/** One command or click, from the person's point of view. It goes on filling after it was acknowledged. */
export interface Interaction {
  readonly triggerId: string;
  readonly responseUrl: string;
  /** Null when the app did not acknowledge in time. */
  readonly ack: { readonly payload: unknown; readonly afterMs: number } | null;
  /** What Slack told the person instead: `operation_timeout`, `dispatch_failed`, `invalid_command_response: CODE`. */
  readonly failure: string | null;
  /** Every use of the `response_url`. */
  readonly responses: readonly ResponseUse[];
  /** What only the person sees, from the acknowledgement and the `response_url`, in order. */
  readonly answers: readonly PrivateAnswer[];
  /** The first private answer; rejects when none came in time (5 s by default) or none can come. */
  answer(timeoutMs?: number): Promise<PrivateAnswer>;
}

const ANSWER_TIMEOUT_MS = 5000;

export function createInteraction(
  changes: Changes,
  facts: Omit<Interaction, 'answer'> & { readonly what: string },
): Interaction {
  const { what, ...rest } = facts;
  const firstAnswer = (): PrivateAnswer | undefined => {
    const [first] = rest.answers;
    if (first === undefined && isFinal(rest.failure)) throw new Error(`Slack answered ${what} with ${rest.failure}.`);
    return first;
  };
  return {
    ...rest,
    answer: (timeoutMs = ANSWER_TIMEOUT_MS) => changes.waitFor(firstAnswer, timeoutMs, `a private answer to ${what}`),
  };
}

/** After `operation_timeout` the app may still answer through the `response_url`. */
function isFinal(failure: string | null): boolean {
  return failure !== null && failure !== 'operation_timeout';
}
