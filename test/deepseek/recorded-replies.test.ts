import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reading } from '../../src/domain/reading.ts';
import { KEY, startClientOnSample } from './client-on-sample.ts';

const RecordedWallet = z.strictObject({ total: z.string(), granted: z.string(), toppedUp: z.string() });
const RecordedReading = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('snapshot'),
    available: z.boolean().nullable(),
    wallets: z.record(z.string(), RecordedWallet),
  }),
  z.strictObject({ kind: z.literal('refused') }),
  z.strictObject({
    kind: z.literal('failure'),
    cause: z.enum(['auth', 'rate_limited', 'unreachable', 'blocked', 'not_found', 'invalid']),
  }),
]);
const Recorded = z.object({
  replies: z.array(
    z.object({
      id: z.string(),
      request: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      reading: RecordedReading.optional(),
    }),
  ),
});

const file = new URL('../fixtures/deepseek-replies.json', import.meta.url);
const { replies } = Recorded.parse(JSON.parse(readFileSync(file, 'utf8')));
const balanceReplies = replies.flatMap(({ reading, ...reply }) =>
  reading === undefined ? [] : [{ ...reply, reading }],
);

/** The recorded amounts have two decimals, so that rounding their double is exact. */
function toReading(recorded: z.infer<typeof RecordedReading>): Reading {
  if (recorded.kind !== 'snapshot') return recorded;
  const micros = (text: string): number => Math.round(Number(text) * 1_000_000);
  const wallets = Object.entries(recorded.wallets).map(([currency, { total, granted, toppedUp }]) => ({
    currency,
    total: micros(total),
    granted: micros(granted),
    toppedUp: micros(toppedUp),
  }));
  return { ...recorded, wallets: wallets.toSorted((a, b) => a.currency.localeCompare(b.currency)) };
}

function triesFor(reading: Reading): number {
  return reading.kind === 'failure' && ['unreachable', 'rate_limited'].includes(reading.cause) ? 3 : 1;
}

describe('recorded replies', () => {
  it('covers every reply of the balance path', () => {
    const ofBalance = replies.filter(({ request }) => request === 'GET /user/balance').map(({ id }) => id);
    expect(ofBalance.length).toBeGreaterThan(20);
    expect(balanceReplies.map(({ id }) => id)).toStrictEqual(ofBalance);
  });

  it.each(balanceReplies)('$id is read as recorded', async ({ status, headers, body, reading }) => {
    const { sample, client, account } = await startClientOnSample();
    sample.play(KEY, [{ status, headers, body }]);

    const outcome = await client.read(account, 'background');

    expect(outcome.reading).toStrictEqual(toReading(reading));
    expect(sample.countOf(KEY)).toBe(triesFor(outcome.reading));
  });

  it.each(balanceReplies)('$id is explained without markup, keys or request ids', async ({ status, headers, body }) => {
    const { sample, client, account } = await startClientOnSample();
    sample.play(KEY, [{ status, headers, body }]);

    const { detail, remarks, traceId } = await client.read(account, 'command');

    expect(detail).toMatch(new RegExp(`^HTTP ${status}`));
    expect([detail, ...remarks].join('\n')).not.toMatch(/<|request_id|0000|sk-[^.]/);
    expect(traceId).toBe('1'.padStart(32, '0'));
    expect(sample.countOf(KEY)).toBe(1);
  });
});
