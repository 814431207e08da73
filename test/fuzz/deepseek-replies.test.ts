import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Classified, classifyReply } from '../../src/deepseek/classify.ts';
import { mangled } from './mangled.ts';
import { RUNS } from './runs.ts';

const KEY = 'sk-0123456789abcdef0123456789abcdef';
const GOOD = {
  is_available: true,
  balance_infos: [
    { currency: 'CNY', total_balance: '110.00', granted_balance: '10.00', topped_up_balance: '100.00' },
    { currency: 'USD', total_balance: '5.25', granted_balance: '0.00', topped_up_balance: '5.25' },
  ],
};
const BAD = {
  error: { message: `Authentication Fails, Your api key: ${KEY} is invalid (request_id: 0f-1)`, type: 'x', code: null },
};

const statuses = fc.oneof(fc.constantFrom(200, 401, 402, 403, 404, 429, 500, 503), fc.integer({ min: 200, max: 599 }));
const bodies = fc.oneof(
  mangled(GOOD).map((value) => JSON.stringify(value) ?? ''),
  mangled(BAD).map((value) => JSON.stringify(value) ?? ''),
  fc.tuple(fc.nat(400), mangled(GOOD)).map(([length, value]) => (JSON.stringify(value) ?? '').slice(0, length)),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const replies = fc.record({
  status: statuses,
  contentEncoding: fc.constantFrom(null, null, 'identity', 'gzip', 'br'),
  body: bodies,
});

function readTotals({ reading }: Classified): readonly (number | string)[] {
  return reading.kind === 'snapshot' ? reading.wallets.flatMap(({ currency, total }) => [currency, total]) : [];
}

/** The totals of a body that shows all of them as plain decimals, as the documentation has them; undefined for any other. */
function plainTotals(body: string): readonly (number | string)[] | undefined {
  const rows: unknown = JSON.parse(body)?.balance_infos;
  if (!Array.isArray(rows)) return undefined;
  const totals = rows.map((row): [string, number] | undefined => {
    const isPlain = typeof row?.total_balance === 'string' && /^-?\d{1,6}\.\d{2}$/.test(row.total_balance);
    return isPlain && /^[A-Z]{3}$/.test(row.currency) ? [row.currency, Number(row.total_balance)] : undefined;
  });
  if (totals.some((total) => total === undefined)) return undefined;
  return totals
    .flatMap((total) => (total === undefined ? [] : [total]))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([currency, total]) => [currency, Math.round(total * 1_000_000)]);
}

describe('whatever DeepSeek, or something in between, answers', () => {
  test('gives a reading, and words that neither hold the key nor fill a page', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const { reading, detail, remarks } = classifyReply(reply, KEY);
        expect(['snapshot', 'refused', 'failure']).toContain(reading.kind);
        for (const text of [detail, ...remarks]) {
          expect(text.length).toBeLessThan(500);
          expect(text).not.toContain(KEY.slice(-8));
          expect(text).not.toMatch(/request_id/i);
        }
      }),
      RUNS,
    );
  });

  test('is a balance only with status 200', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const { reading } = classifyReply(reply, KEY);
        expect([200, 'no balance']).toContain(reading.kind === 'snapshot' ? reply.status : 'no balance');
      }),
      RUNS,
    );
  });

  test('is a balance only where each row has a readable total, which is never made up as zero', () => {
    fc.assert(
      fc.property(mangled(GOOD), (value) => {
        const body = JSON.stringify(value) ?? '';
        const { reading } = classifyReply({ status: 200, contentEncoding: null, body }, KEY);
        if (reading.kind !== 'snapshot') return;
        const rows: readonly { readonly total_balance?: unknown }[] = JSON.parse(body).balance_infos;
        for (const row of rows) expect(String(row.total_balance)).toMatch(/^\s*[-+]?[\d.]/);
        expect(reading.wallets).toHaveLength(rows.length);
        expect(new Set(reading.wallets.map(({ currency }) => currency)).size).toBe(rows.length);
        for (const { total, granted, toppedUp } of reading.wallets)
          for (const amount of [total, granted ?? 0, toppedUp ?? 0]) expect(amount).toSatisfy(Number.isSafeInteger);
      }),
      RUNS,
    );
  });

  test('is the balance that stands there, never another one', () => {
    let seen = 0;
    fc.assert(
      fc.property(mangled(GOOD), (value) => {
        const body = JSON.stringify(value) ?? '';
        const outcome = classifyReply({ status: 200, contentEncoding: null, body }, KEY);
        const plain = body === '' ? undefined : plainTotals(body);
        if (outcome.reading.kind !== 'snapshot' || plain === undefined) return;
        seen += 1;
        expect(readTotals(outcome)).toEqual(plain);
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(RUNS.numRuns / 10);
  });
});
