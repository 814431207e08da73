/** The body of a Web API answer. */
export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean; readonly error?: string };

/** A refusal with Slack's code. */
export function refused(error: string, extra: Readonly<Record<string, unknown>> = {}): Answer {
  return { ...extra, ok: false, error };
}

/** A refusal that explains itself in `response_metadata.messages`, as for `invalid_blocks`. */
export function refusedBecause(error: string, messages: readonly string[]): Answer {
  return refused(error, {
    errors: messages,
    response_metadata: { messages: messages.map((line) => `[ERROR] ${line}`) },
  });
}
