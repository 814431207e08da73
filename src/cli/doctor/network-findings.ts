import type { Variables } from '../../config/accounts.ts';
import { type Finding, note } from './finding.ts';

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

/** A proxy that others use and the bot does not; its address may hold a password and is not shown. */
export function networkFindings(env: Variables): readonly Finding[] {
  const given = PROXIES.filter((name) => (env[name] ?? '') !== '');
  if (given.length === 0) return [];
  return [
    note(
      'Network',
      `${given.join(' and ')} ${given.length === 1 ? 'is' : 'are'} set, but the bot uses no proxy.`,
      'Let this machine reach slack.com and api.deepseek.com directly, or name a gateway in SLACK_API_URL and DEEPSEEK_BASE_URL.',
    ),
  ];
}
