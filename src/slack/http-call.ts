import { isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';
import { MINUTE_MS, SECOND_MS } from '../domain/duration.ts';

/** Where Slack calls, whatever it wants. */
export const ENDPOINT = '/slack/events';
/** More than any view or message that Slack hands back (250 KB of text), spelt as a form. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

export interface CallHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Refusal {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 404 | 405 | 413 | 415;
  readonly reason: string;
}

/** What Slack wants. `key` names a call that must have its effect once. */
export type Call =
  | Refusal
  /** A look at the certificate; Slack does not sign it, and it asks for nothing. */
  | { readonly kind: 'ssl_check' }
  | { readonly kind: 'verification' }
  | { readonly kind: 'event'; readonly key: string }
  /** A command or an interaction: Slack never sends one twice. */
  | { readonly kind: 'interaction'; readonly key: string };

const MAX_SKEW_MS = 5 * MINUTE_MS;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const TIMESTAMP = /^[1-9]\d{9}$/;

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});
const told = json.pipe(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('url_verification'), challenge: z.string() }),
    z.object({
      type: z.literal('event_callback'),
      event_id: z.string().min(1).max(64),
      event: z.object({ type: z.string() }),
    }),
  ]),
);
const clicked = json.pipe(z.object({ type: z.string().min(1) }));

/** The media type without its parameters, in lower case; empty when there is none. */
export function mediaTypeOf({ headers }: CallHead): string {
  const type = headers['content-type'];
  return typeof type === 'string' ? (type.split(';')[0] ?? '').trim().toLowerCase() : '';
}

/** What can be refused before anything of the body is read; the path must be spelt as documented, with no query. */
export function refuseHead(head: CallHead): Refusal | null {
  const { method, url, headers } = head;
  if (url !== ENDPOINT) return refuse(404, 'there is nothing at this address');
  if (method !== 'POST') return refuse(405, 'only POST');
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) return refuse(413, 'the body is too large');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return refuse(415, 'Slack does not compress');
  if (![FORM, JSON_TYPE].includes(mediaTypeOf(head))) return refuse(415, 'Slack sends forms and JSON');
  return null;
}

/**
 * What a call is, from its headers and its whole body. Its time must be within five minutes of `now`, in the past or in the future
 * (Bolt takes any future), and its headers exactly as Slack writes them: Bolt takes several spellings of one signature.
 */
export function readCall(
  head: CallHead,
  body: string,
  signed: { readonly secret: string; readonly now: number },
): Call {
  const isForm = mediaTypeOf(head) === FORM;
  const form = new URLSearchParams(isForm ? body : '');
  if (form.get('ssl_check') === '1') return { kind: 'ssl_check' };
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = head.headers;
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return refuse(401, 'no signature of Slack');
  if (typeof timestamp !== 'string' || !TIMESTAMP.test(timestamp)) return refuse(401, 'no time of signing');
  const seconds = Number(timestamp);
  if (Math.abs(signed.now - seconds * SECOND_MS) > MAX_SKEW_MS)
    return refuse(401, 'signed too long ago or too far ahead');
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds };
  if (!isValidSlackRequest({ signingSecret: signed.secret, body, headers, nowMilliseconds: signed.now })) {
    return refuse(401, 'the signature is wrong');
  }
  return isForm ? readForm(form, signature) : readEvent(body);
}

function readForm(form: URLSearchParams, signature: string): Call {
  const [payloads, commands] = [form.getAll('payload'), form.getAll('command')];
  const isClick = payloads.length === 1 && clicked.safeParse(payloads[0]).success;
  const isCommand = payloads.length === 0 && commands.length === 1 && commands[0] !== '';
  if (!isClick && !isCommand) return refuse(400, 'neither a command nor an interaction');
  return { kind: 'interaction', key: `request:${signature}` };
}

function readEvent(body: string): Call {
  const parsed = told.safeParse(body);
  if (!parsed.success) return refuse(400, 'not an event');
  if (parsed.data.type === 'url_verification') return { kind: 'verification' };
  return { kind: 'event', key: `event:${parsed.data.event_id}` };
}

function refuse(status: Refusal['status'], reason: string): Refusal {
  return { kind: 'refused', status, reason };
}
