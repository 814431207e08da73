import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAccountsFile } from '../../src/config/accounts-file.ts';
import { parsePricesFile } from '../../src/config/prices-file.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { ConfigError, parseConfig } from '../../src/config.ts';
import { BASE } from '../config/base-environment.ts';
import { mangled } from './mangled.ts';
import { RUNS } from './runs.ts';

const SECRET = 'sk-5ecre75ecre75ecre75ecre7';
const NAMES = VARIABLES.map(({ name }) => name);
const VALUES = [
  '',
  ' ',
  '0',
  '-1',
  '3000',
  '65536',
  '15m',
  'P1D',
  '* * * * *',
  '*/5 * * * * *',
  '61 * * * *',
  'UTC',
  'Mars/Olympus',
  'C0123456789',
  'U0123456789,S0123456789',
  '50 CNY, 10 CNY critical',
  '50 CNY; 50 CNY',
  'https://a.example',
  'http://user:pass@a.example/?q',
  'file:///etc/passwd',
  'true',
  'accounts.yaml',
  SECRET,
  `xoxb-${SECRET}`,
  '${HOME}',
];
const value = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const environments = fc
  .dictionary(fc.constantFrom(...NAMES, 'KEY_OF_ACCOUNT', '__proto__'), value, { maxKeys: 6 })
  .map((more): Readonly<Record<string, string | undefined>> => ({ ...BASE, ...more }));

const GOOD_FILE = {
  accounts: [
    { id: 'prod', label: 'Production', api_key_env: 'KEY_OF_ACCOUNT', owner: 'U0123456789' },
    { id: 'lab', api_key_env: 'DEEPSEEK_API_KEY', base_url: 'https://a.example', runbook_url: 'https://b.example/x' },
  ],
};
const files = fc.oneof(
  mangled(GOOD_FILE).map((file) => JSON.stringify(file) ?? ''),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('a: &a [*a]', '&a [*a, *a]', '!!js/function "x"', '- - - -', '{', '%YAML 9', 'accounts: !!binary x'),
);

/** The sentences about a configuration; none for one that is taken. */
function complaints(env: Readonly<Record<string, string | undefined>>, file: string): readonly string[] {
  try {
    parseConfig(env, () => file);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
}

describe('whatever is configured', () => {
  test('is taken, or refused in sentences that begin with what is wrong and show no secret', () => {
    fc.assert(
      fc.property(environments, files, (env, file) => {
        for (const sentence of complaints(env, file)) {
          expect(sentence).toMatch(/^(?:[A-Z][A-Z0-9_]+|account|Both|Neither|The) /);
          expect(sentence).not.toContain(SECRET);
          expect(sentence.length).toBeLessThan(1000);
        }
      }),
      RUNS,
    );
  });

  test('as accounts is a list of accounts with proper ids, or sentences', () => {
    fc.assert(
      fc.property(files, (text) => {
        const { accounts, problems } = parseAccountsFile(text);
        for (const { id } of accounts) expect(id).toMatch(/^[a-z][a-z0-9_-]{0,31}$/);
        for (const sentence of problems) expect(sentence.length).toBeLessThan(1000);
        expect(accounts.length + problems.length).toBeGreaterThan(text.includes('"accounts":[]') ? -1 : 0);
      }),
      RUNS,
    );
  });

  test('as prices is a table, or a sentence', () => {
    const good = { 'deepseek-flash': { currency: 'CNY', input: 1, output: 2 } };
    const prices = fc.oneof(
      files,
      mangled(good).map((table) => JSON.stringify(table) ?? ''),
    );
    fc.assert(
      fc.property(prices, (text) => {
        const table = parsePricesFile(text);
        expect('problem' in table ? table.problem : 'a table').not.toBe('');
      }),
      RUNS,
    );
  });
});
