import { describe, expect, it, test } from 'vitest';
import { affordMessage } from '../../../src/blocks/answers/afford.ts';
import { jobProblemWords } from '../../../src/blocks/job-words.ts';
import { MESSAGE_LIMITS } from '../../../src/blocks/limits.ts';
import { refusalText } from '../../../src/blocks/refusal.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import { type AffordAnswer, judgePurse, type Purse, readJobCost } from '../../../src/domain/afford.ts';
import type { AccountState } from '../../../src/domain/answer.ts';
import { DAY_MS } from '../../../src/domain/duration.ts';
import type { JobProblem } from '../../../src/domain/job.ts';
import { DEEPSEEK_PRICES } from '../../../src/domain/prices.ts';
import { EN } from '../voices.ts';

const M = 1_000_000;
const OFF_PEAK = Date.UTC(2026, 10, 26, 12);
const PEAK = Date.UTC(2026, 10, 26, 2);
const COMMAND = '/deepseek-balance';
const JOB = { model: 'deepseek-flash', cached: 10 * M, input: 40 * M, output: 8 * M };

interface Asked {
  readonly peak?: boolean;
  readonly now?: number;
  readonly table?: typeof DEEPSEEK_PRICES;
}

function answerFor(
  purses: readonly Partial<Purse>[],
  { peak = false, now = OFF_PEAK, table = DEEPSEEK_PRICES }: Asked = {},
): AffordAnswer {
  const cost = readJobCost(JOB, table, peak, now);
  if ('unknownModel' in cost) return cost;
  const usual: Purse = { info: { id: 'prod', label: 'prod' }, state: 'ok', readAt: now, wallets: [] };
  return { cost, purses: purses.map((purse) => judgePurse({ ...usual, ...purse }, cost)), now };
}

function linesOf(purses: readonly Partial<Purse>[], asked?: Asked): readonly string[] {
  const message = affordMessage(EN, answerFor(purses, asked), COMMAND);
  expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  return message.text.split('\n');
}

const wallet = (total: number, currency = 'CNY', listed = true) => ({ currency, total: total * M, listed });

describe('the price of a job', () => {
  it('is said off-peak and at peak, with the date of the prices', () => {
    expect(linesOf([{ wallets: [wallet(200)] }]).slice(0, 2)).toEqual([
      '💸 deepseek-flash, 40,000,000 tokens in, 10,000,000 cached and 8,000,000 out: about ¥72.20 or $10.83 off-peak and ¥144.40 or $21.66 at peak; it is off-peak now.',
      'Prices of 2026-10-01, from https://api-docs.deepseek.com/quick_start/pricing. Peak: Monday to Friday 09:00–12:00 and 14:00–18:00 in Beijing (01:00–04:00 and 06:00–10:00 UTC).',
    ]);
  });

  it('says when it is peak now', () => {
    expect(linesOf([], { now: PEAK })[0]).toMatch(/; it is peak now\.$/);
  });

  it('at peak is the only one when that was asked', () => {
    expect(linesOf([], { peak: true })[0]).toMatch(/ out: about ¥144\.40 or \$21\.66 at peak\.$/);
  });

  it('comes with a warning from an old table', () => {
    expect(linesOf([], { now: DEEPSEEK_PRICES.asOf + 91 * DAY_MS })[1]).toBe(
      '⚠️ These prices are of 2026-10-01, more than 90 days old: compare them with https://api-docs.deepseek.com/quick_start/pricing first.',
    );
  });

  it('of a model that nobody knows names those that are known', () => {
    const text = affordMessage(EN, { unknownModel: '<!channel>', known: ['a', 'b'] }, COMMAND).text;
    expect(text).toBe('I know no price of &lt;!channel&gt;. There are prices of a and b.');
  });
});

describe('an account beside the price', () => {
  test.each<[string, Partial<Purse>, boolean, string]>([
    [
      'enough',
      { wallets: [wallet(200)] },
      false,
      'prod: ✅ ¥200.00 is enough at any hour; about ¥127.80 would remain, at peak ¥55.60.',
    ],
    [
      'enough off-peak',
      { wallets: [wallet(100)] },
      false,
      'prod: ⚠️ ¥100.00 is enough off-peak (about ¥27.80 would remain), not at peak: top up at least ¥44.40 for that.',
    ],
    [
      'too little',
      { wallets: [wallet(60)] },
      false,
      'prod: ❌ ¥60.00 is not enough: top up at least ¥12.20, at peak ¥84.40.',
    ],
    ['below zero', { wallets: [wallet(-0.02)] }, true, 'prod: ❌ -¥0.02 is not enough: top up at least ¥144.42.'],
    ['enough at peak', { wallets: [wallet(200)] }, true, 'prod: ✅ ¥200.00 is enough; about ¥55.60 would remain.'],
    ['in dollars', { wallets: [wallet(21.66, 'USD')] }, true, 'prod: ✅ $21.66 is enough; about $0.00 would remain.'],
    ['without a price', { wallets: [wallet(5, 'EUR')] }, false, 'prod: ❔ 5.00 EUR, but there is no price in EUR.'],
    [
      'with a wallet that is not listed',
      { wallets: [wallet(500, 'CNY', false)] },
      false,
      'prod: ❔ DeepSeek no longer reports the CNY balance (last ¥500.00); it may not pay for anything.',
    ],
    [
      'never read',
      { state: 'unread', readAt: null },
      false,
      'prod: no balance is known. It was never read, so this is no promise.',
    ],
    [
      'never read, and not readable',
      { state: 'error', readAt: null },
      false,
      'prod: no balance is known. It could not be read, so this is no promise.',
    ],
    [
      'with a label',
      { info: { id: 'prod', label: 'Main' }, wallets: [wallet(1)] },
      true,
      'Main (`prod`): ❌ ¥1.00 is not enough: top up at least ¥143.40.',
    ],
  ])('%s', (_, purse, peak, line) => {
    expect(linesOf([purse], { peak })[2]).toBe(line);
  });

  test.each<[AccountState, string]>([
    ['auth', 'It could not be read just now; this is the balance of 12:00 UTC and no promise.'],
    ['limited', 'It could not be read just now; this is the balance of 12:00 UTC and no promise.'],
    ['error', 'It could not be read just now; this is the balance of 12:00 UTC and no promise.'],
    [
      'unavailable',
      '🔴 DeepSeek refuses calls from this account at present, so it can pay for nothing until that ends.',
    ],
  ])('is no promise while its state is %s', (state, doubt) => {
    const [, , line, next] = linesOf([{ state, wallets: [wallet(200)] }]);
    expect(line).toMatch(/^prod: ❔ ¥200\.00 is enough/);
    expect(next).toBe(doubt);
  });

  it('that is low is judged like any other', () => {
    expect(linesOf([{ state: 'low', wallets: [wallet(200)] }])[3]).toBe('To pay: `/deepseek-balance top up`');
  });

  it('is missing where none is configured', () => {
    expect(linesOf([])[2]).toContain('There is no account to compare with yet');
  });
});

it("many accounts keep to Slack's limits", () => {
  const purses = Array.from({ length: 300 }, (_, index) => ({
    info: { id: `a${index}`, label: '<!channel>'.repeat(4) },
    wallets: [wallet(1), wallet(1, 'USD'), wallet(1, 'EUR')],
  }));
  const message = affordMessage(EN, answerFor(purses), COMMAND);
  expect(message.text.length).toBeLessThanOrEqual(MESSAGE_LIMITS.messageText);
  expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  expect(message.text).toMatch(/… and \d+ more accounts: add `for a\d+`/);
});

test.each<[JobProblem['reason'], string]>([
  ['model_missing', 'Which model is the job for?'],
  ['tokens_missing', 'How many tokens does the job read and write?'],
  ['number_unclear', 'I cannot read a whole number of tokens in “x”.'],
  ['number_too_large', '“x” is too much: a job ends at a million million tokens.'],
  ['kind_missing', 'Is “x” read or written? Say in, cached or out after it.'],
  ['kind_twice', '“x” is there twice; I can take each of in, cached and out once.'],
  ['word_unknown', 'I cannot use “x” here; I price one model at a time.'],
])('a job with the problem %s is answered with a sentence', (reason, sentence) => {
  expect(jobProblemWords(EN, reason, '“x”')).toBe(sentence);
  const refusal = { problem: 'job_unclear', reason, typed: 'x', line: 'afford flash 1M in' } as const;
  expect(refusalText(EN, refusal, COMMAND)).toBe(`${sentence} Type, for example, \`${COMMAND} afford flash 1M in\`.`);
});
