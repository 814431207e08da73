import { describe, expect, it } from 'vitest';
import { readTransportFailure } from '../../src/deepseek/transport-failure.ts';

function withCode(code: unknown): Error {
  return Object.assign(new Error('boom'), { code });
}

describe('readTransportFailure', () => {
  it.each([
    ['ECONNRESET', 'network'],
    ['ECONNREFUSED', 'network'],
    ['ENOTFOUND', 'network'],
    ['EAI_AGAIN', 'network'],
    ['ETIMEDOUT', 'network'],
    ['EPROTO', 'network'],
    ['UND_ERR_SOCKET', 'network'],
    ['CERT_HAS_EXPIRED', 'network'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'network'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'network'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'network'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'oversized'],
    ['UND_ERR_HEADERS_OVERFLOW', 'oversized'],
  ])('%s is %s', (code, kind) => {
    expect(readTransportFailure(withCode(code))).toStrictEqual({ kind, code });
  });

  it('knows the errors of an aborted request by their names', () => {
    const timeout = new DOMException('too late', 'TimeoutError');
    expect(readTransportFailure(timeout)).toStrictEqual({ kind: 'timeout', code: 'TimeoutError' });
    const abort = new DOMException('stopped', 'AbortError');
    expect(readTransportFailure(abort)).toStrictEqual({ kind: 'timeout', code: 'AbortError' });
  });

  it('knows what is not HTTP by the name of its error', () => {
    const error = Object.assign(withCode(undefined), { name: 'HTTPParserError' });
    expect(readTransportFailure(error)).toStrictEqual({ kind: 'not_http', code: 'HTTPParserError' });
  });

  it('knows the failure of every address of a host by its code', () => {
    const error = Object.assign(new AggregateError([withCode('ECONNREFUSED')]), { code: 'ECONNREFUSED' });
    expect(readTransportFailure(error)).toStrictEqual({ kind: 'network', code: 'ECONNREFUSED' });
  });

  it.each([
    ['a TypeError', new TypeError('x is not a function')],
    ['an invalid URL', Object.assign(new TypeError('bad'), { code: 'ERR_INVALID_URL' })],
    ['an invalid argument', withCode('UND_ERR_INVALID_ARG')],
    ['a client that is closed', withCode('UND_ERR_CLOSED')],
    ['a client that is destroyed', withCode('UND_ERR_DESTROYED')],
    ['a code that is a number', withCode(104)],
    ['a thrown text', 'ECONNRESET'],
    ['nothing', undefined],
  ])('leaves %s to be thrown on', (_name, error) => {
    expect(readTransportFailure(error)).toBeUndefined();
  });
});
