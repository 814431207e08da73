import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createDeepSeekClient } from '../../src/deepseek/client.ts';
import { KEY, startClientOnSample, startSample, T0 } from './client-on-sample.ts';

const FUNDED = { wallets: { CNY: { granted: '10.00', toppedUp: '100.00' } } };
const BUSY = { status: 503, body: '' };
const SNAPSHOT = {
  kind: 'snapshot',
  available: true,
  wallets: [{ currency: 'CNY', total: 110_000_000, granted: 10_000_000, toppedUp: 100_000_000 }],
};

describe('one read', () => {
  it('asks once, with the key in one header, and gives the balance and the trace id', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.set(KEY, FUNDED);

    const outcome = await client.read(account, 'background');

    const traceId = '1'.padStart(32, '0');
    expect(outcome).toStrictEqual({ reading: SNAPSHOT, detail: 'HTTP 200', remarks: [], traceId, rateLimits: {} });
    const [request, ...more] = sample.requests;
    expect(more).toStrictEqual([]);
    expect(request).toStrictEqual({
      number: 1,
      method: 'GET',
      path: '/user/balance',
      headers: {
        host: sample.baseUrl.replace('http://', ''),
        connection: 'keep-alive',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'cache-control': 'no-cache',
        'user-agent': 'deepseek-balance-bot',
      },
    });
  });

  it('sends nothing to where a redirect points', async () => {
    const { sample, client, account } = await startClientOnSample();
    const elsewhere = await startSample();
    sample.play(KEY, [{ status: 307, headers: { location: `${elsewhere.baseUrl}/user/balance` }, body: '' }]);

    const { reading } = await client.read(account, 'background');

    expect(reading).toStrictEqual({ kind: 'failure', cause: 'invalid' });
    expect(sample.requests).toHaveLength(1);
    expect(elsewhere.requests).toStrictEqual([]);
  });

  it.each([
    ['empty', '', 'the API key is empty; nothing was sent'],
    [
      'with a line break',
      `${KEY}\n`,
      'the API key contains a blank, a line break or another character that no key has',
    ],
    ['with a second header', `${KEY}\r\nx: y`, 'the API key contains a blank'],
    ['with a blank', `${KEY} `, 'the API key contains a blank'],
    ['in other letters', `${KEY}ключ`, 'the API key contains a blank, a line break or another character'],
  ])('does not send a key that is %s', async (_name, apiKey, detail) => {
    const { sample, client, account } = await startClientOnSample();

    const outcome = await client.read({ ...account, apiKey }, 'background');

    expect(outcome.reading).toStrictEqual({ kind: 'failure', cause: 'auth' });
    expect(outcome.detail).toContain(detail);
    expect(outcome.detail).not.toContain(KEY);
    expect(sample.requests).toStrictEqual([]);
  });

  it('says what is wrong with a base URL, without repeating it', async () => {
    const { client, account } = await startClientOnSample();
    const outcome = await client.read({ ...account, baseUrl: 'https://me:secret@gateway.example' }, 'command');
    expect(outcome).toStrictEqual({
      reading: { kind: 'failure', cause: 'invalid' },
      detail: 'the base URL must not contain a user or a password',
      remarks: [],
      traceId: null,
      rateLimits: {},
    });
  });

  it('hides the key when the other side repeats it', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.play(KEY, [{ status: 401, body: JSON.stringify({ error: { message: `No such key: ${KEY}` } }) }]);
    const { detail } = await client.read(account, 'command');
    expect(detail).toBe('HTTP 401: the API key is wrong or revoked (No such key: ****)');
  });

  it('ignores a trace id that is none', async () => {
    const { sample, client, account } = await startClientOnSample();
    sample.play(KEY, [{ status: 404, headers: { 'x-ds-trace-id': '<b>1</b>' }, body: '' }]);
    expect(await client.read(account, 'command')).toHaveProperty('traceId', null);
  });
});

describe('tries', () => {
  it('tries a background check three times and remarks on what went wrong before', async () => {
    const { sample, client, account, slept } = await startClientOnSample();
    sample.play(KEY, [BUSY, { status: 429, body: '' }, FUNDED]);

    const outcome = await client.read(account, 'background');

    expect(outcome.reading).toStrictEqual(SNAPSHOT);
    expect(outcome.remarks).toStrictEqual(['try 1: HTTP 503', 'try 2: HTTP 429']);
    expect(slept).toStrictEqual([500, 1000]);
  });

  it('waits as long as it is told, in seconds or until a date', async () => {
    const { sample, client, account, slept } = await startClientOnSample();
    const date = new Date(T0 + 3000).toUTCString();
    sample.play(KEY, [
      { ...BUSY, headers: { 'retry-after': '2' } },
      { ...BUSY, headers: { 'retry-after': date } },
      FUNDED,
    ]);
    expect((await client.read(account, 'background')).reading).toStrictEqual(SNAPSHOT);
    expect(slept).toStrictEqual([2000, 3000]);
  });

  it('does not wait longer than three timeouts leave room for', async () => {
    const { sample, client, account, slept } = await startClientOnSample({ timeoutMs: 3000 });
    sample.play(KEY, [{ ...BUSY, headers: { 'retry-after': '10' } }]);
    expect((await client.read(account, 'background')).reading).toStrictEqual({ kind: 'failure', cause: 'unreachable' });
    expect(slept).toStrictEqual([]);
    expect(sample.countOf(KEY)).toBe(1);
  });

  it('tries a command once', async () => {
    const { sample, client, account, slept } = await startClientOnSample();
    sample.play(KEY, [BUSY, FUNDED]);
    expect((await client.read(account, 'command')).reading).toStrictEqual({ kind: 'failure', cause: 'unreachable' });
    expect(slept).toStrictEqual([]);
    expect(sample.countOf(KEY)).toBe(1);
  });

  it.each([
    ['command', 15_000, 8000],
    ['command', 5000, 5000],
    ['background', 15_000, 15_000],
  ] as const)('gives a %s with a timeout of %i ms at most %i ms', async (mode, timeoutMs, expected) => {
    const { sample, client, account } = await startClientOnSample({ timeoutMs });
    sample.set(KEY, FUNDED);
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    onTestFinished(() => timeout.mockRestore());

    await client.read(account, mode);

    const limits = timeout.mock.calls.flat();
    expect(limits).toHaveLength(1);
    expect(Math.max(...limits)).toBeLessThanOrEqual(expected);
    expect(Math.min(...limits)).toBeGreaterThan(expected - 500);
  });
});

describe('closing', () => {
  it('starts no further try', async () => {
    const sample = await startSample();
    sample.play(KEY, [BUSY]);
    const client = createDeepSeekClient({ timeoutMs: 5000, sleep: async () => client.close() });

    const outcome = await client.read({ id: 'prod', apiKey: KEY, baseUrl: sample.baseUrl }, 'background');

    expect(outcome).toMatchObject({ reading: { kind: 'failure', cause: 'unreachable' }, remarks: [] });
    expect(sample.countOf(KEY)).toBe(1);
  });

  it('ends the wait between tries', async () => {
    const sample = await startSample();
    sample.play(KEY, [{ ...BUSY, headers: { 'retry-after': '10' } }]);
    const client = createDeepSeekClient({ timeoutMs: 30_000 });
    const reading = client.read({ id: 'prod', apiKey: KEY, baseUrl: sample.baseUrl }, 'background');

    await sample.waitForRequests(1);
    await client.close();

    expect(await reading).toHaveProperty('detail', 'HTTP 503');
    expect(sample.countOf(KEY)).toBe(1);
  });

  it('treats a read after it as a bug', async () => {
    const { client, account } = await startClientOnSample();
    await client.close();
    await expect(client.read(account, 'background')).rejects.toThrow('The client is'); // closed, or destroyed
  });
});
