import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createGate, type Gate, type GateSteering } from './gate.ts';
import { createRequestLog, type RequestLog, type RequestWatch } from './request-log.ts';
import { createSampleAccounts, type SampleAccounts, type SampleSteering } from './sample-accounts.ts';
import {
  NO_KEY,
  NOT_AN_API_KEY,
  NOT_FOUND,
  type SampleFault,
  type SampleReply,
  sendFault,
  sendReply,
  wrongKey,
} from './sample-reply.ts';

const BEARER = /^Bearer (sk-\S+)$/;

export interface SampleDeepSeekOptions {
  /** In [0, 1); when given, the rows of a reply are swapped at random, as DeepSeek was seen to do. */
  readonly random?: () => number;
}

/** A stand-in for DeepSeek's platform API on this machine, to be steered by tests and by the demo. */
export interface SampleDeepSeek extends SampleSteering, GateSteering, RequestWatch {
  /** To be configured as an account's base URL. */
  readonly baseUrl: string;
  /** Ends every connection, also those that hang. */
  close(): Promise<void>;
}

/** Starts the stand-in on a free port of 127.0.0.1, with no account. */
export async function startSampleDeepSeek(options: SampleDeepSeekOptions = {}): Promise<SampleDeepSeek> {
  const { random = (): number => 1 } = options;
  const accounts = createSampleAccounts(random);
  const gate = createGate();
  const log = createRequestLog();
  const server = createServer((request, response) => handle(request, response, { accounts, gate, log }));
  const port = await listen(server);
  return {
    ...accounts.steering,
    ...gate.steering,
    ...log.watch,
    baseUrl: `http://127.0.0.1:${port}`,
    close: async () => close(server),
  };
}

interface Behind {
  readonly accounts: SampleAccounts;
  readonly gate: Gate;
  readonly log: RequestLog;
}

function handle(request: IncomingMessage, response: ServerResponse, { accounts, gate, log }: Behind): void {
  const apiKey = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const { number } = log.record(request, apiKey);
  const hex = number.toString(16);
  response.setHeader('x-ds-trace-id', hex.padStart(32, '0'));
  gate.pass(response, () => {
    const answer = decide(request, apiKey, accounts) ?? wrongKey(apiKey ?? '', requestId(hex));
    if (typeof answer === 'string') sendFault(response, answer);
    else sendReply(response, answer);
  });
}

/** Undefined for a key that is not known, or no longer. */
function decide(
  { method, url, headers }: IncomingMessage,
  apiKey: string | undefined,
  accounts: SampleAccounts,
): SampleReply | SampleFault | undefined {
  const path = `${method} ${url}`;
  if (path !== 'GET /user/balance' && path !== 'GET /models' && path !== 'POST /chat/completions') return NOT_FOUND;
  if (headers.authorization === undefined) return NO_KEY;
  if (apiKey === undefined) return NOT_AN_API_KEY;
  if (path === 'GET /user/balance') return accounts.answer(apiKey);
  return accounts.answerBeside(apiKey, path === 'GET /models' ? '/models' : '/chat/completions');
}

function requestId(hex: string): string {
  return `00000000-0000-4000-8000-${hex.padStart(12, '0')}`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new RangeError('the server has no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
