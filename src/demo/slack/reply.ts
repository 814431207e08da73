import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';

/** An HTTP answer, and the word for it in the log of requests. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly outcome: string;
}

const HTML = { 'content-type': 'text/html' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const ERROR_PAGE = '<html><body><h1>Server Error</h1></body></html>';

export function jsonReply(answer: Answer, headers: Readonly<Record<string, string>> = {}): Reply {
  const outcome = answer.ok ? 'ok' : (answer.error ?? 'error');
  return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(answer), outcome };
}

/** 429 with `Retry-After` in seconds. */
export function rateLimitedReply(retryAfter: number): Reply {
  return { ...jsonReply({ ok: false, error: 'ratelimited' }, { 'retry-after': String(retryAfter) }), status: 429 };
}

export function httpErrorReply(status: number, body: string | Readonly<Record<string, unknown>> = ERROR_PAGE): Reply {
  const outcome = `http_${status}`;
  if (typeof body === 'string') return { status, headers: HTML, body, outcome };
  return { status, headers: JSON_TYPE, body: JSON.stringify(body), outcome };
}

/** What is answered under a fault; null breaks the connection, the true reply is given where the fault only delays. */
export function faultyReply(fault: Fault, truth: () => Reply): Reply | null {
  switch (fault.kind) {
    case 'rate_limited':
      return rateLimitedReply(fault.retryAfter);
    case 'http_error':
      return httpErrorReply(fault.status, fault.body);
    case 'dropped':
      return null;
    case 'slow':
      return truth();
    case 'platform_error':
      return jsonReply({ ok: false, error: fault.error });
    case 'html_200':
      return { status: 200, headers: HTML, body: ERROR_PAGE, outcome: 'html_200' };
  }
}

/** Sends a reply and resolves when it is on its way or the connection is gone. */
export async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  response.once('close', resolve);
  response.writeHead(reply.status, reply.headers).end(reply.body, () => resolve());
  await promise;
}
