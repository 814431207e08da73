import { type Logger, type LoggerOptions, pino } from 'pino';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Values that must never be written, whatever they are part of. */
  readonly secrets: readonly string[];
  /** Where lines go; standard output when not given. */
  readonly destination?: { write(line: string): void };
}

const SHORTEST_SECRET = 6;
const NAMES = ['token', 'apiKey', 'authorization', 'headers', 'signingSecret'];
/** At the top, and as deep as an error carries the request that failed (`err.request.headers`). */
const PATHS = ['', '*.', '*.*.'].flatMap((above) => NAMES.map((name) => `${above}${name}`));

/** One JSON line per event. Known secrets are struck out of every line as a last resort, wherever they come from. */
export function createLog({ level, secrets, destination }: LogOptions): Logger {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).toSorted((a, b) => b.length - a.length);
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: PATHS, censor: '[hidden]' },
    hooks: { streamWrite: (line) => strike(line, hidden) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function strike(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    clean = clean.replaceAll(secret, '[hidden]');
    clean = clean.replaceAll(JSON.stringify(secret).slice(1, -1), '[hidden]');
  }
  return clean;
}
