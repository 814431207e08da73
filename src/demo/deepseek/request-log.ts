import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request to a sample server, without its key. */
export interface SampleRequest {
  /** Counted from 1. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** Without `authorization`. */
  readonly headers: IncomingHttpHeaders;
}

export interface RequestWatch {
  /** Everything that was asked so far. */
  readonly requests: readonly SampleRequest[];
  /** How often something was asked with this key, right or wrong. */
  countOf(apiKey: string): number;
  /** Called when a request has arrived, before it is answered; returns how to stop that. */
  onRequest(listener: (request: SampleRequest) => void): () => void;
  /** Resolves when that many requests have arrived since the start. */
  waitForRequests(count: number): Promise<void>;
}

export interface RequestLog {
  readonly watch: RequestWatch;
  record(request: IncomingMessage, apiKey: string | undefined): SampleRequest;
}

/** What a sample server was asked; keys are counted by, but never handed out. */
export function createRequestLog(): RequestLog {
  const requests: SampleRequest[] = [];
  const counts = new Map<string, number>();
  const events = new EventEmitter<{ request: [SampleRequest] }>();

  async function waitForRequests(count: number): Promise<void> {
    if (requests.length >= count) return;
    await once(events, 'request');
    await waitForRequests(count);
  }

  return {
    record(request, apiKey) {
      const { authorization: _key, ...headers } = request.headers;
      const { method = '', url: path = '' } = request;
      const entry = { number: requests.length + 1, method, path, headers };
      requests.push(entry);
      if (apiKey !== undefined) counts.set(apiKey, (counts.get(apiKey) ?? 0) + 1);
      events.emit('request', entry);
      return entry;
    },
    watch: {
      requests,
      countOf: (apiKey) => counts.get(apiKey) ?? 0,
      onRequest(listener) {
        events.on('request', listener);
        return () => events.off('request', listener);
      },
      waitForRequests,
    },
  };
}
