import { expect, test } from 'vitest';
import { answerCommand } from '../../../src/listeners/commands/answer-command.ts';
import { intentionOf, refusalFor } from './context.ts';
import { ASKER, createUseCases } from './use-cases.ts';

test.each([
  ['simulate 3.20 CNY', { micros: 3_200_000, currency: 'CNY' }, null],
  ['simulate $3 for prod', { micros: 3_000_000, currency: 'USD' }, 'prod'],
  ['simulate for prod 3', { micros: 3_000_000, currency: null }, 'prod'],
])('%s', (text, amount, accountId) => {
  expect(intentionOf(text)).toEqual({ kind: 'simulate', amount, accountId });
});

test.each([
  ['simulate', { problem: 'simulate_incomplete', typed: '', lines: ['simulate 3 CNY'] }],
  ['simulate for dev', { problem: 'simulate_incomplete', lines: ['simulate 3 CNY for dev'] }],
  ['simulate 3 CNY critical', { problem: 'word_left_over', typed: 'critical', line: 'simulate 3 CNY' }],
  ['simulate 3 CNY for nobody', { problem: 'account_unknown' }],
  ['simulate 3k CNY', { problem: 'amount_multiplier', lines: ['simulate 3000 CNY'] }],
])('nothing is simulated: %s', (text, refusal) => {
  expect(refusalFor(text)).toMatchObject(refusal);
});

test('a closed channel is not tried, because a simulation touches nothing', async () => {
  const tried: string[] = [];
  const useCases = { ...createUseCases(tried), simulateReading: async () => ({ kind: 'no_currency' }) as const };
  await answerCommand(useCases, ASKER, 'simulate 3 CNY');
  expect(tried).toEqual([]);
});
