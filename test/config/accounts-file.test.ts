import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { BASE, noFile } from './base-environment.ts';
import { complaint } from './complaint.ts';

const PUT_KEY = 'put the key into a variable and that name, such as DEEPSEEK_API_KEY_PROD, into api_key_env';
const KEYS = { KEY_PROD: 'sk-prod', KEY_BATCH: 'sk-batch' };

const GOOD = `
accounts:
  - id: prod
    label: Production 生产
    api_key_env: KEY_PROD
    base_url: https://gateway.example.com/deepseek/
    owner: <@U0123>
    runbook_url: https://wiki.example.com/top-up?page=1#now
  - { id: batch, api_key_env: KEY_BATCH, owner: , label: "" }
`;

function parse(yaml: string, changes: Readonly<Record<string, string | undefined>> = {}) {
  return parseConfig({ ...BASE, ...KEYS, ACCOUNTS_FILE: './accounts.yaml', ...changes }, () => yaml);
}

function fileComplaint(yaml: string, changes: Readonly<Record<string, string | undefined>> = {}): readonly string[] {
  return complaint({ ...KEYS, ACCOUNTS_FILE: './accounts.yaml', ...changes }, () => yaml);
}

/** A file with one account, prod, and the given lines laid under it. */
function prodWith(...fields: readonly string[]): string {
  return ['accounts:', '  - id: prod', '    api_key_env: KEY_PROD', ...fields.map((field) => `    ${field}`)].join(
    '\n',
  );
}

describe('ACCOUNTS_FILE', () => {
  test('accounts have what the file says, and defaults for what it leaves out', () => {
    const { accounts } = parse(GOOD, { DEEPSEEK_API_KEY: '', DEEPSEEK_BASE_URL: 'https://api.example.com/' });
    expect(accounts).toEqual([
      {
        id: 'prod',
        label: 'Production 生产',
        apiKey: 'sk-prod',
        keyVariable: 'KEY_PROD',
        baseUrl: 'https://gateway.example.com/deepseek',
        ownerId: 'U0123',
        runbookUrl: 'https://wiki.example.com/top-up?page=1#now',
      },
      {
        id: 'batch',
        label: 'batch',
        apiKey: 'sk-batch',
        keyVariable: 'KEY_BATCH',
        baseUrl: 'https://api.example.com',
        ownerId: null,
        runbookUrl: null,
      },
    ]);
  });

  test('its accounts come after the one of DEEPSEEK_API_KEY', () => {
    expect(parse(GOOD).accounts.map(({ id }) => id)).toEqual(['default', 'prod', 'batch']);
  });

  test('accounts with the same key are one: the first stays, the others are told', () => {
    const config = parse(GOOD, { KEY_PROD: BASE.DEEPSEEK_API_KEY, KEY_BATCH: ` ${BASE.DEEPSEEK_API_KEY} ` });
    expect(config.accounts.map(({ id }) => id)).toEqual(['default']);
    expect(config.duplicates).toEqual([
      { id: 'prod', sameAs: 'default' },
      { id: 'batch', sameAs: 'default' },
    ]);
  });

  test('an id is used once', () => {
    const twice = `${prodWith()}\n  - { id: prod, api_key_env: KEY_BATCH }\n  - { id: default, api_key_env: KEY_BATCH }`;
    expect(fileComplaint(twice)).toEqual([
      'ACCOUNTS_FILE account id prod is used twice; every account needs an id of its own',
      'ACCOUNTS_FILE account id default is already the account of DEEPSEEK_API_KEY; every account needs an id of its own',
    ]);
  });

  test('without DEEPSEEK_API_KEY, an account of the file may be called default', () => {
    const yaml = 'accounts: [{ id: default, api_key_env: KEY_PROD }]';
    expect(parse(yaml, { DEEPSEEK_API_KEY: undefined }).accounts).toMatchObject([{ id: 'default', apiKey: 'sk-prod' }]);
  });

  test('a variable that holds no key, or another secret, is named', () => {
    expect(fileComplaint(GOOD, { KEY_PROD: '', KEY_BATCH: 'xoxb-1-secretpart' })).toEqual([
      'KEY_PROD is missing: account prod in ACCOUNTS_FILE reads its API key from it',
      'KEY_BATCH holds a bot token (xoxb-…); a DeepSeek API key starts with sk-',
    ]);
  });

  test('a file that cannot be read is no stack trace', () => {
    expect(complaint({ ACCOUNTS_FILE: '/no/such/file' }, noFile)).toEqual([
      'ACCOUNTS_FILE must be the path of a YAML file that the bot can read',
    ]);
  });

  test('problems of the file and of variables are told together', () => {
    const lines = fileComplaint(prodWith('owner: nobody'), { SLACK_BOT_TOKEN: '', PORT: 'x' });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['SLACK_BOT_TOKEN', 'PORT', 'ACCOUNTS_FILE']);
  });
});

describe('the key itself in the file', () => {
  test.each(['api_key', 'apiKey', 'deepseek-api-key', 'token'])('as %s is answered with where it belongs', (field) => {
    expect(fileComplaint(prodWith(`${field}: sk-secretpart`))).toEqual([
      `ACCOUNTS_FILE account 1 (prod): the file must not hold a key; ${PUT_KEY}`,
    ]);
  });

  test('as api_key_env is recognised', () => {
    expect(fileComplaint('accounts: [{ id: prod, api_key_env: sk-secretpart }]')).toEqual([
      `ACCOUNTS_FILE account 1 (prod): api_key_env holds a DeepSeek API key (sk-…); ${PUT_KEY}`,
    ]);
  });

  test.each([
    ['as the name of a field', prodWith('sk-secretpart: x')],
    ['as an id', 'accounts: [{ id: sk-SECRETPART, api_key_env: KEY_PROD }]'],
    ['as an account', 'accounts: [sk-secretpart]'],
    ['as the whole file', 'sk-secretpart'],
    ['beside accounts', `sk-secretpart: 1\n${prodWith()}`],
    ['in broken YAML', `${prodWith()}\n    label: "sk-secretpart\n  bad: [`],
    ['as a tag', prodWith('label: !sk-secretpart x')],
    ['as an alias', prodWith('label: *sk-secretpart')],
    ['as a key given twice', 'sk-secretpart: 1\nsk-secretpart: 2'],
  ])('%s is never repeated', (_where, yaml) => {
    const lines = fileComplaint(yaml);
    expect(lines).not.toEqual([]);
    expect(lines.join('\n')).not.toMatch(/secretpart/i);
  });
});

describe('a bad field', () => {
  const LABEL = 'label must be at most 40 characters on one line, without control characters';
  const API_BASE =
    'base_url must be a web address such as https://api.example.com, or http:// for this machine only (127.0.0.1)';

  test.each([
    ['a label of 41 characters', `label: ${'x'.repeat(41)}`, LABEL],
    ['a label of two lines', 'label: "a\\nb"', LABEL],
    ['a label that turns the text around', 'label: "a\\u202eb"', LABEL],
    ['a label of spaces', 'label: "  "', LABEL],
    ['a label that is a number', 'label: 42', 'label must be text; put it in quotes'],
    ['an address without encryption', 'base_url: http://api.example.com', API_BASE],
    [
      'an address with a password',
      'base_url: https://a:b@example.com',
      'base_url must not contain a user name or a password',
    ],
    [
      'an owner by name',
      'owner: ann',
      "owner must be a person's id such as U0123456789; open the profile in Slack, ⋮, Copy member ID",
    ],
    [
      'a group as owner',
      'owner: S0123',
      "owner must be a person's id such as U0123456789; open the profile in Slack, ⋮, Copy member ID",
    ],
    [
      'a runbook that is a script',
      'runbook_url: javascript:alert(1)',
      'runbook_url must be a link that begins with https:// or http://',
    ],
    [
      'a runbook with a password',
      'runbook_url: https://a:b@example.com',
      'runbook_url must not contain a user name or a password',
    ],
    [
      'a runbook too long for a button',
      `runbook_url: https://example.com/${'x'.repeat(3000)}`,
      'runbook_url must be at most 3000 characters long',
    ],
    [
      'an unknown field',
      'onwer: U0123',
      'has an unknown field onwer; known are id, label, api_key_env, base_url, owner, runbook_url',
    ],
  ])('%s is refused', (_what, field, problem) => {
    expect(fileComplaint(prodWith(field))).toEqual([`ACCOUNTS_FILE account 1 (prod): ${problem}`]);
  });

  test('a label of 40 characters fits, also when each is an emoji', () => {
    expect(parse(prodWith(`label: ${'🐋'.repeat(40)}`)).accounts[1]?.label).toBe('🐋'.repeat(40));
  });

  test('all bad fields are told, and an account without a good id is told by its place', () => {
    expect(fileComplaint('accounts: [{ id: Prod, label: 7 }, 3]')).toEqual([
      'ACCOUNTS_FILE account 1: id must be 1 to 32 of a-z, 0-9, _ and -, begin with a letter and be no word of a command, such as prod',
      'ACCOUNTS_FILE account 1: label must be text; put it in quotes',
      `ACCOUNTS_FILE account 1: api_key_env is missing: ${PUT_KEY}`,
      'ACCOUNTS_FILE account 2: must be a list of fields such as id and api_key_env',
    ]);
  });

  test('a variable in small letters is refused', () => {
    expect(fileComplaint('accounts: [{ id: prod, api_key_env: key_prod }]')).toEqual([
      'ACCOUNTS_FILE account 1 (prod): api_key_env must be the name of a variable in capitals, such as DEEPSEEK_API_KEY_PROD',
    ]);
  });
});

describe('a bad file', () => {
  const SHAPE = 'ACCOUNTS_FILE must hold nothing but a list named accounts, as in accounts.example.yaml';

  test.each([
    ['an empty file', '', SHAPE],
    ['an empty list', 'accounts: []', SHAPE],
    ['a list without its name', '- id: prod', SHAPE],
    ['a second list', `${prodWith()}\nmore: []`, SHAPE],
    ['broken YAML', 'accounts:\n  - id: prod\n   label: x', 'ACCOUNTS_FILE is not valid YAML at line 3'],
    ['an alias', `${prodWith('label: &x y')}\n  - *x`, 'ACCOUNTS_FILE must be YAML without aliases (*name)'],
  ])('%s is answered with one sentence', (_what, yaml, sentence) => {
    expect(fileComplaint(yaml)).toEqual([sentence]);
  });
});
