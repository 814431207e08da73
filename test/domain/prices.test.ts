import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { costMinimum, judgePurse, readJobCost } from '../../src/domain/afford.ts';
import { DAY_MS } from '../../src/domain/duration.ts';
import { type Job, MOST_TOKENS } from '../../src/domain/job.ts';
import { DEEPSEEK_PRICES, findModel, isOld, type ModelPrices, priceJob } from '../../src/domain/prices.ts';

const MILLION = 1_000_000;
const NOTHING: Job = { model: 'deepseek-flash', cached: 0, input: 0, output: 0 };
const OFF_PEAK = Date.UTC(2026, 10, 26, 12);
const PEAK = Date.UTC(2026, 10, 26, 2);

function modelOf(name: string): ModelPrices {
  const found = findModel(DEEPSEEK_PRICES, name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

function units(job: Partial<Job>, model = 'deepseek-flash'): readonly (readonly [string, number, number])[] {
  return priceJob({ ...NOTHING, ...job }, modelOf(model)).map(({ currency, offPeak, peak }) => [
    currency,
    offPeak / MILLION,
    peak / MILLION,
  ]);
}

describe("DeepSeek's prices per million tokens", () => {
  test.each([
    ['deepseek-flash', 'cached', [0.02, 0.04, 0.003, 0.006]],
    ['deepseek-flash', 'input', [1, 2, 0.15, 0.3]],
    ['deepseek-flash', 'output', [4, 8, 0.6, 1.2]],
    ['deepseek-v4-pro', 'cached', [0.15, 0.3, 0.022, 0.044]],
    ['deepseek-v4-pro', 'input', [4.5, 9, 0.66, 1.32]],
    ['deepseek-v4-pro', 'output', [13.5, 27, 1.98, 3.96]],
  ])('%s %s', (model, kind, [cny, cnyPeak, usd, usdPeak]) => {
    // A thousand million, so that no price is rounded.
    const thousandfold = units({ [kind]: 1000 * MILLION }, model).map(([currency, ...prices]) => [
      currency,
      ...prices.map((price) => Number((price / 1000).toFixed(6))),
    ]);
    expect(thousandfold).toEqual([
      ['CNY', cny, cnyPeak],
      ['USD', usd, usdPeak],
    ]);
  });

  test.each([
    ['deepseek-v4-flash', 'deepseek-flash'],
    ['deepseek-v4-flash-vision-exp', 'deepseek-flash'],
    ['Flash', 'deepseek-flash'],
    ['pro', 'deepseek-v4-pro'],
  ])('%s is billed as %s', (name, model) => {
    expect(modelOf(name).model).toBe(model);
  });

  it('are none of a model that nobody knows', () => {
    expect(findModel(DEEPSEEK_PRICES, 'deepseek-chat')).toBeUndefined();
  });

  it('are old after 90 days, not on the day itself', () => {
    const { asOf } = DEEPSEEK_PRICES;
    expect([isOld(DEEPSEEK_PRICES, asOf + 90 * DAY_MS), isOld(DEEPSEEK_PRICES, asOf + 90 * DAY_MS + 1)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('the price of a job', () => {
  it('adds up what is cached, read and written', () => {
    expect(units({ input: 40 * MILLION, cached: 10 * MILLION, output: 8 * MILLION })).toEqual([
      ['CNY', 72.2, 144.4],
      ['USD', 10.83, 21.66],
    ]);
  });

  it('is rounded up to whole cents, even that of a single token', () => {
    expect(units({ input: 1 })).toEqual([
      ['CNY', 0.01, 0.01],
      ['USD', 0.01, 0.01],
    ]);
    expect(units({ input: 10_001 })[0]).toEqual(['CNY', 0.02, 0.03]);
    expect(units({ input: 10_000 })[0]).toEqual(['CNY', 0.01, 0.02]);
  });

  it('is never below the exact one, and less than a cent above it', () => {
    const count = fc.integer({ min: 0, max: MOST_TOKENS });
    fc.assert(
      fc.property(count, count, count, (cached, input, output) => {
        const [cny] = priceJob({ ...NOTHING, cached, input, output }, modelOf('deepseek-flash'));
        const exact = BigInt(cached) * 20_000n + BigInt(input) * 1_000_000n + BigInt(output) * 4_000_000n;
        const above = BigInt(cny?.offPeak ?? -1) * 1_000_000n - exact;
        expect(above >= 0n && above < 10_000n * 1_000_000n).toBe(true);
      }),
    );
  });
});

describe('whether an account pays for a job', () => {
  const job = { ...NOTHING, model: 'flash', input: 40 * MILLION, output: 8 * MILLION };
  const cost = readJobCost(job, DEEPSEEK_PRICES, false, OFF_PEAK);
  if ('unknownModel' in cost) throw new RangeError('no price');
  const purse = { info: { id: 'prod', label: 'prod' }, state: 'ok', readAt: OFF_PEAK } as const;
  const wallet = (currency: string, total: number, listed = true) => ({ currency, total: total * MILLION, listed });

  it('is decided for each wallet in its own currency', () => {
    const wallets = [wallet('CNY', 72), wallet('USD', 10.79), wallet('EUR', 500), wallet('CNY', 500, false)];
    expect(judgePurse({ ...purse, wallets }, cost)).toEqual({
      ...purse,
      wallets: [
        {
          kind: 'priced',
          currency: 'CNY',
          total: 72 * MILLION,
          offPeak: { left: 0, short: 0 },
          peak: { left: 0, short: 72 * MILLION },
        },
        {
          kind: 'priced',
          currency: 'USD',
          total: 10_790_000,
          offPeak: { left: 0, short: 10_000 },
          peak: { left: 0, short: 10_810_000 },
        },
        { kind: 'no_price', currency: 'EUR', total: 500 * MILLION },
        { kind: 'not_listed', currency: 'CNY', total: 500 * MILLION },
      ],
    });
  });

  it('says what would remain', () => {
    expect(judgePurse({ ...purse, wallets: [wallet('CNY', 200)] }, cost).wallets).toMatchObject([
      { offPeak: { left: 128 * MILLION, short: 0 }, peak: { left: 56 * MILLION, short: 0 } },
    ]);
  });

  it('names the model by the name of the table, and the models of the table when it has no price', () => {
    expect(cost.job.model).toBe('deepseek-flash');
    expect(readJobCost({ ...job, model: 'deepseek-chat' }, DEEPSEEK_PRICES, false, OFF_PEAK)).toEqual({
      unknownModel: 'deepseek-chat',
      known: ['deepseek-flash', 'deepseek-v4-pro'],
    });
  });

  test.each([
    ['off-peak', false, OFF_PEAK, 72],
    ['at peak', false, PEAK, 144],
    ['off-peak for a job that runs at peak', true, OFF_PEAK, 144],
  ])('is checked by one price %s', (_, peakAsked, now, cny) => {
    const priced = readJobCost(job, DEEPSEEK_PRICES, peakAsked, now);
    expect('unknownModel' in priced ? null : costMinimum(priced)[0]).toEqual({
      currency: 'CNY',
      micros: cny * MILLION,
    });
  });
});
