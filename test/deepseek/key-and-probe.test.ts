import { describe, expect, it } from 'vitest';
import { besideBalance } from '../../src/deepseek/api-url.ts';
import { KEY, startClientOnSample } from './client-on-sample.ts';

const FUNDED = { wallets: { CNY: { toppedUp: '20' } } };

function error(status: number, message: string) {
  const body = JSON.stringify({ error: { message, type: 'x', param: null, code: 'x' } });
  return { status, headers: { 'content-type': 'application/json' }, body };
}

describe('an address beside the balance', () => {
  it.each([
    ['https://api.deepseek.com/v1', 'https://api.deepseek.com/models'],
    ['https://api.deepseek.com/user/balance', 'https://api.deepseek.com/models'],
    ['https://gateway.example/ds/', 'https://gateway.example/ds/models'],
    ['https://gateway.example/ds/user/balance', 'https://gateway.example/ds/models'],
  ])('of %s is %s', (baseUrl, expected) => {
    const target = besideBalance(baseUrl, '/models');
    expect('url' in target && target.url.href).toBe(expected);
  });

  it.each([
    ['https://gateway.example/ds/balance', 'names the balance alone, so nothing else is known there'],
    ['http://gateway.example', 'must begin with https:// (plain http is only for this machine)'],
  ])('is not known of %s', (baseUrl, problem) => {
    expect(besideBalance(baseUrl, '/models')).toEqual({ problem });
  });
});

describe('whether a key is accepted', () => {
  it('is asked apart from the balance', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    sample.play(KEY, [error(503, 'Service is too busy')]);
    expect(await client.checkKey(account)).toEqual({ verdict: 'accepted', detail: 'HTTP 200', rateLimits: {} });
    expect(sample.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /models']);
  });

  it('is denied by a 401, without a part of the key', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    sample.revoke(KEY);
    const { verdict, detail } = await client.checkKey(account);
    expect(verdict).toBe('refused');
    expect(detail).toContain('HTTP 401');
    expect(detail).not.toContain(KEY.slice(-4));
  });

  it.each([
    ['a 503', error(503, 'busy'), 'HTTP 503: busy'],
    ['a captive portal', 'html', 'HTTP 200'],
    [
      'an answer to a request without a key',
      { status: 401, body: 'Authentication Fails (governor)' },
      'HTTP 401: no API key arrived at DeepSeek; something on the way removed it',
    ],
    ['a broken connection', 'reset', 'no connection, or it broke off (UND_ERR_SOCKET)'],
  ] as const)('is not known after %s', async (_, answer, detail) => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    sample.override(KEY, '/models', answer);
    const check = await client.checkKey(account);
    expect(check.verdict).toBe('unknown');
    expect(check.detail.replace('ECONNRESET', 'UND_ERR_SOCKET')).toBe(detail);
  });

  it('is not asked with a key that cannot be sent, nor where nothing else is known', async () => {
    const { sample, client, account } = await startClientOnSample();
    expect((await client.checkKey({ ...account, apiKey: '' })).detail).toContain('nothing was sent');
    expect((await client.checkKey({ ...account, baseUrl: `${account.baseUrl}/ds/balance` })).verdict).toBe('unknown');
    expect(sample.requests).toEqual([]);
  });
});

describe('a probe', () => {
  it('is one chat call of one token, and says what was charged', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    expect(await client.probe(account, 'deepseek-flash')).toEqual({
      result: 'answered',
      detail: 'HTTP 200',
      tokens: { input: 5, output: 1 },
      rateLimits: {},
    });
    const [asked] = sample.requests;
    expect(asked).toMatchObject({ method: 'POST', path: '/chat/completions' });
    expect(asked?.headers['content-type']).toBe('application/json');
  });

  it('of an empty account is refused', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, { wallets: { CNY: { toppedUp: '0' } } });
    expect(await client.probe(account, 'deepseek-flash')).toMatchObject({
      result: 'no_money',
      detail: 'HTTP 402: Insufficient Balance',
      tokens: null,
    });
  });

  it.each([
    [
      'low_balance',
      error(
        429,
        'Too many requests. Your current concurrency is 8, which exceeds your concurrency limit of 7 based on your remaining balance. Please top up your balance to restore your concurrency.',
      ),
    ],
    ['throttled', error(429, 'Rate limit reached')],
    ['overloaded', error(503, 'Service is too busy.')],
    ['overloaded', error(500, 'Server error')],
    ['overloaded', { status: 502, body: '<html>' }],
    ['overloaded', { status: 504, body: '' }],
    ['unknown_model', error(400, 'The supported API model names are deepseek-flash, deepseek-v4-pro')],
    ['other', error(400, 'Invalid max_tokens')],
    ['unknown_model', error(404, 'Model Not Exist')],
    ['refused_key', error(403, 'no')],
    ['other', { status: 403, body: '<html>' }],
    ['other', { status: 401, body: 'Authentication Fails (governor)' }],
    ['other', 'html'],
    ['unreachable', 'reset'],
  ] as const)('tells %s apart', async (result, answer) => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    sample.override(KEY, '/chat/completions', answer);
    expect((await client.probe(account, 'deepseek-flash')).result).toBe(result);
    sample.override(KEY, '/chat/completions', null);
    expect((await client.probe(account, 'deepseek-flash')).result).toBe('answered');
  });

  it('with a revoked key says so, and repeats no part of it', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    sample.revoke(KEY);
    const { result, detail } = await client.probe(account, 'deepseek-flash');
    expect(result).toBe('refused_key');
    expect(detail).not.toContain(KEY.slice(-4));
    expect(detail).not.toContain('request_id');
  });
});

describe('headers about limits', () => {
  it('are handed on word for word, bounded and printable, and only if they come', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    const headers = {
      'content-type': 'application/json',
      'x-ratelimit-limit-requests': '2500',
      'x-ratelimit-reset-tokens': '6'.repeat(100),
      'x-ratelimit-other': '1',
    };
    sample.play(KEY, [{ status: 503, headers, body: '{}' }]);
    const { rateLimits } = await client.read(account, 'command');
    expect(rateLimits).toEqual({ 'x-ratelimit-limit-requests': '2500', 'x-ratelimit-reset-tokens': '6'.repeat(64) });
  });

  it('are handed on from the list of models, too', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);
    const headers = { 'content-type': 'application/json', 'x-ratelimit-remaining-requests': '3' };
    sample.override(KEY, '/models', { status: 503, headers, body: '{}' });
    expect((await client.checkKey(account)).rateLimits).toEqual({ 'x-ratelimit-remaining-requests': '3' });
  });
});
