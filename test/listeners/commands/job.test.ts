import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJob } from '../../../src/listeners/commands/job.ts';

const M = 1_000_000;

describe('a planned job', () => {
  test.each([
    ['deepseek-flash 40M in 8M out', { input: 40 * M, output: 8 * M }],
    ['Deepseek-Flash 40m IN, 8m OUT', { input: 40 * M, output: 8 * M }],
    ['8M out 40M in deepseek-flash', { input: 40 * M, output: 8 * M }],
    ['deepseek-flash 1.5B in', { input: 1500 * M }],
    ['deepseek-flash 200k out', { output: 200_000 }],
    ['deepseek-flash 10M cached', { cached: 10 * M }],
    ['deepseek-flash 10M cache hit 5M cache miss', { cached: 10 * M, input: 5 * M }],
    ['deepseek-flash 10M hits', { cached: 10 * M }],
    ['deepseek-flash 40,000,000 in and 8_000_000 out', { input: 40 * M, output: 8 * M }],
    ['deepseek-flash 40 M input tokens plus 7 tokens out', { input: 40 * M, output: 7 }],
    ['deepseek-flash ４０M in', { input: 40 * M }],
    ['deepseek-flash 0 in 1 out', { output: 1 }],
  ])('%s', (text, counts) => {
    expect(parseJob(text)).toEqual({
      job: { model: 'deepseek-flash', cached: 0, input: 0, output: 0, ...counts },
      peak: false,
    });
  });

  test('at peak', () => {
    expect(parseJob('flash 1 in peak')).toMatchObject({ peak: true });
  });

  test.each([
    ['40M in', 'model_missing', ''],
    ['deepseek-flash', 'tokens_missing', ''],
    ['deepseek-flash 0 in', 'tokens_missing', ''],
    ['deepseek-flash 1,5M in', 'number_unclear', '1,5M'],
    ['deepseek-flash 40T in', 'number_unclear', '40T'],
    ['deepseek-flash 1.5 in', 'number_unclear', '1.5'],
    ['deepseek-flash -4M in', 'number_unclear', '-4M'],
    ['deepseek-flash .5M in', 'number_unclear', '.5M'],
    ['deepseek-flash 2000B in', 'number_too_large', '2000B'],
    ['deepseek-flash 40M', 'kind_missing', '40M'],
    ['deepseek-flash 40 M 8M out', 'kind_missing', '40 M'],
    ['deepseek-flash 40M in 8M in', 'kind_twice', '8M in'],
    ['deepseek-flash in 40M', 'word_unknown', 'in'],
    ['in 40M', 'word_unknown', 'in'],
    ['deepseek-flash 40M in and deepseek-v4-pro 8M out', 'word_unknown', 'deepseek-v4-pro'],
  ])('is none: %s', (text, reason, typed) => {
    expect(parseJob(text)).toEqual({ problem: { reason, typed } });
  });

  test('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseJob(text);
        expect('problem' in parsed || parsed.job.input + parsed.job.cached + parsed.job.output > 0).toBe(true);
      }),
    );
  });
});
