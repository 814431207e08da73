const DEEPSEEK_HOST = 'api.deepseek.com';
const BALANCE_PATH = '/user/balance';
const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/** An address, or a sentence about what is wrong with the base URL; the sentence never repeats the URL. */
export type ApiUrl = { readonly url: URL } | { readonly problem: string };

/**
 * The address to ask for the balance under a configured base URL.
 *
 * - `api.deepseek.com`: origin + `/user/balance`, whatever the path (`/v1`, `/v1/`, `/beta`, `/anthropic`): the balance
 *   exists only there.
 * - Any other host (a gateway, the sample server): the URL as given. A path that ends in `/balance` is the whole address;
 *   to any other one `/user/balance` is appended; a query is kept.
 *
 * Refused: anything but `https:` (and `http:` on loopback, since the key would travel readable), and a user or password.
 */
export function balanceUrl(baseUrl: string): ApiUrl {
  const base = parseBase(baseUrl);
  if ('problem' in base) return base;
  return { url: base.url.hostname === DEEPSEEK_HOST ? new URL(BALANCE_PATH, base.url) : withBalancePath(base.url) };
}

/** The address of another path of the same API, such as `/models`; a problem also where only the address of a balance is known. */
export function besideBalance(baseUrl: string, path: string): ApiUrl {
  const base = parseBase(baseUrl);
  if ('problem' in base) return base;
  if (base.url.hostname === DEEPSEEK_HOST) return { url: new URL(path, base.url) };
  const url = withBalancePath(base.url);
  if (!url.pathname.endsWith(BALANCE_PATH))
    return { problem: 'names the balance alone, so nothing else is known there' };
  url.pathname = url.pathname.slice(0, -BALANCE_PATH.length) + path;
  return { url };
}

function parseBase(baseUrl: string): ApiUrl {
  const url = URL.parse(baseUrl.trim());
  if (url === null) return { problem: 'is not a URL' };
  if (url.username !== '' || url.password !== '') return { problem: 'must not contain a user or a password' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'must begin with https://' };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return { problem: 'must begin with https:// (plain http is only for this machine)' };
  }
  return { url };
}

function withBalancePath(base: URL): URL {
  const url = new URL(base);
  url.hash = '';
  const path = url.pathname.replace(/\/+$/, '');
  if (!path.endsWith('/balance')) url.pathname = path + BALANCE_PATH;
  return url;
}

/** The URL parser has already written `127.1` and `0x7f.0.0.1` as `127.0.0.1`, so a name cannot pass as an address. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || LOOPBACK_V4.test(hostname);
}
