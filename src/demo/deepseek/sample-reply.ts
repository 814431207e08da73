import type { ServerResponse } from 'node:http';

/** A whole reply, sent byte for byte. */
export interface SampleReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/**
 * What goes wrong: the connection is reset before or after the headers · nothing is ever answered · the body trickles in
 * for ever · the body is larger than 64 KiB · a captive portal answers.
 */
export type SampleFault = 'reset' | 'reset_after_headers' | 'stall' | 'drip' | 'oversized' | 'html';

const JSON_HEADERS = { 'content-type': 'application/json' };
const DRIP_MS = 20;
const OVERSIZED: SampleReply = { status: 200, headers: JSON_HEADERS, body: `{"padding":"${'x'.repeat(200 * 1024)}"}` };
const CAPTIVE_PORTAL: SampleReply = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Please sign in to the Wi-Fi</body></html>',
};

export const NOT_FOUND: SampleReply = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };

/** What `GET /models` lists. */
export const MODELS = jsonReply(200, {
  object: 'list',
  data: ['deepseek-flash', 'deepseek-v4-pro'].map((id) => ({ id, object: 'model', owned_by: 'deepseek' })),
});

/** The answer to a chat call of one token. */
export const COMPLETION = jsonReply(200, {
  id: '00000000-0000-4000-8000-00000000c0de',
  object: 'chat.completion',
  model: 'deepseek-flash',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'length' }],
  usage: { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 },
});

/** 402 of a chat call: the balance itself is still answered with 200. */
export const NO_MONEY = jsonReply(402, {
  error: {
    message: 'Insufficient Balance (request_id: 00000000-0000-4000-8000-000000000402)',
    type: 'unknown_error',
    param: null,
    code: 'invalid_request_error',
  },
});

/** 401 without an `Authorization` header: plain text without a content type. */
export const NO_KEY: SampleReply = {
  status: 401,
  headers: { 'content-length': '31' },
  body: 'Authentication Fails (governor)',
};

/** 401 for a header that is not `Bearer sk-…`. */
export const NOT_AN_API_KEY: SampleReply = {
  status: 401,
  headers: { 'content-type': 'text/plain' },
  body: 'Authentication Fails (auth header format should be Bearer sk-...)',
};

/** 401 for a wrong or revoked key; as DeepSeek does, it repeats the key's last four characters. */
export function wrongKey(apiKey: string, requestId: string): SampleReply {
  const message = `Authentication Fails, Your api key: ****${apiKey.slice(-4)} is invalid (request_id: ${requestId})`;
  const error = { message, type: 'authentication_error', param: null, code: 'invalid_request_error' };
  return { status: 401, headers: JSON_HEADERS, body: JSON.stringify({ error }) };
}

function jsonReply(status: number, body: object): SampleReply {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(body) };
}

export function balanceReply(body: string): SampleReply {
  return { status: 200, headers: JSON_HEADERS, body };
}

export function sendReply(response: ServerResponse, reply: SampleReply): void {
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

export function sendFault(response: ServerResponse, fault: SampleFault): void {
  switch (fault) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'reset_after_headers':
      response.writeHead(200, { ...JSON_HEADERS, 'content-length': '1000' });
      response.write('{"is_available":', () => response.socket?.resetAndDestroy());
      return;
    case 'stall':
      return;
    case 'drip':
      drip(response);
      return;
    case 'oversized':
      sendReply(response, OVERSIZED);
      return;
    case 'html':
      sendReply(response, CAPTIVE_PORTAL);
  }
}

function drip(response: ServerResponse): void {
  response.writeHead(200, JSON_HEADERS).write('\n');
  const timer = setInterval(() => response.write('\n'), DRIP_MS);
  response.once('close', () => clearInterval(timer));
}
