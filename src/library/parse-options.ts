import type { Parsed } from '../config/text-schema.ts';
import { parseApiKey } from '../config/tokens.ts';
import { parseApiBase } from '../config/web-address.ts';
import type { AccountKey } from '../ports.ts';
import { readEnvironment } from './environment.ts';
import type { BalanceOptions } from './options.ts';

const OPTIONS: ReadonlySet<string> = new Set(['apiKey', 'baseURL', 'timeout', 'signal']);
const LONGEST_NAME = 40;
const DEFAULT_BASE_URL = 'https://api.deepseek.com';
const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 120_000;

/** All that one reading needs. */
export interface BalanceRequest {
  readonly account: AccountKey;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The first options come before the later ones, and all before the environment. @throws TypeError with a sentence, never with a value */
export function parseOptions(...layers: readonly BalanceOptions[]): BalanceRequest {
  for (const layer of layers) {
    requireObject(layer);
    requireKnown(layer);
  }
  const environment = readEnvironment();
  const first = <K extends keyof BalanceOptions>(name: K): BalanceOptions[K] =>
    layers.map((layer) => layer[name]).find((value) => value !== undefined);
  const apiKey = first('apiKey');
  const baseURL = first('baseURL');
  return {
    account: {
      id: 'default',
      apiKey: apiKey === undefined ? keyOf(environment.apiKey) : parseText('apiKey', apiKey, parseApiKey),
      baseUrl:
        baseURL === undefined
          ? parseText('DEEPSEEK_BASE_URL', environment.baseURL ?? DEFAULT_BASE_URL, parseApiBase)
          : parseText('baseURL', baseURL, parseApiBase),
    },
    timeoutMs: parseTimeout(first('timeout') ?? DEFAULT_TIMEOUT_MS),
    signal: parseSignal(first('signal')),
  };
}

/** JavaScript hands over anything, whatever the types say. */
export function requireObject(options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError('The options must be an object such as { apiKey: "sk-…" }.');
  }
}

/** A misspelt option would silently not count. */
function requireKnown(options: object): void {
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (unknown !== undefined) throw new TypeError(`There is no option "${unknown.slice(0, LONGEST_NAME)}".`);
}

function keyOf(environmentKey: string | undefined): string {
  if (environmentKey === undefined) throw new TypeError('apiKey is missing: give it, or set DEEPSEEK_API_KEY.');
  return parseText('DEEPSEEK_API_KEY', environmentKey, parseApiKey);
}

function parseText(name: string, value: unknown, parse: (text: string) => Parsed<string>): string {
  if (typeof value !== 'string') throw new TypeError(`${name} must be text.`);
  const parsed = parse(value);
  if (!parsed.ok) throw new TypeError(`${name} ${parsed.problem}.`);
  return parsed.value;
}

function parseTimeout(value: unknown): number {
  if (typeof value === 'number' && value >= 1 && value <= MAX_TIMEOUT_MS) return value;
  throw new TypeError(`timeout must be a number of milliseconds from 1 to ${MAX_TIMEOUT_MS}.`);
}

function parseSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined || value instanceof AbortSignal) return value;
  throw new TypeError('signal must be an AbortSignal.');
}
