import { createHmac } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { DeliveryResult, Envelope } from './delivery.ts';
import type { HttpTarget, SlackOptions } from './options.ts';
import { parseJson } from './request-args.ts';

const DEFAULT_SIGNING_SECRET = 'stand-in-signing-secret';

/** Where the options say to deliver; null means Socket Mode. */
export function httpTargetOf({ requestUrl, signingSecret }: SlackOptions): HttpTarget | null {
  return requestUrl === undefined ? null : { url: requestUrl, signingSecret: signingSecret ?? DEFAULT_SIGNING_SECRET };
}

/** Posts an envelope to the app's request URL, signed; the body of a 2xx answer is the acknowledgement. */
export async function deliverOverHttp(
  target: HttpTarget,
  envelope: Envelope,
  parts: { readonly timeoutMs: number; readonly closed: AbortSignal },
): Promise<DeliveryResult> {
  const { body, contentType } = encode(envelope);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const deadline = AbortSignal.timeout(parts.timeoutMs);
  const started = performance.now();
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': sign(target.signingSecret, timestamp, body),
      },
      signal: AbortSignal.any([deadline, parts.closed]),
    });
    const text = await response.text();
    if (!response.ok) return { kind: 'failed', error: 'dispatch_failed' };
    return { kind: 'acked', payload: text === '' ? undefined : parseJson(text), afterMs: performance.now() - started };
  } catch {
    return { kind: 'failed', error: deadline.aborted ? 'operation_timeout' : 'dispatch_failed' };
  }
}

function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Commands are a form, interactions a form with JSON in `payload`, events are JSON. */
function encode({ type, payload }: Envelope): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : stringFields(payload);
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function stringFields(payload: Envelope['payload']): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}
