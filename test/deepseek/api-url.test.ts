import { describe, expect, it } from 'vitest';
import { balanceUrl } from '../../src/deepseek/api-url.ts';

const OFFICIAL = 'https://api.deepseek.com/user/balance';

function read(baseUrl: string): string {
  const result = balanceUrl(baseUrl);
  return 'problem' in result ? `problem: ${result.problem}` : result.url.href;
}

describe('balanceUrl', () => {
  it.each([
    'https://api.deepseek.com',
    'https://api.deepseek.com/',
    'https://api.deepseek.com/v1',
    'https://api.deepseek.com/v1/',
    'https://api.deepseek.com/beta',
    'https://api.deepseek.com/anthropic',
    'https://api.deepseek.com/anthropic/',
    'https://api.deepseek.com/v3.1_terminus_expires_on_20251015',
    'https://api.deepseek.com/user/balance',
    'https://API.DeepSeek.com:443/v1?x=1#y',
    '  https://api.deepseek.com/v1\n',
  ])('asks the one place where DeepSeek has the balance: %j', (baseUrl) => {
    expect(read(baseUrl)).toBe(OFFICIAL);
  });

  it.each([
    ['no path', 'https://gateway.example', 'https://gateway.example/user/balance'],
    ['a trailing slash', 'https://gateway.example/deepseek/', 'https://gateway.example/deepseek/user/balance'],
    ['a path with /v1', 'https://gateway.example/v1', 'https://gateway.example/v1/user/balance'],
    ['the whole address', 'https://gateway.example/ds/user/balance', 'https://gateway.example/ds/user/balance'],
    ['the whole address and a slash', 'https://gateway.example/user/balance/', 'https://gateway.example/user/balance/'],
    ['a whole address of its own', 'https://gateway.example/ds/balance', 'https://gateway.example/ds/balance'],
    ['a query', 'https://gateway.example/ds?tenant=7', 'https://gateway.example/ds/user/balance?tenant=7'],
    ['a fragment', 'https://gateway.example/ds#top', 'https://gateway.example/ds/user/balance'],
    ['a port', 'https://gateway.example:8443', 'https://gateway.example:8443/user/balance'],
    [
      'a look-alike in front',
      'https://api.deepseek.com.evil.example/v1',
      'https://api.deepseek.com.evil.example/v1/user/balance',
    ],
    ['a subdomain', 'https://x.api.deepseek.com/v1', 'https://x.api.deepseek.com/v1/user/balance'],
  ])('uses the address of another host as given: %s', (_name, baseUrl, expected) => {
    expect(read(baseUrl)).toBe(expected);
  });

  it.each([
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/user/balance'],
    ['http://127.8.9.10/ds', 'http://127.8.9.10/ds/user/balance'],
    ['http://127.1', 'http://127.0.0.1/user/balance'],
    ['http://localhost:4000', 'http://localhost:4000/user/balance'],
    ['http://[::1]:4000', 'http://[::1]:4000/user/balance'],
  ])('takes plain http on loopback: %s', (baseUrl, expected) => {
    expect(read(baseUrl)).toBe(expected);
  });

  it.each([
    ['no URL', 'api.deepseek.com', 'is not a URL'],
    ['nothing', '', 'is not a URL'],
    ['a user', 'https://me@api.deepseek.com', 'must not contain a user or a password'],
    ['a password', 'https://:secret@gateway.example', 'must not contain a user or a password'],
    ['another scheme', 'ftp://api.deepseek.com', 'must begin with https://'],
    ['a local file', 'file:///etc/passwd', 'must begin with https://'],
    ['a host taken for a scheme', 'localhost:4000', 'must begin with https://'],
    [
      'plain http to DeepSeek',
      'http://api.deepseek.com',
      'must begin with https:// (plain http is only for this machine)',
    ],
    [
      'plain http to a private network',
      'http://10.0.0.1',
      'must begin with https:// (plain http is only for this machine)',
    ],
    [
      'a name like loopback',
      'http://127.0.0.1.evil.example',
      'must begin with https:// (plain http is only for this machine)',
    ],
    [
      'a name below localhost',
      'http://localhost.evil.example',
      'must begin with https:// (plain http is only for this machine)',
    ],
  ])('refuses %s', (_name, baseUrl, problem) => {
    expect(read(baseUrl)).toBe(`problem: ${problem}`);
  });
});
