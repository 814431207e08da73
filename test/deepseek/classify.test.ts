import { describe, expect, it } from 'vitest';
import { classifyReply, type Reply } from '../../src/deepseek/classify.ts';

const KEY = 'sk-0123456789abcdef';
const ERROR = JSON.stringify({ error: { message: 'Something (request_id: 1)', type: 'unknown_error' } });
const BALANCE = JSON.stringify({ is_available: true, balance_infos: [{ currency: 'CNY', total_balance: '1.00' }] });

function classify(status: number, body: string, contentEncoding: string | null = null): unknown {
  const { reading, detail } = classifyReply({ status, body, contentEncoding } satisfies Reply, KEY);
  return [reading.kind === 'failure' ? reading.cause : reading.kind, detail];
}

describe('classifyReply', () => {
  it.each([
    [201, BALANCE, 'invalid', 'HTTP 201'],
    [204, '', 'invalid', 'HTTP 204'],
    [302, '', 'invalid', 'HTTP 302: a redirect, which is not followed; check the base URL'],
    [400, ERROR, 'invalid', 'HTTP 400: Something'],
    [402, ERROR, 'refused', 'HTTP 402: Something'],
    [402, '<html>', 'refused', 'HTTP 402'],
    [403, ERROR, 'auth', 'HTTP 403: the key may not read the balance (Something)'],
    [403, '{}', 'auth', 'HTTP 403: the key may not read the balance'],
    [404, '<html>', 'not_found', 'HTTP 404: there is no balance at this address; check the base URL'],
    [413, '', 'invalid', 'HTTP 413'],
    [422, ERROR, 'invalid', 'HTTP 422: Something'],
    [429, ERROR, 'rate_limited', 'HTTP 429: Something'],
    [429, '', 'rate_limited', 'HTTP 429'],
    [500, '', 'unreachable', 'HTTP 500'],
    [503, ERROR, 'unreachable', 'HTTP 503: Something'],
    [599, '<html>', 'unreachable', 'HTTP 599'],
  ])('tells by the status: %i %s', (status, body, cause, detail) => {
    expect(classify(status, body)).toStrictEqual([cause, detail]);
  });

  it.each(['', '<html>Request blocked.</html>', 'error code: 1020', '"text"', '[1]', 'null'])(
    'takes a 403 without a JSON object for a block on the way: %j',
    (body) => {
      const detail =
        'HTTP 403: blocked on the way to DeepSeek (network edge, firewall or region); this says nothing about the key';
      expect(classify(403, body)).toStrictEqual(['blocked', detail]);
    },
  );

  it.each([
    ['Authentication Fails (governor)', 'no API key arrived at DeepSeek; something on the way removed it'],
    [
      'Authentication Fails (auth header format should be Bearer sk-...)',
      'what was sent is not an API key; it must begin with sk-',
    ],
    [
      '{"error":{"message":"Authentication Fails, Your api key: ****abcd is invalid (request_id: 1)"}}',
      'the API key is wrong or revoked (Authentication Fails, Your api key: **** is invalid)',
    ],
    ['Unauthorized', 'the API key was not accepted'],
    ['', 'the API key was not accepted'],
  ])('tells the kinds of 401 apart: %s', (body, words) => {
    expect(classify(401, body)).toStrictEqual(['auth', `HTTP 401: ${words}`]);
  });

  it.each([
    ['', 'the answer is empty'],
    [' \n ', 'the answer is empty'],
    ['\n<!doctype html>', 'the answer is a web page, not JSON'],
    ['{"is_available":', 'the answer is not JSON'],
    [': keep-alive', 'the answer is not JSON'],
    ['['.repeat(60_000), 'the answer is not JSON'],
    ['{}', 'the answer lists no balances'],
  ])('gives no reading for a 200 with %.20j', (body, words) => {
    expect(classify(200, body)).toStrictEqual(['invalid', `HTTP 200: ${words}`]);
  });

  it('reads behind a byte order mark and blank lines', () => {
    expect(classify(200, `\uFEFF\r\n\n${BALANCE}\n`)).toStrictEqual(['snapshot', 'HTTP 200']);
  });

  it('reads only what is not compressed', () => {
    expect(classify(200, BALANCE, 'identity')).toStrictEqual(['snapshot', 'HTTP 200']);
    const words = 'the answer is compressed, which was not asked for';
    expect(classify(200, BALANCE, 'gzip')).toStrictEqual(['invalid', `HTTP 200: ${words}`]);
  });

  it('cuts long words to 200 characters', () => {
    const [, detail] = [classify(500, JSON.stringify({ error: { message: 'word '.repeat(500) } }))].flat();
    expect(detail).toMatch(/^HTTP 500: word .*…$/);
    expect(detail).toHaveLength(200);
  });

  it('passes on the remarks about a readable balance', () => {
    const body = JSON.stringify({ is_available: 'yes', balance_infos: [{ currency: 'CNY', total_balance: '1' }] });
    const { remarks } = classifyReply({ status: 200, body, contentEncoding: null }, KEY);
    expect(remarks).toStrictEqual(['is_available is neither true nor false']);
  });
});
