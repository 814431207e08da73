import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** Why a call to Slack's Web API did not succeed. */
export type CallFailure =
  /** Slack answered with an error code such as `channel_not_found`. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number | null }
  /** The request never reached Slack. */
  | { readonly kind: 'not_reached'; readonly reason: string }
  /** Slack may have done it: no answer, 5xx, or an answer that is none. */
  | { readonly kind: 'unclear'; readonly reason: string };

const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
const UNCLEAR = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const ERROR_CODE = /^[a-z][a-z0-9_]{1,80}$/;

/** Classifies what the SDK threw; anything that is no failure of Slack is our bug and is thrown again. */
export function readCallFailure(error: unknown): CallFailure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return readCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return readStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return readNetwork(error.original);
  // The SDK gives up on a 429 whose Retry-After is not a number with a plain error.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { kind: 'rate_limited', retryAfterMs: null };
  throw error;
}

function readCode(code: string): CallFailure {
  // A body that is no JSON ends up here as its raw text.
  if (!ERROR_CODE.test(code)) return { kind: 'unclear', reason: 'an answer that is not from Slack' };
  if (RATE_LIMITED.has(code)) return { kind: 'rate_limited', retryAfterMs: null };
  if (UNCLEAR.has(code)) return { kind: 'unclear', reason: code };
  return { kind: 'code', code };
}

function readStatus(status: number): CallFailure {
  // Slack's API answers errors with 200 or 5xx; another 4xx comes from something in between, before Slack.
  return status >= 500
    ? { kind: 'unclear', reason: `HTTP ${status}` }
    : { kind: 'not_reached', reason: `HTTP ${status}` };
}

function readNetwork(error: unknown): CallFailure {
  const code = readErrorCode(error);
  if (code !== undefined && NOT_REACHED.has(code)) return { kind: 'not_reached', reason: code };
  return { kind: 'unclear', reason: code ?? (error instanceof Error ? error.name : 'no answer') };
}

/** The code of a network error, which `fetch` hides in its cause (and Node's dual-stack dialling in an aggregate). */
function readErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return readErrorCode(error.errors[0]);
  return readErrorCode(error.cause);
}
