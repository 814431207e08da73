import { isIPv6 } from 'node:net';
import type { Variables } from '../config/accounts.ts';
import { ConfigError } from '../config/config-error.ts';
import { givenText } from '../config/given-text.ts';
import { parseHost, parsePort } from '../config/plain-values.ts';
import { UsageError } from './usage-error.ts';

const PATH = '/report';
const LOCAL = '127.0.0.1';
/** To listen on all addresses is not one to call. */
const ANYWHERE = new Set(['0.0.0.0', '::']);

/** Where reports go: what was typed, else where the bot of this environment listens. @throws UsageError, ConfigError */
export function readReportUrl(env: Variables, typed: string | undefined): URL {
  if (typed !== undefined) return typedUrl(typed);
  const port = parsePort(givenText(env['OPS_PORT']) ?? '');
  if (!port.ok) {
    throw new ConfigError('OPS_PORT is missing or no port: it must be that of the running bot, or give --url instead');
  }
  const host = parseHost(givenText(env['OPS_HOST']) ?? LOCAL);
  if (!host.ok) throw new ConfigError(`OPS_HOST ${host.problem}`);
  const called = ANYWHERE.has(host.value) ? LOCAL : host.value;
  return new URL(`http://${isIPv6(called) ? `[${called}]` : called}:${port.value}${PATH}`);
}

function typedUrl(text: string): URL {
  const url = URL.parse(text);
  const plain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('--url must be where the running bot listens, such as http://bot.internal:3001.');
  }
  const base = url.pathname.replace(/\/+$/, '');
  return new URL(base.endsWith(PATH) ? base : `${base}${PATH}`, url);
}
