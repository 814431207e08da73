/** Why no complete answer came; `oversized` and `not_http` are answers that cannot be a balance. */
export interface TransportFailure {
  readonly kind: 'network' | 'timeout' | 'oversized' | 'not_http';
  /** The code of the error, such as `ECONNRESET`, or its name. */
  readonly code: string;
}

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const OVERSIZED = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UND_ERR_HEADERS_OVERFLOW']);
const NETWORK = new Set(['UND_ERR_SOCKET', 'UND_ERR_INFO', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);
/** System errors (`ECONNRESET`, `EAI_AGAIN`) and what TLS says about certificates and handshakes. */
const SYSTEM = /^E(AI_)?[A-Z0-9]+$/;
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$)/;

/**
 * Tells by its code, or its name, what a failed request means. Undefined for everything else, such as a TypeError, an invalid
 * argument or a client that is already closed: these are our bugs and must be thrown on.
 */
export function readTransportFailure(error: unknown): TransportFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return { kind: 'timeout', code: error.name };
  // A parser error has no code.
  if (error.name === 'HTTPParserError') return { kind: 'not_http', code: error.name };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const kind = kindOf(code);
  return kind === undefined ? undefined : { kind, code };
}

function kindOf(code: string): TransportFailure['kind'] | undefined {
  if (TIMEOUTS.has(code)) return 'timeout';
  if (OVERSIZED.has(code)) return 'oversized';
  return NETWORK.has(code) || SYSTEM.test(code) || TLS.test(code) ? 'network' : undefined;
}
