import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { CallMethod } from './call-method.ts';
import { type Fault, type FaultScript } from './faults.ts';
import { faultyReply, httpErrorReply, type Reply, send } from './reply.ts';
import { type Args, parseArgs } from './request-args.ts';
import type { RequestLog, RunningRequest } from './request-log.ts';

interface WebApiParts {
  readonly callMethod: CallMethod;
  readonly faults: FaultScript;
  readonly log: RequestLog;
  readonly isDown: () => boolean;
  /** Ends waits at close. */
  readonly closed: AbortSignal;
}

/** Answers one HTTP request to `/api/METHOD`, under whatever fault is due. */
export async function answerApi(
  parts: WebApiParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const method = url.pathname.slice('/api/'.length);
  const args = parseArgs(request.headers['content-type'] ?? '', await text(request), url.searchParams);
  const running = parts.log.begin(method, args);
  const perform = (): Reply => {
    const reply = parts.callMethod(method, args, tokenOf(request, args));
    if (reply.outcome === 'ok') running.stored();
    return reply;
  };
  const reply = parts.isDown()
    ? httpErrorReply(500)
    : await replyUnder(parts, perform, parts.faults.take(method, args));
  await conclude(response, reply, running);
}

async function replyUnder(parts: WebApiParts, perform: () => Reply, fault: Fault | undefined): Promise<Reply | null> {
  if (fault === undefined) return perform();
  if (fault.kind !== 'slow') {
    if (fault.kind !== 'rate_limited' && fault.stored === true) perform();
    return faultyReply(fault, perform);
  }
  const early = fault.stored === false ? undefined : perform();
  await delay(fault.ms, undefined, { signal: parts.closed });
  return early ?? perform();
}

async function conclude(response: ServerResponse, reply: Reply | null, running: RunningRequest): Promise<void> {
  if (reply === null) {
    response.destroy();
    running.answered('dropped');
    return;
  }
  await send(response, reply);
  running.answered(reply.outcome);
}

function tokenOf(request: IncomingMessage, args: Args): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
}
