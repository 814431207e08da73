import { z } from 'zod';
import { SECOND_MS } from '../domain/duration.ts';
import { durationBetween } from './duration-between.ts';
import { accepted, textSchema } from './text-schema.ts';
import { parseApiKey } from './tokens.ts';
import { parseApiBase } from './web-address.ts';

/** What it takes to read balances: all that the command line's `check` needs to know. */
export const accountVariables = z.object({
  DEEPSEEK_API_KEY: textSchema(parseApiKey).optional(),
  DEEPSEEK_BASE_URL: textSchema(parseApiBase),
  DEEPSEEK_TIMEOUT: textSchema(durationBetween(SECOND_MS, 120 * SECOND_MS, '15s')),
  ACCOUNTS_FILE: textSchema(accepted<string>).optional(),
});

export type AccountVariables = z.infer<typeof accountVariables>;
