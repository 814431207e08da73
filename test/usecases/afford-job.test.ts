import { afterEach, beforeEach, expect, it } from 'vitest';
import { affordMessage } from '../../src/blocks/answers/afford.ts';
import { DEEPSEEK_PRICES } from '../../src/domain/prices.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { affordJob } from '../../src/usecases/afford-job.ts';
import { EN } from '../blocks/voices.ts';
import { makeWallet } from '../domain/make.ts';
import { type Office, openOffice } from './office.ts';
import { createToldChecks } from './told-checks.ts';

const JOB = { model: 'flash', cached: 0, input: 40_000_000, output: 8_000_000 };
let office: Office;

beforeEach(async () => {
  office = await openOffice();
  await office.restart({ accounts: ['prod', 'dev'] });
  await office.read(200);
});

afterEach(() => office.close());

/** The answer when the command's own reading is this one, without the price. */
async function ask(reading: Reading, accountId: string | null = 'prod', model = 'flash'): Promise<readonly string[]> {
  const checkAccount = createToldChecks(office.deps, () => reading);
  const deps = { ...office.deps, checkAccount, prices: DEEPSEEK_PRICES };
  const answer = await affordJob(deps, office.asker('C1'), { job: { ...JOB, model }, peak: true, accountId });
  return affordMessage(EN, answer, '/deepseek-balance').text.split('\n').slice(2, -1);
}

it('compares with the balance of this moment', async () => {
  const reading: Reading = { kind: 'snapshot', available: true, wallets: [makeWallet('CNY', 100)] };
  expect(await ask(reading)).toEqual(['prod: ❌ ¥100.00 is not enough: top up at least ¥44.00.']);
  expect(await ask(reading, null)).toHaveLength(2);
});

it('promises nothing while the account cannot be read', async () => {
  expect(await ask({ kind: 'failure', cause: 'unreachable' })).toEqual([
    'prod: ❔ ¥200.00 is enough; about ¥56.00 would remain.',
    expect.stringMatching(/^It could not be read just now; this is the balance of .+ and no promise\.$/),
  ]);
});

it('promises nothing while calls are refused', async () => {
  expect((await ask({ kind: 'refused' })).at(-1)).toContain('DeepSeek refuses calls from this account at present');
});

it('promises nothing of a wallet that is not listed any more', async () => {
  const reading: Reading = { kind: 'snapshot', available: true, wallets: [makeWallet('USD', 1)] };
  expect(await ask(reading)).toEqual([
    'prod: ❔ DeepSeek no longer reports the CNY balance (last ¥200.00); it may not pay for anything.',
    'prod: ❌ $1.00 is not enough: top up at least $20.60.',
  ]);
});

it('reads no account for a model without a price', async () => {
  await ask({ kind: 'refused' }, 'prod', 'deepseek-chat');
  expect((await office.store.accounts.getStatus('self', 'prod')).refused).toBe(false);
});
