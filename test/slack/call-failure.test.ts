import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../src/demo/slack/faults.ts';
import { readCallFailure } from '../../src/slack/call-failure.ts';
import { createSlackClient } from '../../src/slack/client.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { keepLog, openSlackClient } from './slack-client.ts';

const fail = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new RangeError('the call succeeded');
    },
    (error: unknown) => error,
  );

describe('what really came of a call', () => {
  test.each<[string, Fault, object]>([
    [
      '429 says when to come back',
      { kind: 'rate_limited', retryAfter: 7 },
      { kind: 'rate_limited', retryAfterMs: 7000 },
    ],
    [
      '429 without a word about when',
      { kind: 'http_error', status: 429, stored: false },
      { kind: 'rate_limited', retryAfterMs: null },
    ],
    [
      '`ratelimited` inside a 200',
      { kind: 'platform_error', error: 'ratelimited' },
      { kind: 'rate_limited', retryAfterMs: null },
    ],
    [
      '500 may have been done',
      { kind: 'http_error', status: 500, stored: true },
      { kind: 'unclear', reason: 'HTTP 500' },
    ],
    [
      '503 may have been done',
      { kind: 'http_error', status: 503, stored: true },
      { kind: 'unclear', reason: 'HTTP 503' },
    ],
    [
      '403 comes from something before Slack',
      { kind: 'http_error', status: 403, stored: false },
      { kind: 'not_reached', reason: 'HTTP 403' },
    ],
    ['a page with status 200', { kind: 'html_200' }, { kind: 'unclear', reason: 'an answer that is not from Slack' }],
    [
      'a code of Slack',
      { kind: 'platform_error', error: 'channel_not_found' },
      { kind: 'code', code: 'channel_not_found' },
    ],
    ['a broken connection', { kind: 'dropped', stored: true }, { kind: 'unclear', reason: 'UND_ERR_SOCKET' }],
  ])('%s', async (_, fault, failure) => {
    const { slack, client } = await openSlackClient();
    slack.faults.add({ method: 'auth.test', fault });
    expect(readCallFailure(await fail(client.apiCall('auth.test')))).toEqual(failure);
  });

  test('no answer in time may have been done', async () => {
    const { slack, client } = await openSlackClient({}, 60);
    slack.faults.add({ method: 'auth.test', fault: { kind: 'slow', ms: 5000 } });
    expect(readCallFailure(await fail(client.apiCall('auth.test')))).toMatchObject({ kind: 'unclear' });
  });

  test('a refused connection reached nobody', async () => {
    const { slack, client } = await openSlackClient();
    await slack.outage('refuse');
    expect(readCallFailure(await fail(client.apiCall('auth.test')))).toEqual({
      kind: 'not_reached',
      reason: 'ECONNREFUSED',
    });
  });
});

test('no call waits for another, however many are on their way', async () => {
  const { slack, client } = await openSlackClient();
  slack.faults.add({ method: 'chat.update', times: 150, fault: { kind: 'slow', ms: 10_000 } });
  const slow = Array.from({ length: 150 }, () => fail(client.apiCall('chat.update', { channel: 'C1', ts: '1.2' })));
  await client.apiCall('auth.test');
  expect(slack.requests.filter(({ method }) => method === 'chat.update')).toHaveLength(150);
  await slack.close();
  await Promise.all(slow);
});

describe('a network error', () => {
  const coded = (code: string): Error => Object.assign(new Error('no'), { code });

  test.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('%s is certain not to have reached Slack', (code) => {
    const hidden = new WebAPIRequestError(new TypeError('fetch failed', { cause: coded(code) }));
    expect(readCallFailure(hidden)).toEqual({ kind: 'not_reached', reason: code });
  });

  test.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])(
    '%s may have come after Slack had it all',
    (code) => {
      expect(readCallFailure(new WebAPIRequestError(coded(code)))).toEqual({ kind: 'unclear', reason: code });
    },
  );

  test('of every address of a host counts as its first', () => {
    const every = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);
    const failure = readCallFailure(new WebAPIRequestError(new TypeError('fetch failed', { cause: every })));
    expect(failure).toEqual({ kind: 'not_reached', reason: 'ECONNREFUSED' });
  });

  test('without a code is unclear', () => {
    expect(readCallFailure(new WebAPIRequestError(new TypeError('odd')))).toEqual({
      kind: 'unclear',
      reason: 'TypeError',
    });
  });
});

describe('the word of Slack', () => {
  const answered = (error: string) => readCallFailure(new WebAPIPlatformError({ ok: false, error }));

  test.each(['ratelimited', 'rate_limited', 'message_limit_exceeded'])('%s means later', (code) => {
    expect(answered(code)).toEqual({ kind: 'rate_limited', retryAfterMs: null });
  });

  test.each(['team_added_to_org', 'external_channel_migrating'])('%s means that nothing is done for now', (code) => {
    expect(answered(code)).toEqual({ kind: 'not_reached', reason: code });
  });

  test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
    '%s means that part of it may have been done',
    (code) => {
      expect(answered(code)).toEqual({ kind: 'unclear', reason: code });
    },
  );

  test.each(['', 'Bad Gateway', '<html>', '{"ok":true', 'x'.repeat(100)])('%j is none', (code) => {
    expect(answered(code)).toEqual({ kind: 'unclear', reason: 'an answer that is not from Slack' });
  });
});

describe('an answer whose body', () => {
  const bodies: Readonly<Record<string, RequestListener>> = {
    stalls: (_, answer) => void answer.writeHead(200, { 'content-length': '100' }).write('{"ok":true'),
    'breaks off': (_, answer) =>
      void answer.writeHead(200, { 'content-length': '100' }).write('{"ok":true', () => answer.destroy()),
    'is null': (_, answer) => void answer.writeHead(200).end('null'),
  };

  test.each([
    ['stalls', /^TimeoutError: /],
    ['breaks off', /^TypeError: terminated/],
    ['is null', /^TypeError: .*null/],
  ])('%s may come after Slack has done it', async (name, reason) => {
    const server = createServer(bodies[name]).listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const client = createSlackClient({
      token: 'xoxb-1',
      apiUrl: `http://127.0.0.1:${port}/`,
      timeoutMs: 100,
      logger: createSdkLogger(keepLog()),
    });
    const failure = readCallFailure(await fail(client.apiCall('auth.test')));
    expect(failure).toEqual({ kind: 'unclear', reason: expect.stringMatching(reason) });
  });
});

test.each([
  [new RangeError('odd'), 'RangeError: odd'],
  ['no error at all', 'no error at all'],
])('%s, which the SDK says nothing about, may come after Slack has done it', (thrown, reason) => {
  expect(readCallFailure(thrown)).toEqual({ kind: 'unclear', reason });
});
