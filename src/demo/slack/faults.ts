import type { Args } from './request-args.ts';

/** Something that goes wrong on purpose. `stored` says whether Slack does what was asked before it goes wrong. */
export type Fault =
  /** 429 with `Retry-After` in seconds; nothing is done. */
  | { readonly kind: 'rate_limited'; readonly retryAfter: number }
  /** An HTTP error with an HTML or JSON body. */
  | {
      readonly kind: 'http_error';
      readonly status: number;
      readonly stored: boolean;
      readonly body?: string | Readonly<Record<string, unknown>>;
    }
  /** The connection breaks instead of an answer. */
  | { readonly kind: 'dropped'; readonly stored: boolean }
  /** The true answer, late; `stored: false` does the work only after the wait. */
  | { readonly kind: 'slow'; readonly ms: number; readonly stored?: boolean }
  /** A 200 with `ok: false`. */
  | { readonly kind: 'platform_error'; readonly error: string; readonly stored?: boolean }
  /** A 200 with a page instead of JSON, as from a proxy. */
  | { readonly kind: 'html_200'; readonly stored?: boolean };

export interface ScriptedFault {
  /** A Web API method, `*` for all of them, or `response_url`, where only `platform_error` is known. */
  readonly method: string;
  readonly when?: (args: Args) => boolean;
  /** How often it applies; once unless said otherwise. */
  readonly times?: number;
  readonly fault: Fault;
}

/** A fault that was added: how often it hit, and a way to end it early. */
export interface AddedFault {
  readonly hits: number;
  remove(): void;
}

export interface AppliedFault {
  readonly method: string;
  readonly args: Args;
  readonly fault: Fault;
}

export interface Faults {
  /** What went wrong so far, in order. */
  readonly applied: readonly AppliedFault[];
  add(script: ScriptedFault): AddedFault;
  clear(): void;
}

/** The script of faults; `take` gives the first one that fits a call and counts it. */
export interface FaultScript extends Faults {
  take(method: string, args: Args): Fault | undefined;
}

/** What faults call an answer through a `response_url`. */
export const RESPONSE_URL = 'response_url';

interface Entry {
  readonly script: ScriptedFault;
  hits: number;
}

export function createFaults(): FaultScript {
  const entries = new Set<Entry>();
  const applied: AppliedFault[] = [];
  return {
    applied,
    add(script) {
      const entry: Entry = { script, hits: 0 };
      entries.add(entry);
      return {
        get hits() {
          return entry.hits;
        },
        remove: () => void entries.delete(entry),
      };
    },
    clear: () => entries.clear(),
    take(method, args) {
      const entry = [...entries].find((one) => fits(one, method, args));
      if (entry === undefined) return undefined;
      entry.hits += 1;
      const { fault } = entry.script;
      applied.push({ method, args, fault });
      return fault;
    },
  };
}

function fits({ script, hits }: Entry, method: string, args: Args): boolean {
  const isMeant = script.method === method || (script.method === '*' && method !== RESPONSE_URL);
  return isMeant && hits < (script.times ?? 1) && (script.when?.(args) ?? true);
}
