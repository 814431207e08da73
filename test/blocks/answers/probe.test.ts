import { describe, expect, test } from 'vitest';
import { probeMessage } from '../../../src/blocks/answers/probe.ts';
import type { ProbeAnswer, ProbeResult } from '../../../src/domain/probe.ts';
import { EN } from '../voices.ts';
import { NOW } from './make-answer.ts';

const COMMAND = '/deepseek-balance';
type Probed = Extract<ProbeAnswer, { readonly kind: 'probed' }>;

function probed(result: ProbeResult, given: Partial<Probed> = {}, rateLimits: Readonly<Record<string, string>> = {}) {
  const outcome = { result, detail: 'HTTP 200', tokens: null, rateLimits };
  const account = { id: 'prod', label: 'prod' };
  return probeMessage(EN, { kind: 'probed', account, model: 'deepseek-flash', outcome, cost: [], ...given }, COMMAND)
    .text;
}

describe('a probe', () => {
  test('that was answered says what it cost at most', () => {
    const cost = [
      { currency: 'CNY', micros: 18 },
      { currency: 'USD', micros: 30_000 },
    ];
    expect(probed('answered', { cost })).toBe(
      '✅ A chat call of prod to `deepseek-flash` was answered.\nDeepSeek answered HTTP 200. It cost at most a part of ¥0.01 or $0.03, whichever currency paid.',
    );
    expect(probed('answered')).toContain('What it cost is not known; it was one token at most.');
  });

  test.each<[ProbeResult, string]>([
    ['no_money', '🔴 DeepSeek refuses chat calls of prod, because the money is gone.'],
    ['low_balance', '🔴 DeepSeek limits prod because little is left'],
    ['throttled', 'This is not about the balance.'],
    ['refused_key', '🔑 DeepSeek does not accept the key of prod.'],
    ['unknown_model', 'DeepSeek does not know the model `deepseek-flash`.'],
  ])('that came to %s says so, and that it cost nothing', (result, words) => {
    expect(probed(result)).toContain(words);
    expect(probed(result)).toContain('It cost nothing.');
  });

  test.each<[ProbeResult, string]>([
    ['other', 'The answer to prod is none that DeepSeek is known to give.'],
    ['overloaded', 'DeepSeek is overloaded or down.'],
    ['unreachable', 'No answer came. This says nothing about prod.\nWhat happened: HTTP 200.'],
  ])('that came to %s may have been charged', (result, words) => {
    expect(probed(result)).toContain(words);
    expect(probed(result)).toContain('What it cost is not known');
  });

  test('shows headers about limits word for word', () => {
    expect(probed('throttled', {}, { 'x-ratelimit-limit-requests': '5 <x>' })).toContain(
      'It also said x-ratelimit-limit-requests: 5 &lt;x&gt;.',
    );
    expect(probed('throttled')).not.toContain('It also said');
  });

  test('that cannot be made says why, and what to type', () => {
    const soon = probeMessage(EN, { kind: 'too_soon', againAt: NOW }, COMMAND);
    expect(soon.text).toBe(
      '⏳ A probe costs money, so there is one a minute at most. The next is possible at 14:20 UTC.',
    );
    expect(JSON.stringify(soon.blocks)).toContain('<!date^');
    expect(probeMessage(EN, { kind: 'which_account', accountIds: ['prod', 'batch'] }, COMMAND).text).toBe(
      '❓ Which account? Type `/deepseek-balance probe for prod` or `/deepseek-balance probe for batch`',
    );
    expect(probeMessage(EN, { kind: 'no_account' }, COMMAND).text).toContain('There is no account to probe.');
  });
});
