import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** Why a call to Slack's Web API did not succeed. */
export type CallFailure =
  /** Slack answered with an error code such as `channel_not_found`. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number | null }
  /** Slack certainly did not do it: the request never got there, or Slack does nothing there for now. */
  | { readonly kind: 'not_reached'; readonly reason: string }
  /** Slack may have done it: no answer, 5xx, an answer that is none, one that stalls or breaks off. */
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
/** While a workspace or a shared channel is moved: it passes by itself. */
const MOVING = new Set(['team_added_to_org', 'external_channel_migrating']);
const UNCLEAR = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const ERROR_CODE = /^[a-z][a-z0-9_]{1,80}$/;

/**
 * Classifies what the SDK threw. It reads the answer's body outside of its own error handling: one that stalls, breaks off or is
 * `null` surfaces as a `TimeoutError` or `TypeError`, which cannot be told from a bug. Whatever it is, Slack may have done what was asked.
 */
export function readCallFailure(error: unknown): CallFailure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return readCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return readStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return readNetwork(error.original);
  // The SDK gives up on a 429 whose Retry-After is not a number with a plain error.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { kind: 'rate_limited', retryAfterMs: null };
  return { kind: 'unclear', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

function readCode(code: string): CallFailure {
  // A body that is no JSON ends up here as its raw text.
  if (!ERROR_CODE.test(code)) return { kind: 'unclear', reason: 'an answer that is not from Slack' };
  if (RATE_LIMITED.has(code)) return { kind: 'rate_limited', retryAfterMs: null };
  if (MOVING.has(code)) return { kind: 'not_reached', reason: code };
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
