import { z } from 'zod';
import type { ProbeOutcome, ProbeResult } from '../domain/probe.ts';
import { speaksOfBalance } from '../domain/report.ts';
import { parseJson } from './json-text.ts';
import { readErrorMessage, shorten } from './operator-text.ts';
import type { Asked, DeepSeekReply } from './request.ts';

const tokens = z.int().min(0);
const Completion = z.object({
  choices: z.array(z.unknown()).min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).optional(),
});
const MODEL = /model/i;

/** The smallest chat call that DeepSeek answers. */
export function probeBody(model: string): string {
  return JSON.stringify({ model, max_tokens: 1, messages: [{ role: 'user', content: 'Hi' }] });
}

/** What came of it. The status decides; only a 429 and a 400 are told apart by their words. */
export function readProbe(asked: Asked, apiKey: string): ProbeOutcome {
  if ('unanswered' in asked) return { result: 'unreachable', detail: asked.unanswered, tokens: null, rateLimits: {} };
  const { reply } = asked;
  const body = parseJson(reply.body);
  const message = readErrorMessage(body, apiKey);
  const completion = Completion.safeParse(body);
  const usage = completion.success ? completion.data.usage : undefined;
  return {
    result: reply.status === 200 && !completion.success ? 'other' : resultOf(reply, message ?? ''),
    detail: shorten(message === null ? `HTTP ${reply.status}` : `HTTP ${reply.status}: ${message}`),
    tokens: usage === undefined ? null : { input: usage.prompt_tokens, output: usage.completion_tokens },
    rateLimits: reply.rateLimits,
  };
}

function resultOf({ status, body }: DeepSeekReply, message: string): ProbeResult {
  switch (status) {
    case 200:
      return 'answered';
    case 400:
    case 404:
      return MODEL.test(message) ? 'unknown_model' : 'other';
    case 401:
      // The governor says that no key arrived, which says nothing about this one (facts: three different 401s).
      return body.includes('(governor)') ? 'other' : 'refused_key';
    case 403:
      return parseJson(body) === undefined ? 'other' : 'refused_key';
    case 402:
      return 'no_money';
    case 429:
      // A cap on concurrency that shrinks with what is left: it comes before the 402 (facts: rate limits).
      return speaksOfBalance(message) ? 'low_balance' : 'throttled';
    case 500:
    case 502:
    case 503:
    case 504:
      return 'overloaded';
    default:
      return 'other';
  }
}
