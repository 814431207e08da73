import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type SampleDeepSeek,
  type SampleDeepSeekOptions,
  startSampleDeepSeek,
} from '../../../src/demo/deepseek/sample-deepseek.ts';

const KEY = 'sk-0123456789abcdef';
const FUNDED = { wallets: { CNY: { granted: '10.00', toppedUp: '100' } } };

async function start(options: SampleDeepSeekOptions = {}): Promise<SampleDeepSeek> {
  const sample = await startSampleDeepSeek(options);
  onTestFinished(async () => sample.close());
  return sample;
}

async function ask(sample: SampleDeepSeek, headers: Record<string, string> = { authorization: `Bearer ${KEY}` }) {
  return fetch(`${sample.baseUrl}/user/balance`, { headers });
}

async function balance(sample: SampleDeepSeek): Promise<unknown> {
  return (await ask(sample)).json();
}

function row(currency: string, total: string, granted: string, toppedUp: string): Record<string, string> {
  return { currency, total_balance: total, granted_balance: granted, topped_up_balance: toppedUp };
}

describe('keys', () => {
  it('answers a known key as DeepSeek does', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    const response = await ask(sample);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-ds-trace-id')).toMatch(/^[0-9a-f]{32}$/);
    const rows = [row('CNY', '110.00', '10.00', '100.00')];
    expect(await response.json()).toStrictEqual({ is_available: true, balance_infos: rows });
  });

  it.each([
    ['no header', {}, null, 'Authentication Fails (governor)'],
    [
      'another kind of token',
      { authorization: 'Bearer token' },
      'text/plain',
      'Authentication Fails (auth header format should be Bearer sk-...)',
    ],
    [
      'an unknown key',
      { authorization: 'Bearer sk-unknown1234' },
      'application/json',
      '{"error":{"message":"Authentication Fails, Your api key: ****1234 is invalid (request_id: 00000000-0000-4000-8000-000000000001)","type":"authentication_error","param":null,"code":"invalid_request_error"}}',
    ],
  ])('refuses %s in its own words', async (_name, headers, contentType, body) => {
    const response = await ask(await start(), headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(await response.text()).toBe(body);
  });

  it('refuses a revoked key until the account is set again', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    sample.revoke(KEY);
    expect((await ask(sample)).status).toBe(401);
    sample.topUp(KEY, '1', 'CNY');
    expect((await ask(sample)).status).toBe(401);
    sample.set(KEY, FUNDED);
    expect((await ask(sample)).status).toBe(200);
  });

  it('has the balance at one path only', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    const headers = { authorization: `Bearer ${KEY}` };
    expect((await fetch(`${sample.baseUrl}/v1/user/balance`, { headers })).status).toBe(404);
    expect((await fetch(`${sample.baseUrl}/user/balance`, { headers, method: 'POST' })).status).toBe(404);
  });
});

describe('money', () => {
  it('spends granted money first and may overdraw', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    sample.drain(KEY, '4.5', 'CNY');
    expect(await balance(sample)).toHaveProperty('balance_infos', [row('CNY', '105.50', '5.50', '100.00')]);
    sample.drain(KEY, '105.52', 'CNY');
    const rows = [row('CNY', '-0.02', '0.00', '-0.02')];
    expect(await balance(sample)).toStrictEqual({ is_available: false, balance_infos: rows });
    sample.drain(KEY, '0.01', 'CNY');
    expect(await balance(sample)).toHaveProperty('balance_infos', [row('CNY', '-0.03', '0.00', '-0.03')]);
  });

  it('tops up, also a wallet that was not there', async () => {
    const sample = await start();
    sample.set(KEY, { available: false, wallets: { CNY: { toppedUp: '0' } } });
    expect(await balance(sample)).toHaveProperty('is_available', false);
    sample.topUp(KEY, '20', 'USD');
    const rows = [row('CNY', '0.00', '0.00', '0.00'), row('USD', '20.00', '0.00', '20.00')];
    expect(await balance(sample)).toStrictEqual({ is_available: true, balance_infos: rows });
  });

  it('says what it is told about availability', async () => {
    const sample = await start();
    sample.set(KEY, { ...FUNDED, available: false });
    expect(await balance(sample)).toHaveProperty('is_available', false);
    sample.set(KEY, { ...FUNDED, available: null });
    expect(await balance(sample)).not.toHaveProperty('is_available');
  });

  it('swaps the rows by chance', async () => {
    const chances = [0.4, 0.6];
    const sample = await start({ random: () => chances.shift() ?? 1 });
    sample.set(KEY, { wallets: { USD: { toppedUp: '0' }, CNY: { toppedUp: '1' } } });
    const usd = row('USD', '0.00', '0.00', '0.00');
    const cny = row('CNY', '1.00', '0.00', '1.00');
    expect(await balance(sample)).toHaveProperty('balance_infos', [cny, usd]);
    expect(await balance(sample)).toHaveProperty('balance_infos', [usd, cny]);
  });

  it('refuses amounts, keys and accounts that make no sense', async () => {
    const sample = await start();
    expect(() => sample.set(KEY, { wallets: { CNY: { toppedUp: '1,000' } } })).toThrow('not a decimal amount: 1,000');
    expect(() => sample.play(KEY, [{ wallets: { CNY: { toppedUp: '' } } }])).toThrow(RangeError);
    expect(() => sample.set('key', FUNDED)).toThrow('a sample key begins with sk-');
    expect(() => sample.drain(KEY, '1', 'CNY')).toThrow('there is no sample account with this key');
  });
});

describe('a script', () => {
  it('plays one step per request and keeps the last', async () => {
    const sample = await start();
    const reply = { status: 429, headers: { 'retry-after': '2' }, body: 'slow down' };
    sample.play(KEY, [FUNDED, 'html', reply]);
    expect(await balance(sample)).toHaveProperty('is_available', true);
    expect(await (await ask(sample)).text()).toContain('<html>');
    for (const response of [await ask(sample), await ask(sample)]) {
      expect([response.status, response.headers.get('retry-after')]).toStrictEqual([429, '2']);
    }
  });

  it('goes on with the balances it played last', async () => {
    const sample = await start();
    sample.play(KEY, ['oversized', FUNDED]);
    expect((await (await ask(sample)).text()).length).toBeGreaterThan(64 * 1024);
    await ask(sample);
    sample.drain(KEY, '10', 'CNY');
    expect(await balance(sample)).toHaveProperty('balance_infos', [row('CNY', '100.00', '0.00', '100.00')]);
  });

  it('is ended by new balances', async () => {
    const sample = await start();
    sample.play(KEY, ['html']);
    sample.set(KEY, FUNDED);
    expect(await balance(sample)).toHaveProperty('is_available', true);
  });

  it.each(['reset', 'reset_after_headers'] as const)('breaks the connection: %s', async (fault) => {
    const sample = await start();
    sample.play(KEY, [fault]);
    await expect(ask(sample).then(async (response) => response.text())).rejects.toThrow(TypeError);
  });

  it.each(['stall', 'drip'] as const)('never ends until it is closed: %s', async (fault) => {
    const sample = await start();
    sample.play(KEY, [fault]);
    const text = ask(sample).then(async (response) => response.text());
    const closed = sample.waitForRequests(1).then(async () => sample.close());
    await Promise.all([expect(text).rejects.toThrow(TypeError), closed]);
  });
});

describe('held requests', () => {
  it('are answered one by one, in the order in which they came, by what is true then', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    sample.holdRequests();
    const first = ask(sample);
    await sample.waitForRequests(1);
    const second = ask(sample);
    await sample.waitForRequests(2);
    sample.play(KEY, ['html', FUNDED]);
    sample.letOneThrough();
    expect(await (await first).text()).toContain('<html>');
    sample.letOneThrough();
    expect(await (await second).json()).toHaveProperty('is_available', true);
  });

  it('let the next one through when none waits', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    sample.holdRequests();
    sample.letOneThrough();
    expect(await balance(sample)).toHaveProperty('is_available', true);
  });

  it('use up no step of a script for somebody who has gone away', async () => {
    const sample = await start();
    sample.play(KEY, ['html', FUNDED]);
    sample.holdRequests();
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${KEY}` };
    const left = fetch(`${sample.baseUrl}/user/balance`, { headers, signal: leaving.signal });
    await sample.waitForRequests(1);
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    const staying = ask(sample);
    await sample.waitForRequests(2);
    sample.letOneThrough();
    expect(await (await staying).text()).toContain('<html>');
  });
});

describe('what was asked', () => {
  it('is counted per key and recorded without keys', async () => {
    const sample = await start();
    sample.set(KEY, FUNDED);
    await ask(sample);
    await ask(sample, { authorization: 'Bearer sk-other', 'x-mark': '1' });
    await ask(sample, {});
    expect([sample.countOf(KEY), sample.countOf('sk-other'), sample.countOf('sk-never')]).toStrictEqual([1, 1, 0]);
    expect(sample.requests.map(({ number, method, path }) => [number, method, path])).toStrictEqual([
      [1, 'GET', '/user/balance'],
      [2, 'GET', '/user/balance'],
      [3, 'GET', '/user/balance'],
    ]);
    expect(sample.requests[1]?.headers).toHaveProperty('x-mark', '1');
    expect(JSON.stringify(sample.requests)).not.toContain('sk-');
  });

  it('is told to listeners until they stop listening', async () => {
    const sample = await start();
    const heard: number[] = [];
    const stop = sample.onRequest(({ number }) => heard.push(number));
    await ask(sample);
    stop();
    await ask(sample);
    expect(heard).toStrictEqual([1]);
  });

  it('can be waited for', async () => {
    const sample = await start();
    const waiting = sample.waitForRequests(2);
    await Promise.all([ask(sample), ask(sample)]);
    await waiting;
    await sample.waitForRequests(1);
    expect(sample.requests).toHaveLength(2);
  });
});
