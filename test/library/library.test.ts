import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type SampleDeepSeek, startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import {
  BelowMinimumError,
  CannotPayError,
  type CheckBalanceOptions,
  CouldNotReadError,
  checkBalanceBeforeRun,
  DeepSeekClient,
} from '../../src/index.ts';

const KEY = 'sk-library-0123456789';
let deepseek: SampleDeepSeek;
beforeAll(async () => {
  deepseek = await startSampleDeepSeek();
});
afterAll(() => deepseek.close());
afterEach(() => vi.unstubAllEnvs());

const here = () => ({ apiKey: KEY, baseURL: deepseek.baseUrl });
const fund = (toppedUp: string) => deepseek.set(KEY, { wallets: { CNY: { granted: '1.50', toppedUp } } });

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined).catch((error: unknown) => error);
}

describe('balance()', () => {
  test('returns a snapshot with exact decimal text', async () => {
    fund('48.50');
    expect(await new DeepSeekClient(here()).balance()).toEqual({
      kind: 'snapshot',
      available: true,
      wallets: [{ currency: 'CNY', total: '50.00', granted: '1.50', toppedUp: '48.50' }],
      detail: 'HTTP 200',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  test('returns a refusal and failures as values', async () => {
    const client = new DeepSeekClient(here());
    deepseek.play(KEY, [{ status: 402, body: '{}' }, 'html']);
    expect(await client.balance()).toMatchObject({ kind: 'refused', detail: 'HTTP 402' });
    expect(await client.balance()).toMatchObject({ kind: 'failure', cause: 'invalid' });
    expect(await client.balance({ apiKey: 'sk-nobody-knows' })).toMatchObject({ kind: 'failure', cause: 'auth' });
  });

  test('takes what is given for the call, then for the client, then the environment of that moment', async () => {
    fund('48.50');
    vi.stubEnv('DEEPSEEK_API_KEY', undefined);
    const client = new DeepSeekClient({ apiKey: undefined });
    await expect(client.balance()).rejects.toThrow(
      new TypeError('apiKey is missing: give it, or set DEEPSEEK_API_KEY.'),
    );
    vi.stubEnv('DEEPSEEK_API_KEY', ` "${KEY}" `);
    vi.stubEnv('DEEPSEEK_BASE_URL', deepseek.baseUrl);
    expect(await client.balance({ apiKey: undefined, baseURL: undefined, timeout: undefined })).toMatchObject({
      kind: 'snapshot',
    });
    expect(await client.balance({ apiKey: 'sk-nobody-knows' })).toMatchObject({ cause: 'auth' });
  });

  test('rejects with the reason of its signal, before and during a request and between tries', async () => {
    const reason = new Error('enough');
    const client = new DeepSeekClient(here());
    await expect(client.balance({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);

    for (const step of ['stall', 'reset'] as const) {
      deepseek.play(KEY, [step]);
      const controller = new AbortController();
      const before = deepseek.requests.length;
      const reading = errorOf(client.balance({ signal: controller.signal }));
      await deepseek.waitForRequests(before + 1);
      controller.abort(reason);
      expect(await reading).toBe(reason);
    }
  });

  test('counts its own timeout as a failure, and a timeout of the signal as an abort', async () => {
    deepseek.play(KEY, ['stall']);
    const client = new DeepSeekClient(here());
    expect(await client.balance({ timeout: 20 })).toMatchObject({ kind: 'failure', cause: 'unreachable' });
    expect(await errorOf(client.balance({ signal: AbortSignal.timeout(20) }))).toMatchObject({ name: 'TimeoutError' });
  });
});

describe('checkBalanceBeforeRun()', () => {
  const check = (more: CheckBalanceOptions = {}) => checkBalanceBeforeRun({ ...here(), ...more });

  test.each([undefined, '50 CNY', '900 CNY or ¥50', ['50 CNY', '1 CNY or 1 USD']])(
    'returns the snapshot with %o',
    async (minimum) => {
      fund('48.50');
      expect(await check({ minimum })).toMatchObject({ kind: 'snapshot', wallets: [{ total: '50.00' }] });
    },
  );

  test('throws a TypeError for an empty list and for a name that is no option', async () => {
    fund('48.50');
    expect(await errorOf(check({ minimum: [] }))).toMatchObject({ name: 'TypeError' });
    const misspelt: object = { minimun: '5000 CNY' };
    expect(await errorOf(check(misspelt))).toMatchObject({ message: 'There is no option "minimun".' });
  });

  test.each([
    ['50.01 CNY', 'It needs 50.01 CNY and has ¥50.00.'],
    [['1 CNY', '7 USD'], 'It needs 7 USD and has no wallet in USD.'],
  ])('throws BelowMinimumError with %o', async (minimum, words) => {
    fund('48.50');
    const error = await errorOf(check({ minimum }));
    expect(error).toBeInstanceOf(BelowMinimumError);
    expect(error).toMatchObject({
      name: 'BelowMinimumError',
      message: `${words} Top up at https://platform.deepseek.com/top_up.`,
      reading: { kind: 'snapshot', wallets: [{ total: '50.00' }] },
    });
  });

  test('throws CannotPayError when calls are refused, whatever the minimum', async () => {
    deepseek.play(KEY, [
      { status: 402, body: '{}' },
      { available: false, wallets: { CNY: { toppedUp: '90' } } },
    ]);
    const refused = await errorOf(check());
    expect(refused).toBeInstanceOf(CannotPayError);
    expect(refused).toMatchObject({
      message: expect.stringContaining('the money is used up (HTTP 402)'),
      reading: { kind: 'refused' },
    });
    const unavailable = await errorOf(check({ minimum: '1 CNY' }));
    expect(unavailable).toBeInstanceOf(CannotPayError);
    expect(unavailable).toMatchObject({
      message: expect.stringContaining('as not available although ¥90.00 is left'),
      reading: { kind: 'snapshot', available: false },
    });
  });

  test('throws CouldNotReadError with the cause and without the key', async () => {
    deepseek.revoke(KEY);
    const error = await errorOf(check());
    expect(error).toBeInstanceOf(CouldNotReadError);
    expect(error).toMatchObject({ reading: { kind: 'failure', cause: 'auth' } });
    expect(`${JSON.stringify(error)} ${String(error)}`).not.toContain(KEY.slice(-4));
  });
});

describe('a wrong argument is a TypeError with a sentence and without the value', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a number as key', { apiKey: 5 }, 'apiKey must be text.'],
    ['another secret as key', { apiKey: 'xoxb-1-secret' }, 'apiKey holds a bot token (xoxb-…)'],
    ['a key over http', { baseURL: 'http://secret.example.com' }, 'baseURL must be a web address'],
    ['a timeout of none', { timeout: 0 }, 'timeout must be a number of milliseconds from 1 to 120000.'],
    ['a timeout as text', { timeout: '5s-secret' }, 'timeout must be'],
    ['no signal', { signal: 'secret' }, 'signal must be an AbortSignal.'],
    ['a bare minimum', { minimum: '5' }, 'minimum: "5" has no currency. Type "5 CNY" or "5 USD".'],
    ['a number as minimum', { minimum: 5 }, 'minimum must be text such as "50 CNY"'],
  ])('%s', async (_, options, sentence) => {
    const before = deepseek.requests.length;
    const given: CheckBalanceOptions = { ...here(), ...options };
    const error = await errorOf(checkBalanceBeforeRun(given));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(sentence);
    expect(String(error)).not.toContain('secret');
    expect(deepseek.requests).toHaveLength(before);
  });

  test('options that are no object', async () => {
    const nothing: object = Object.freeze(['sk-secret']);
    expect(() => new DeepSeekClient(nothing)).toThrow('The options must be an object');
  });
});
