import { Agent, type Dispatcher, request } from 'undici';
import type { RateLimits } from '../ports.ts';
import type { Reply } from './classify.ts';
import { readTransportFailure, type TransportFailure } from './transport-failure.ts';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_CONNECT_MS = 10_000;
/** Node gives each address 250 ms, too little for a distant host, and then fails although one would have answered. */
const ADDRESS_ATTEMPT_MS = 2500;
const RATE_LIMITS = ['limit', 'remaining', 'reset'].flatMap((what) =>
  ['requests', 'tokens'].map((of) => `x-ratelimit-${what}-${of}`),
);
const UNPRINTABLE = /[^\x20-\x7e]/g;
const MOST_CHARACTERS = 64;
const TRACE_ID = /^[0-9a-f-]{8,64}$/i;

export interface DeepSeekRequest {
  readonly url: URL;
  readonly apiKey: string;
  readonly userAgent: string;
  /** For the whole exchange, from the name look-up to the last byte. */
  readonly timeoutMs: number;
  /** Ends the exchange early; what then comes back is of no use. */
  readonly signal: AbortSignal;
  /** JSON to post; without one it is a GET. */
  readonly post?: string;
}

export interface DeepSeekReply extends Reply {
  readonly retryAfter: string | null;
  readonly traceId: string | null;
  /** The `Date` header. */
  readonly date: string | null;
  readonly rateLimits: RateLimits;
}

export type DeepSeekAnswer = { readonly reply: DeepSeekReply } | { readonly failure: TransportFailure };

/** What came of a request beside the balance; a sentence when nothing was sent, or nothing came back. */
export type Asked = { readonly reply: DeepSeekReply } | { readonly unanswered: string };

/** Connections to DeepSeek: bounded in time and size, never a proxy from the environment, no redirects. */
export function createDeepSeekAgent(timeoutMs: number): Agent {
  return new Agent({
    allowH2: false,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
    connect: { timeout: Math.min(timeoutMs, MAX_CONNECT_MS) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: MAX_BODY_BYTES,
  });
}

/**
 * One request. Whatever the network does is an answer; a bug is thrown. Once an error status has arrived it is the answer,
 * also when its body breaks off, stalls or is too large: the status decides and the body only adds words.
 */
export async function requestDeepSeek(agent: Agent, asked: DeepSeekRequest): Promise<DeepSeekAnswer> {
  const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(Math.max(1, Math.ceil(asked.timeoutMs)))]);
  const sent =
    asked.post === undefined ? ({ method: 'GET' } as const) : ({ method: 'POST', body: asked.post } as const);
  const response = await settle(request(asked.url, { ...sent, dispatcher: agent, signal, headers: headersFor(asked) }));
  if ('failure' in response) return response;
  const body = await settle(response.value.body.text());
  if ('failure' in body && response.value.statusCode === 200) return body;
  return { reply: toReply(response.value, 'failure' in body ? '' : body.value) };
}

function headersFor({ apiKey, userAgent, post }: DeepSeekRequest): Record<string, string> {
  return {
    ...(post !== undefined && { 'content-type': 'application/json' }),
    authorization: `Bearer ${apiKey}`,
    accept: 'application/json',
    'accept-encoding': 'identity',
    'cache-control': 'no-cache',
    'user-agent': userAgent,
  };
}

function toReply({ statusCode, headers }: Dispatcher.ResponseData, body: string): DeepSeekReply {
  const header = (name: string): string | null => [headers[name]].flat()[0] ?? null;
  const traceId = header('x-ds-trace-id');
  return {
    status: statusCode,
    contentEncoding: header('content-encoding'),
    retryAfter: header('retry-after'),
    traceId: traceId !== null && TRACE_ID.test(traceId) ? traceId : null,
    date: header('date'),
    rateLimits: readRateLimits(header),
    body,
  };
}

/** What DeepSeek says about its limits, word for word: it was never seen to say anything (facts: rate limits), so nothing is made of it. */
function readRateLimits(header: (name: string) => string | null): RateLimits {
  const said = RATE_LIMITS.map((name) => [name, header(name)?.replace(UNPRINTABLE, ' ').slice(0, MOST_CHARACTERS)]);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

async function settle<T>(pending: Promise<T>): Promise<{ readonly value: T } | { readonly failure: TransportFailure }> {
  try {
    return { value: await pending };
  } catch (error) {
    const failure = readTransportFailure(error);
    if (failure === undefined) throw error;
    return { failure };
  }
}
