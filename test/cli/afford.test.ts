import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAfford } from '../../src/cli/afford.ts';
import { runCheck } from '../../src/cli/check.ts';
import { checkReport } from '../../src/cli/check-report.ts';
import type { PlannedJob } from '../../src/cli/planned-job.ts';
import { createProgram } from '../../src/cli/program.ts';
import { type SampleDeepSeek, startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import { openTerminal } from './open-terminal.ts';

const JOB = { job: { model: 'flash', cached: 0, input: 40_000_000, output: 8_000_000 }, peak: false };
const KEY = 'sk-afford-0123456789';
const REFUSED = 'sk-afford-refused-0123456789';
const TABLE = JSON.stringify({
  source: 'our contract',
  as_of: '2026-11-20',
  models: [{ name: 'flash', prices: { CNY: { off_peak: rate(1), peak: rate(3) } } }],
});
let deepseek: SampleDeepSeek;
beforeAll(async () => {
  deepseek = await startSampleDeepSeek();
  deepseek.set(KEY, { wallets: { CNY: { toppedUp: '100.00' } } });
  deepseek.set(REFUSED, { available: false, wallets: { CNY: { toppedUp: '-0.02' } } });
});
afterAll(() => deepseek.close());

function rate(units: number) {
  return { cached: units, input: units, output: units };
}

/** A run on a Saturday, 21 November 2026: off-peak. */
async function run(options: Parameters<typeof runAfford>[2], more: Record<string, string> = {}, job: PlannedJob = JOB) {
  const { terminal, printed } = openTerminal(
    { DEEPSEEK_API_KEY: KEY, DEEPSEEK_BASE_URL: deepseek.baseUrl, ...more },
    TABLE,
  );
  const code = await runAfford(terminal, job, options);
  return { code, text: printed.join('\n') };
}

describe('afford', () => {
  it('prices the job and says what would remain', async () => {
    const { code, text } = await run({});
    expect(text.split('\n')).toEqual([
      '💸 deepseek-flash, 40,000,000 tokens in and 8,000,000 out: about ¥72.00 or $10.80 off-peak and ¥144.00 or $21.60 at peak; it is off-peak now.',
      expect.stringContaining('Prices of 2026-10-01'),
      'default: ⚠️ ¥100.00 is enough off-peak (about ¥28.00 would remain), not at peak: top up at least ¥44.00 for that.',
    ]);
    expect(code).toBe(0);
  });

  it('says nothing of a wallet that nobody funded beside one that holds money', async () => {
    deepseek.set('sk-afford-two-0123456789', { wallets: { USD: { toppedUp: '0.00' }, CNY: { toppedUp: '500.00' } } });
    const { code, text } = await run({}, { DEEPSEEK_API_KEY: 'sk-afford-two-0123456789' });
    expect(text.split('\n').slice(2)).toEqual([expect.stringContaining('default: ✅ ¥500.00 is enough at any hour')]);
    expect(code).toBe(0);
    deepseek.set('sk-afford-two-0123456789', { wallets: { USD: { toppedUp: '0.00' }, CNY: { toppedUp: '0.00' } } });
    const empty = await run({}, { DEEPSEEK_API_KEY: 'sk-afford-two-0123456789' });
    expect(empty.text).toContain('default: ❌ ¥0.00 is not enough');
    expect(empty.text).toContain('default: ❌ $0.00 is not enough');
    expect(empty.code).toBe(2);
  });

  it('fails with 1 when the money does not suffice at peak', async () => {
    expect(await run({ peak: true })).toMatchObject({
      code: 1,
      text: expect.stringContaining('default: ❌ ¥100.00 is not enough: top up at least ¥44.00.'),
    });
  });

  it('takes the prices of a file', async () => {
    const { code, text } = await run({}, { PRICES_FILE: 'prices.json' });
    expect(text).toContain('about ¥48.00 off-peak and ¥144.00 at peak');
    expect(code).toBe(0);
  });

  it('prints what programs read', async () => {
    const { code, text } = await run({ json: true, account: 'default' });
    const report = checkReport.parse(JSON.parse(text));
    expect(report).toMatchObject({
      exit: code,
      cost: {
        model: 'deepseek-flash',
        input: 40_000_000,
        prices: [
          { currency: 'CNY', offPeak: '72.00', peak: '144.00' },
          { currency: 'USD', offPeak: '10.80', peak: '21.60' },
        ],
        peakAsked: false,
        peakNow: false,
        table: { asOf: '2026-10-01', old: false },
      },
    });
  });

  it('promises nothing of an account that DeepSeek refuses, or that cannot be read', async () => {
    expect(await run({}, { DEEPSEEK_API_KEY: REFUSED })).toMatchObject({
      code: 2,
      text: expect.stringContaining('DeepSeek refuses calls from this account at present'),
    });
    expect(await run({}, { DEEPSEEK_API_KEY: 'sk-unknown-0123456789' })).toMatchObject({
      code: 3,
      text: expect.stringContaining('no balance is known. It could not be read, so this is no promise.'),
    });
  });

  it('says which models it knows', async () => {
    const job = { ...JOB, job: { ...JOB.job, model: 'deepseek-chat' } };
    await expect(run({}, {}, job)).rejects.toThrow(
      'I know no price of deepseek-chat. There are prices of deepseek-flash and deepseek-v4-pro.',
    );
  });
});

describe('check --cost', () => {
  it('says the price above the accounts', async () => {
    const { terminal, printed } = openTerminal({ DEEPSEEK_API_KEY: KEY, DEEPSEEK_BASE_URL: deepseek.baseUrl });
    expect(await runCheck(terminal, { cost: JOB, peak: true, onUnreadable: 'fail' })).toBe(1);
    expect(printed.join('\n')).toMatch(
      /^💸 deepseek-flash, .* at peak\.\nPrices of .*\nbelow {8}default {2}100\.00 CNY/,
    );
  });

  it('is what --peak is about', async () => {
    const { terminal } = openTerminal({ DEEPSEEK_API_KEY: KEY });
    await expect(runCheck(terminal, { peak: true, onUnreadable: 'fail' })).rejects.toThrow('--peak needs --cost.');
  });

  it('with a job that cannot be read shows one that can', async () => {
    const program = createProgram(openTerminal().terminal, () => {});
    await expect(program.parseAsync(['node', 'x', 'afford', 'flash 40M'])).rejects.toThrow(
      'Is "40M" read or written? Say in, cached or out after it. Type for example "deepseek-flash 40M in 8M out".',
    );
  });
});
