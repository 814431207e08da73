import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SECOND_MS } from '../domain/duration.ts';
import type { Log } from '../ports.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import { type OpsAnswer, type OpsText, problem, type Route } from './route.ts';

type Socket = IncomingMessage['socket'];

export interface OpsServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Log;
  /** For the whole request, from its first byte to its last (ms). */
  readonly requestTimeoutMs?: number;
}

export interface OpsServer {
  /** Resolves with the port once it listens; rejects when it cannot. */
  listen(): Promise<number>;
  /** Takes no more requests and resolves when those under way are answered, after a second at most. */
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
/** What somebody sent to tell the bot something, and did not manage to. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 413]);
const MAX_CLOSE_MS = SECOND_MS;
const KEEP_ALIVE_MS = 5 * SECOND_MS;
/** How often Node looks for requests that take too long. */
const LOOK_EVERY_MS = SECOND_MS;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_CONNECTIONS = 1000;

/** A small HTTP server for programs, not for people: it answers the routes of its table and nothing else, in JSON unless a route says otherwise. */
export function createOpsServer({ host, port, routes, log, ...options }: OpsServerOptions): OpsServer {
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  const sockets = new Set<Socket>();
  const busy = new Set<Socket>();
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: requestTimeout,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, requestTimeout),
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => {
      const { socket } = request;
      busy.add(socket);
      response.once('close', () => busy.delete(socket));
      void respond(routes, request, response, log);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = requestTimeout + KEEP_ALIVE_MS;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(rawAnswer(clientProblem(error.code)));
    else socket.destroy();
  });
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Who is silent or has not finished asking is not waited for: Node would, without any limit.
        for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
        setTimeout(() => server.closeAllConnections(), MAX_CLOSE_MS).unref();
      }),
  };
}

async function respond(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  const { method, url } = request;
  const path = (url ?? '').split('?')[0] ?? '';
  try {
    const { headers, ...answer } = await answerRequest(routes, request, path);
    const { status } = answer;
    const [type, text] =
      'text' in answer ? [answer.contentType, answer.text] : ['application/json', `${JSON.stringify(answer.body)}\n`];
    // What was not read of a request must not be taken for the next one.
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    response.end(text);
    if (REFUSED.has(status)) log.warn({ method, path, status }, 'ops request refused');
    else log.debug({ method, path, status }, 'ops request answered');
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    log.error({ method, path, err: error }, 'ops request failed');
    response.writeHead(500, { 'content-type': 'application/json', connection: 'close' });
    response.end(
      `${JSON.stringify(problem(500, 'This failed here; nothing was stored. Send it again later.').body)}\n`,
    );
  }
}

type Answer = (OpsAnswer | OpsText) & { readonly headers?: Readonly<Record<string, string>> };

/** What can be refused is refused before the body is read. */
async function answerRequest(routes: readonly Route[], request: IncomingMessage, path: string): Promise<Answer> {
  const here = routes.filter((route) => route.path === path);
  if (here.length === 0) {
    return problem(404, `There is nothing at this address; there is ${listOf(routes.map(nameOf))}.`);
  }
  const route = here.find(({ method }) => method === request.method);
  if (route === undefined) {
    const allow = here.map(({ method }) => method).join(', ');
    return { ...problem(405, `This address takes ${allow} only.`), headers: { allow } };
  }
  const { authorization } = request.headers;
  const refusal = route.refuse({ authorization });
  if (refusal !== null) return refusal;
  const body = await readBody(request);
  if (body === undefined) return problem(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  return route.answer({ authorization, body });
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}

/** What Node could not read as a request, or not in time. */
function clientProblem(code: string | undefined): OpsAnswer {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem(408, 'The request did not arrive whole in time.');
  if (code === 'HPE_HEADER_OVERFLOW') return problem(431, 'The headers are too large.');
  return problem(400, 'This is not HTTP as it can be read here.');
}

const REASONS: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [408, 'Request Timeout'],
  [431, 'Request Header Fields Too Large'],
]);

function rawAnswer({ status, body }: OpsAnswer): string {
  const text = `${JSON.stringify(body)}\n`;
  const head = `HTTP/1.1 ${status} ${REASONS.get(status) ?? ''}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}`;
  return `${head}\r\n\r\n${text}`;
}
