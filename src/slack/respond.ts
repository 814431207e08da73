import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { Log, OutgoingMessage } from '../ports.ts';

/** Answers a command privately through its `response_url`; throws nothing: an answer that cannot be given is logged. */
export type Respond = (responseUrl: string, message: OutgoingMessage) => Promise<void>;

const TIMEOUT_MS = 10_000;
const TRIES = 3;
const WAIT_MS = 500;

/** Bolt's own `respond` has neither timeout nor retry. Refused blocks are sent again as text alone. */
export function createRespond(log: Log, wait: (ms: number) => Promise<unknown> = sleep): Respond {
  return async (responseUrl, message) => {
    let body: object = { ...message };
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const result = await respondOnce(responseUrl, body);
      if (result === 'done') return;
      log.warn({ attempt, result }, 'private answer not delivered');
      if (result === 'gone') return;
      if (result === 'refused') body = { text: message.text };
      else if (attempt < TRIES) await wait(WAIT_MS * attempt);
    }
  };
}

type Result = 'done' | 'refused' | 'gone' | 'failed';

async function respondOnce(responseUrl: string, body: object): Promise<Result> {
  try {
    const response = await request(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.body.text();
    if (response.statusCode === 404 || response.statusCode === 410) return 'gone';
    if (response.statusCode === 400 || /invalid_blocks|msg_blocks_too_long/.test(answer)) return 'refused';
    return response.statusCode < 300 ? 'done' : 'failed';
  } catch {
    return 'failed';
  }
}
