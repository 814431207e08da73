import type { FailureCause } from '../domain/reading.ts';
import type { ReadOutcome } from '../ports.ts';
import { parseJson } from './json-text.ts';
import { readErrorMessage, shorten } from './operator-text.ts';
import { parseBalance } from './parse-balance.ts';

/** What came back over HTTP, before anything is made of it. */
export interface Reply {
  readonly status: number;
  /** The `content-encoding`; anything but null and `identity` was not asked for. */
  readonly contentEncoding: string | null;
  readonly body: string;
}

export type Classified = Omit<ReadOutcome, 'traceId' | 'rateLimits'>;

/**
 * What a reply means. The status decides, the body only adds words: DeepSeek's error `type` and `code` name other
 * things than they say (a 402 has type `unknown_error`). The key is only used to keep it out of `detail`.
 */
export function classifyReply(reply: Reply, apiKey: string): Classified {
  if (reply.status === 200) return classifyBalance(reply);
  const body = parseJson(reply.body);
  const message = readErrorMessage(body, apiKey);
  const detail = describe(reply, body, message);
  if (reply.status === 402) return { reading: { kind: 'refused' }, detail, remarks: [] };
  return failure(causeOf(reply.status, body), detail);
}

/** A failed reading with its sentence. */
export function failure(cause: FailureCause, sentence: string): Classified {
  return { reading: { kind: 'failure', cause }, detail: shorten(sentence), remarks: [] };
}

function classifyBalance(reply: Reply): Classified {
  if (reply.contentEncoding !== null && reply.contentEncoding !== 'identity') {
    return failure('invalid', 'HTTP 200: the answer is compressed, which was not asked for');
  }
  const body = parseJson(reply.body);
  if (body === undefined) return failure('invalid', `HTTP 200: the answer is ${notJson(reply.body)}`);
  const parsed = parseBalance(body);
  if ('problem' in parsed) return failure('invalid', `HTTP 200: ${parsed.problem}`);
  return { reading: parsed.snapshot, detail: 'HTTP 200', remarks: parsed.remarks.map(shorten) };
}

function causeOf(status: number, body: unknown): FailureCause {
  if (status === 401) return 'auth';
  // DeepSeek itself answers in JSON; a page comes from the network's edge and says nothing about the key.
  if (status === 403) return isObject(body) ? 'auth' : 'blocked';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limited';
  return status >= 500 && status <= 599 ? 'unreachable' : 'invalid';
}

function describe(reply: Reply, body: unknown, message: string | null): string {
  const meaning = explain(reply, body);
  const words = meaning !== null && message !== null ? `${meaning} (${message})` : (meaning ?? message);
  return shorten(words === null ? `HTTP ${reply.status}` : `HTTP ${reply.status}: ${words}`);
}

function explain({ status, body: text }: Reply, body: unknown): string | null {
  if (status === 401) return explainRefusedKey(text, body);
  if (status === 403) {
    return isObject(body)
      ? 'the key may not read the balance'
      : 'blocked on the way to DeepSeek (network edge, firewall or region); this says nothing about the key';
  }
  if (status === 404) return 'there is no balance at this address; check the base URL';
  if (status >= 300 && status <= 399) return 'a redirect, which is not followed; check the base URL';
  return null;
}

/** The three answers that DeepSeek gives with 401: no header, not an API key, a wrong or revoked key. */
function explainRefusedKey(text: string, body: unknown): string {
  if (isObject(body)) return 'the API key is wrong or revoked';
  if (text.includes('(governor)')) return 'no API key arrived at DeepSeek; something on the way removed it';
  if (text.includes('auth header format')) return 'what was sent is not an API key; it must begin with sk-';
  return 'the API key was not accepted';
}

function notJson(text: string): string {
  if (text.trim() === '') return 'empty';
  return text.trimStart().startsWith('<') ? 'a web page, not JSON' : 'not JSON';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
