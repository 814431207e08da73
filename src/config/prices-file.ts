import { z } from 'zod';
import { MICROS_PER_UNIT, parseMicros } from '../domain/money.ts';
import { DEEPSEEK_PRICES, type PriceTable } from '../domain/prices.ts';
import type { Variables } from './accounts.ts';
import { ConfigError } from './config-error.ts';
import { readGiven } from './given-text.ts';
import { parseYaml } from './yaml-text.ts';

/** Units per million tokens; keeps the price of the largest job exact. */
const MOST_PER_MILLION = 1000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const EXAMPLE = 'as in the example of README';

const rate = z
  .union([z.number(), z.string()], { error: `must be a price per million tokens, ${EXAMPLE}` })
  .transform((value, context) => {
    const micros = parseMicros(String(value));
    if (micros !== undefined && micros >= 0 && micros <= MOST_PER_MILLION * MICROS_PER_UNIT) return micros;
    context.addIssue('must be a price per million tokens such as 0.15, at most 1000');
    return z.NEVER;
  });
const rates = z.strictObject(
  { cached: rate, input: rate, output: rate },
  { error: 'must hold cached, input and output' },
);
const word = z.string({ error: 'must be text' }).regex(/^\S{1,80}$/, 'must be a name without spaces');
const modelSchema = z.strictObject({
  name: word,
  aliases: z.array(word).default([]),
  prices: z
    .record(
      z.string().regex(/^[A-Z]{3}$/),
      z.strictObject({ off_peak: rates, peak: rates }, { error: 'must hold off_peak and peak' }),
    )
    .refine((prices) => Object.keys(prices).length > 0, 'must hold at least one currency, such as CNY'),
});
const fileSchema = z.strictObject({
  source: z.string({ error: 'must say where the prices come from' }).min(1).max(200),
  as_of: z.string({ error: 'must be a day such as 2026-10-31' }).refine(isDay, 'must be a day such as 2026-10-31'),
  models: z.array(modelSchema, { error: `must be a list of models, ${EXAMPLE}` }).min(1),
});

/** The table of a YAML or JSON text, or what is wrong with it: the rest of a sentence that begins with PRICES_FILE. */
export function parsePricesFile(text: string): PriceTable | { readonly problem: string } {
  const yaml = parseYaml(text);
  if (!yaml.ok) return { problem: yaml.problem };
  const file = fileSchema.safeParse(yaml.value);
  if (!file.success) return { problem: describe(file.error.issues[0]) };
  const { source, as_of, models } = file.data;
  const names = models.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase());
  if (new Set(names).size < names.length) return { problem: 'names a model twice' };
  return {
    source,
    asOf: Date.parse(as_of),
    models: models.map(({ name, aliases, prices }) => ({
      model: name,
      aliases,
      rates: Object.entries(prices).map(([currency, { off_peak, peak }]) => ({ currency, offPeak: off_peak, peak })),
    })),
  };
}

/** The table of PRICES_FILE, or what is wrong with it; DeepSeek's own prices when it is not given. `readFile` may throw. */
export function findPrices(
  path: string | undefined,
  readFile: (path: string) => string,
): PriceTable | { readonly problem: string } {
  if (path === undefined) return DEEPSEEK_PRICES;
  try {
    return parsePricesFile(readFile(path));
  } catch {
    return { problem: 'must be the path of a YAML or JSON file that can be read' };
  }
}

/** The prices that count, for the command line. @throws ConfigError */
export function parsePrices(env: Variables, readFile: (path: string) => string): PriceTable {
  const found = findPrices(readGiven(env).PRICES_FILE, readFile);
  if ('problem' in found) throw new ConfigError(`PRICES_FILE ${found.problem}`);
  return found;
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  const place = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys')
    return `${place === '' ? '' : `${place} `}has a field that is not known; ${EXAMPLE}`;
  const words = issue?.message ?? 'is not understood';
  return place === '' ? `must hold source, as_of and models, ${EXAMPLE}` : `${place} ${words}`;
}

function isDay(text: string): boolean {
  const instant = DATE.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 31 February for a day in March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
