import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { SECOND_MS } from '../domain/duration.ts';
import type { Log } from '../ports.ts';
import { ENDPOINT, MAX_BODY_BYTES, mediaTypeOf, type Refusal, readCall, refuseHead } from './http-call.ts';

/** Notes what must have its effect once; false when it was noted in the last ten minutes, also before a restart. */
export type ClaimOnce = (key: string) => Promise<boolean>;

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly claimOnce: ClaimOnce;
  readonly log: Log;
  readonly logger: Logger;
  /** For a whole request, from its first byte to its last (ms); ten seconds unless given. */
  readonly requestTimeoutMs?: number | undefined;
}

const REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
const KEEP_ALIVE_MS = 5 * SECOND_MS;
const MAX_CONNECTIONS = 1000;
const MAX_CLOSE_MS = SECOND_MS;

/** Bolt's receiver behind a guard: what Slack did not send, or sent before, never gets to it. */
export function createHttpReceiver(options: HttpReceiverOptions): Receiver {
  const { signingSecret, host, port, log, logger } = options;
  const bolt = new HTTPReceiver({ signingSecret, endpoints: ENDPOINT, logger });
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: requestTimeout,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(SECOND_MS, requestTimeout),
    },
    (request, response) => {
      pass(request, response, options, bolt).catch((error: unknown) => {
        // Who hung up or was too slow has nobody to answer to.
        if (request.destroyed && !request.complete) return;
        log.error({ err: error }, 'a call of Slack failed');
        end(request, response, 503);
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = requestTimeout + KEEP_ALIVE_MS;
  return {
    init: (app) => bolt.init(app),
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(server.off('error', reject)));
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Node would wait without limit for who does not finish asking.
        setTimeout(() => server.closeAllConnections(), MAX_CLOSE_MS).unref();
      }),
  };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { signingSecret, claimOnce, log }: HttpReceiverOptions,
  bolt: HTTPReceiver,
): Promise<void> {
  const refuse = ({ status, reason }: Refusal): void => {
    log.warn({ status, reason }, 'refused a request that is not a call of Slack');
    end(request, response, status);
  };
  const refusal = refuseHead(request);
  if (refusal !== null) return refuse(refusal);
  const bytes = await readBytes(request);
  if (bytes === undefined) return refuse({ kind: 'refused', status: 413, reason: 'the body is too large' });
  const call = readCall(request, bytes.toString('utf8'), { secret: signingSecret, now: Date.now() });
  if (call.kind === 'refused') return refuse(call);
  if (call.kind === 'ssl_check') return end(request, response, 200);
  if ('key' in call && !(await claimOnce(call.key))) {
    if (call.kind === 'event') return end(request, response, 200);
    return refuse({ kind: 'refused', status: 401, reason: 'the same request came before' });
  }
  // Bolt knows a form only without parameters, and takes a body that was read as `rawBody`. It checks the signature once more.
  request.headers['content-type'] = mediaTypeOf(request);
  bolt.requestListener(Object.assign(request, { rawBody: bytes }), response);
}

/** The whole body; undefined when it is larger than allowed, which is then not read on. Rejects when the connection ends early. */
async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (status === 405) response.setHeader('allow', 'POST');
  // What was not read of a request must not be taken for the next one.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}
