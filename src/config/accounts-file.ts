import { z } from 'zod';
import { isAccountId } from '../domain/account-id.ts';
import { parseUserId } from './slack-ids.ts';
import { accepted, type Parsed, refused, textSchema } from './text-schema.ts';
import { recogniseSecret } from './tokens.ts';
import { parseApiBase, parseLink } from './web-address.ts';
import { parseYaml } from './yaml-text.ts';

const MAX_LABEL = 40;
/** With `u`, a dot is a character, not half of one. */
const FITS_LABEL = new RegExp(`^.{1,${MAX_LABEL}}$`, 'u');
const USE_VARIABLE = 'put the key into a variable and that name, such as DEEPSEEK_API_KEY_PROD, into api_key_env';
const SECRET_FIELDS: ReadonlySet<string> = new Set(['apikey', 'deepseekapikey', 'key', 'secret', 'token', 'password']);

const fileSchema = z.strictObject({ accounts: z.array(z.unknown()).min(1) });
const fieldsSchema = z.record(z.string(), z.unknown());
const accountSchema = z.strictObject({
  id: textSchema(parseId),
  label: textSchema(parseLabel).optional(),
  api_key_env: textSchema(parseVariableName, `is missing: ${USE_VARIABLE}`),
  base_url: textSchema(parseApiBase).optional(),
  owner: textSchema(parseUserId).optional(),
  runbook_url: textSchema(parseLink).optional(),
});

/** An account as the file states it: with the name of the variable that holds its key. */
export type FileAccount = z.infer<typeof accountSchema>;

export interface AccountsFile {
  readonly accounts: readonly FileAccount[];
  /** One sentence per bad field, to follow the file's name. They hold no value but well-formed ids. */
  readonly problems: readonly string[];
}

/** The accounts of `accounts: [{ id, label, api_key_env, base_url, owner, runbook_url }]`. Never throws. */
export function parseAccountsFile(text: string): AccountsFile {
  const yaml = parseYaml(text);
  if (!yaml.ok) return { accounts: [], problems: [yaml.problem] };
  const file = fileSchema.safeParse(yaml.value);
  if (!file.success) {
    return { accounts: [], problems: ['must hold nothing but a list named accounts, as in accounts.example.yaml'] };
  }
  const results = file.data.accounts.map((entry, index) => parseAccount(entry, index + 1));
  return {
    accounts: results.flatMap(({ account }) => (account === undefined ? [] : [account])),
    problems: results.flatMap(({ problems }) => problems),
  };
}

interface AccountResult {
  readonly account?: FileAccount;
  readonly problems: readonly string[];
}

function parseAccount(entry: unknown, position: number): AccountResult {
  const fields = fieldsSchema.safeParse(entry);
  if (!fields.success)
    return { problems: [`account ${position}: must be a list of fields such as id and api_key_env`] };
  const filled = Object.fromEntries(Object.entries(fields.data).filter(([, value]) => value !== null && value !== ''));
  const parsed = accountSchema.safeParse(filled);
  if (parsed.success) return { account: parsed.data, problems: [] };
  const name = describeAccount(filled['id'], position);
  return { problems: parsed.error.issues.flatMap(describeIssue).map((problem) => `${name}: ${problem}`) };
}

function describeAccount(id: unknown, position: number): string {
  return typeof id === 'string' && isAccountId(id) ? `account ${position} (${id})` : `account ${position}`;
}

function describeIssue(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map(describeUnknownField)
    : [`${issue.path.join('.')} ${issue.message}`];
}

function describeUnknownField(name: string): string {
  if (SECRET_FIELDS.has(name.toLowerCase().replaceAll(/[_-]/g, ''))) {
    return `the file must not hold a key; ${USE_VARIABLE}`;
  }
  // A mistake in the syntax can make a field's name out of a secret: only what reads like a name is repeated.
  const shown = /^[a-z_]{1,30}$/i.test(name) ? `field ${name}` : 'field, with a name that is not shown here';
  return `has an unknown ${shown}; known are ${Object.keys(accountSchema.shape).join(', ')}`;
}

function parseId(text: string): Parsed<string> {
  return isAccountId(text)
    ? accepted(text)
    : refused('must be 1 to 32 of a-z, 0-9, _ and -, begin with a letter and be no word of a command, such as prod');
}

function parseLabel(text: string): Parsed<string> {
  const label = text.trim();
  // Line separators and direction marks would let a label rewrite the message around it.
  const isPlain = !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(label);
  return isPlain && FITS_LABEL.test(label)
    ? accepted(label)
    : refused(`must be at most ${MAX_LABEL} characters on one line, without control characters`);
}

function parseVariableName(text: string): Parsed<string> {
  const secret = recogniseSecret(text);
  if (secret !== undefined) return refused(`holds ${secret}; ${USE_VARIABLE}`);
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(text)
    ? accepted(text)
    : refused('must be the name of a variable in capitals, such as DEEPSEEK_API_KEY_PROD');
}
