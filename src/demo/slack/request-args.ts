import { z } from 'zod';

/** The arguments of one request: strings from a form, whatever JSON holds otherwise. */
export type Args = Readonly<Record<string, unknown>>;

const jsonObject = z.record(z.string(), z.unknown());
const JSON_FIELDS: ReadonlySet<string> = new Set(['blocks', 'attachments', 'metadata', 'view', 'unfurls']);

/** Decodes a request's body; JSON strings inside of a form, as WebClient sends them, are decoded too. */
export function parseArgs(contentType: string, body: string, query: URLSearchParams): Args {
  const fromQuery = Object.fromEntries(query);
  if (contentType.startsWith('application/json')) {
    return { ...fromQuery, ...jsonObject.safeParse(parseJson(body)).data };
  }
  const fields = Object.entries({ ...fromQuery, ...Object.fromEntries(new URLSearchParams(body)) });
  return Object.fromEntries(fields.map(([key, value]) => [key, JSON_FIELDS.has(key) ? parseJson(value) : value]));
}

/** The value of a JSON text; the text itself when it is not JSON, so that the method refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The arguments without tokens, for logs. */
export function withoutToken(args: Args): Args {
  const { token: _token, ...rest } = args;
  return rest;
}

/** A boolean from JSON or a form. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', ''])])
  .optional()
  .transform((value) => value === true || value === 'true' || value === '1');

/** A whole number from JSON or a form. */
export const count = z.coerce.number().int();

/** A message's stamp; a number is refused, because a float cannot carry it. */
export const ts = z.string().regex(/^\d+\.\d{6}$/);
