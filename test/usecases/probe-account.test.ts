import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import { DEEPSEEK_PRICES } from '../../src/domain/prices.ts';
import { createProbeAccount } from '../../src/usecases/probe-account.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let asked: string[] = [];
beforeEach(async () => {
  asked = [];
  office = await openOffice();
  await office.restart({ accounts: ['prod', 'batch'] });
});
afterEach(() => office.close());

function open(findKey: (id: string) => string | undefined = (id) => `sk-${id}`) {
  return createProbeAccount({
    ...office.deps,
    prices: DEEPSEEK_PRICES,
    findKey: (_, { id, baseUrl }) => {
      const apiKey = findKey(id);
      return apiKey === undefined ? undefined : { id, baseUrl, apiKey };
    },
    source: {
      probe: async ({ id }, model) => {
        asked.push(`${id} ${model}`);
        return { result: 'answered', detail: 'HTTP 200', tokens: { input: 5, output: 1 }, rateLimits: {} };
      },
    },
  });
}

describe('a probe', () => {
  it('calls the cheapest model of the account, and says what it cost at most', async () => {
    const probe = open();
    const answer = await probe(office.asker('C1'), { model: null, accountId: 'prod' });
    expect(answer).toMatchObject({ kind: 'probed', account: { id: 'prod' }, model: 'deepseek-flash' });
    expect(answer.kind === 'probed' && answer.cost.map(({ micros }) => micros)).toEqual([18, 3]);
    expect(asked).toEqual(['prod deepseek-flash']);
  });

  it('is made at most once a minute, whoever asks', async () => {
    const probe = open();
    const wish = { model: 'deepseek-v4-pro', accountId: 'prod' };
    await probe(office.asker('C1'), wish);
    const now = office.deps.now();
    expect(await probe(office.asker('C2'), wish)).toEqual({ kind: 'too_soon', againAt: now + MINUTE_MS });
    office.advance(MINUTE_MS - 1);
    expect((await probe(office.asker('C1'), wish)).kind).toBe('too_soon');
    office.advance(1);
    expect((await probe(office.asker('C1'), wish)).kind).toBe('probed');
    office.advance(-2 * MINUTE_MS);
    expect((await probe(office.asker('C1'), wish)).kind).toBe('probed');
    expect(asked).toHaveLength(3);
  });

  it('of several accounts asks which', async () => {
    expect(await open()(office.asker('C1'), { model: null, accountId: null })).toEqual({
      kind: 'which_account',
      accountIds: ['prod', 'batch'],
    });
  });

  it('of no account, or of one whose key is elsewhere, is not made', async () => {
    expect(await open()(office.asker('C1'), { model: null, accountId: 'nobody' })).toEqual({ kind: 'no_account' });
    const elsewhere = open(() => undefined);
    expect(await elsewhere(office.asker('C1'), { model: null, accountId: 'prod' })).toEqual({ kind: 'no_account' });
    expect(asked).toEqual([]);
  });
});
