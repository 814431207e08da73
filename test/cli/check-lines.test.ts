import { expect, test } from 'vitest';
import { buildReport } from '../../src/cli/build-report.ts';
import { checkLines } from '../../src/cli/check-lines.ts';
import type { FailureCause, Reading } from '../../src/domain/reading.ts';

function linesFor(reading: Reading, { colour = false } = {}): readonly string[] {
  const account = {
    id: 'prod',
    label: 'Production',
    apiKey: 'sk-x',
    keyVariable: 'KEY_PROD',
    baseUrl: '',
    ownerId: null,
    runbookUrl: null,
  };
  const outcome = { reading, detail: 'HTTP 200', remarks: [], traceId: null, rateLimits: {} };
  const minimums = [
    [
      { currency: 'CNY', micros: 50_000_000 },
      { currency: 'USD', micros: 7_000_000 },
    ],
  ];
  const options = { minimums, passUnreadable: false, duplicates: [{ id: 'batch', sameAs: 'prod' }], now: 0 };
  return checkLines(buildReport([{ account, outcome }], options), colour);
}

const wallet = (currency: string, total: number) => ({ currency, total, granted: null, toppedUp: null });

test('a wallet per line, why it does not do, and what was not read again', () => {
  const wallets = [wallet('CNY', 49_999_999), wallet('EUR', 0)];
  expect(linesFor({ kind: 'snapshot', available: true, wallets })).toEqual([
    'below        prod  49.999999 CNY',
    'below        prod  0.00 EUR',
    '  It needs 50 CNY or 7 USD and has ¥49.99 and no wallet in USD. Top up at https://platform.deepseek.com/top_up.',
    'batch has the same key as prod and was not read again.',
  ]);
});

test('colours only where the terminal may', () => {
  const reading: Reading = { kind: 'snapshot', available: true, wallets: [wallet('CNY', 50_000_000)] };
  expect(linesFor(reading, { colour: true })[0]).toBe('\u001b[32mfine       \u001b[0m  prod  50.00 CNY');
  expect(linesFor(reading)[0]).toBe('fine         prod  50.00 CNY');
});

test('an empty account that DeepSeek refuses', () => {
  expect(linesFor({ kind: 'snapshot', available: false, wallets: [wallet('CNY', -20_000)] })[1]).toBe(
    '  DeepSeek refuses calls because the money is used up. Top up at https://platform.deepseek.com/top_up. Retries do not help.',
  );
});

test.each<[FailureCause, string, string]>([
  ['auth', 'key refused', 'the key in KEY_PROD'],
  ['rate_limited', 'unreadable', 'try again in a minute'],
  ['unreachable', 'unreadable', 'DEEPSEEK_TIMEOUT'],
  ['blocked', 'unreadable', 'A firewall'],
  ['not_found', 'unreadable', 'Check DEEPSEEK_BASE_URL'],
  ['invalid', 'unreadable', 'a gateway may have answered'],
])('an account that failed because of %s is "%s", with advice', (cause, word, advice) => {
  const [first, second] = linesFor({ kind: 'failure', cause });
  expect(first).toBe(`${word.padEnd(11)}  prod`);
  expect(second).toContain(advice);
});
