import { isIP } from 'node:net';
import { accepted, type Parsed, refused } from './text-schema.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export function parseLogLevel(text: string): Parsed<LogLevel> {
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  return level === undefined ? refused(`must be one of ${LOG_LEVELS.join(', ')}`) : accepted(level);
}

const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export function parseLogFormat(text: string): Parsed<LogFormat> {
  const format = LOG_FORMATS.find((known) => known === text.toLowerCase());
  return format === undefined ? refused(`must be ${LOG_FORMATS.join(' or ')}`) : accepted(format);
}

export function parseSwitch(text: string): Parsed<boolean> {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? accepted(word === 'true') : refused('must be true or false');
}

/** An address or a host name to listen on. */
export function parseHost(text: string): Parsed<string> {
  const isName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text);
  return isName || isIP(text) !== 0
    ? accepted(text)
    : refused('must be an address to listen on such as 127.0.0.1 or 0.0.0.0, without http:// and without a port');
}

/** 0 lets the system choose, for tests. */
export function parsePort(text: string): Parsed<number> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? accepted(port) : refused('must be a port from 1 to 65535 such as 3000');
}
