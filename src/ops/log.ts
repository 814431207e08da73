import { type Logger, type LoggerOptions, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Values that must never be written, whatever they are part of. */
  readonly secrets: readonly string[];
  /** Where lines go; standard output when not given. */
  readonly destination?: { write(line: string): void };
  /** For people at a terminal instead of JSON; null: JSON. */
  readonly pretty?: { readonly colour: boolean } | null;
}

const SHORTEST_SECRET = 6;
const NAMES = ['token', 'apiKey', 'authorization', 'headers', 'signingSecret'];
/** At the top, and as deep as an error carries the request that failed (`err.request.headers`). */
const PATHS = ['', '*.', '*.*.'].flatMap((above) => NAMES.map((name) => `${above}${name}`));

/** One line per event, JSON or readable. Known secrets are struck out of every line as a last resort, wherever they come from. */
export function createLog({ level, secrets, destination, pretty = null }: LogOptions): Logger {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).toSorted((a, b) => b.length - a.length);
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: PATHS, censor: '[hidden]' },
    hooks: { streamWrite: (line) => strike(line, hidden) },
  };
  if (pretty !== null) return pino(options, readable(destination ?? process.stdout, pretty.colour));
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** In this process and at once, so that nothing is lost at an end; secrets are struck out before. */
function readable(to: { write(text: string): unknown }, colour: boolean): { write(line: string): void } {
  const format = prettyFactory({
    colorize: colour,
    translateTime: 'SYS:yyyy-mm-dd HH:MM:ss o',
    singleLine: true,
    // Slack's codes are under `error`: words, no errors.
    errorLikeObjectKeys: ['err'],
  });
  return { write: (line) => void to.write(format(line)) };
}

function strike(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    clean = clean.replaceAll(secret, '[hidden]');
    clean = clean.replaceAll(JSON.stringify(secret).slice(1, -1), '[hidden]');
  }
  return clean;
}
