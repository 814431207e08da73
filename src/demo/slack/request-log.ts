import { type Args, withoutToken } from './request-args.ts';

export type Phase = 'received' | 'stored' | 'answered';
export type RequestHook = (method: string, args: Args, phase: Phase) => void;

/** One call of the Web API, without its token. */
export interface LoggedRequest {
  readonly method: string;
  readonly args: Args;
  readonly at: number;
  /** `pending`, `ok`, Slack's error code, or what went wrong on purpose: `http_503`, `dropped`, `html_200`. */
  readonly outcome: string;
  /** Whether Slack did what was asked, whatever it answered. */
  readonly stored: boolean;
}

/** A call that is being handled. */
export interface RunningRequest {
  stored(): void;
  answered(outcome: string): void;
}

export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  begin(method: string, args: Args): RunningRequest;
  /** Calls `hook` at each phase of each request until the returned function is called. */
  onRequest(hook: RequestHook): () => void;
}

export function createRequestLog(parts: { readonly now: () => number; readonly changed: () => void }): RequestLog {
  const requests: LoggedRequest[] = [];
  const hooks = new Set<RequestHook>();
  return {
    requests,
    onRequest(hook) {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    begin(method, rawArgs) {
      const args = withoutToken(rawArgs);
      const index = requests.push({ method, args, at: parts.now(), outcome: 'pending', stored: false }) - 1;
      const reach = (phase: Phase, change: Partial<LoggedRequest>): void => {
        const before = requests[index];
        if (before !== undefined) requests[index] = { ...before, ...change };
        for (const hook of hooks) hook(method, args, phase);
        parts.changed();
      };
      reach('received', {});
      return {
        stored: () => reach('stored', { stored: true }),
        answered: (outcome) => reach('answered', { outcome }),
      };
    },
  };
}
