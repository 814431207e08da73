import { z } from 'zod';

const MAX_CHARACTERS = 200;
/** Bounds the work on a body of 64 KiB; far more than what is kept. */
const MAX_RAW_CHARACTERS = 2000;
const MASK = '****';

const REQUEST_ID = / ?\(request_id:[^)]*\)/gi;
const MASKED_KEY = /[\w.…*-]*\*{2,}[\w.…*-]*/g;
const API_KEY = /\bsk-[\w.…*-]*/gi;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;
const HALF_A_CHARACTER = /\p{Cs}$/u;
const MARKUP = /<[a-z!/?]/i;

const ErrorBody = z.object({ error: z.object({ message: z.string() }) });

/**
 * DeepSeek's own words from a JSON error body, fit to be shown: without request id, key, parts of a key, or control
 * characters. Null when there are none, or when they contain markup.
 */
export function readErrorMessage(body: unknown, apiKey: string): string | null {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return null;
  const message = withoutSecrets(parsed.data.error.message, apiKey);
  return message === '' || MARKUP.test(message) ? null : message;
}

/** A sentence of at most 200 characters on one line. */
export function shorten(sentence: string): string {
  const line = sentence.replace(INVISIBLE, ' ').trim();
  return line.length <= MAX_CHARACTERS ? line : `${line.slice(0, MAX_CHARACTERS - 1).replace(HALF_A_CHARACTER, '')}…`;
}

/** The whole key goes first, so that cutting cannot leave a part of it that no pattern would recognise. */
function withoutSecrets(message: string, apiKey: string): string {
  const masked = apiKey === '' ? message : message.replaceAll(apiKey, MASK);
  return masked
    .slice(0, MAX_RAW_CHARACTERS)
    .replace(INVISIBLE, ' ')
    .replace(REQUEST_ID, '')
    .replace(MASKED_KEY, MASK)
    .replace(API_KEY, MASK)
    .trim();
}
