import { z } from 'zod';
import type { KeyCheck } from '../ports.ts';
import { classifyReply } from './classify.ts';
import { parseJson } from './json-text.ts';
import type { Asked } from './request.ts';

/** A page of a captive portal is a 200, too. */
const Models = z.object({ data: z.array(z.unknown()) });

/** What the answer to `GET /models` says about the key; nothing but a 200 and a refused key says anything. */
export function readKeyCheck(asked: Asked, apiKey: string): KeyCheck {
  if ('unanswered' in asked) return { verdict: 'unknown', detail: asked.unanswered, rateLimits: {} };
  const { reply } = asked;
  const { rateLimits } = reply;
  if (reply.status === 200) {
    const isList = Models.safeParse(parseJson(reply.body)).success;
    return { verdict: isList ? 'accepted' : 'unknown', detail: 'HTTP 200', rateLimits };
  }
  const { reading, detail } = classifyReply(reply, apiKey);
  // The governor says that no key arrived, which says nothing about this one (facts: three different 401s).
  const isRefused = reading.kind === 'failure' && reading.cause === 'auth' && !reply.body.includes('(governor)');
  return { verdict: isRefused ? 'refused' : 'unknown', detail, rateLimits };
}
