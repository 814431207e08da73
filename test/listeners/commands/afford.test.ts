import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { TEAM } from './context.ts';

const JOB = { model: 'deepseek-flash', cached: 0, input: 40_000_000, output: 8_000_000 };

test.each([
  ['afford deepseek-flash 40M in 8M out', { peak: false, accountId: null }],
  ['afford "deepseek-flash 40M in 8M out" peak', { peak: true, accountId: null }],
  ['afford for prod deepseek-flash 40M in 8M out', { peak: false, accountId: 'prod' }],
  ['afford deepseek-flash 40M in 8M out for all', { peak: false, accountId: null }],
])('%s', (text, rest) => {
  expect(parseCommand(text, TEAM)).toEqual({ intention: { kind: 'afford', job: JOB, ...rest }, corrected: null });
});

test.each([
  ['afford', { problem: 'job_unclear', reason: 'model_missing', typed: '' }],
  ['afford deepseek-flash 40M', { problem: 'job_unclear', reason: 'kind_missing', typed: '40M' }],
  ['afford deepseek-flash 40M in <@U1>', { problem: 'job_unclear', reason: 'word_unknown' }],
  ['afford deepseek-flash 40M in for nobody', { problem: 'account_unknown', typed: 'nobody' }],
  ['afford deepseek-flash 40M in for', { problem: 'account_missing' }],
])('nothing is priced: %s', (text, refusal) => {
  expect(parseCommand(text, TEAM)).toMatchObject({ refusal });
});
