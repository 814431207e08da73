import type { CardAlert, EpisodeCard } from '../domain/card.ts';
import { inlineText } from './inline-text.ts';
import type { Say } from './locales/say.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

const ADDRESSES = {
  top_up: 'https://platform.deepseek.com/top_up',
  usage: 'https://platform.deepseek.com/usage',
  keys: 'https://platform.deepseek.com/api_keys',
  status: 'https://status.deepseek.com',
} as const;

const URL_CHARACTERS = 1000;
const SHOWN_CHARACTERS = 200;

/** Where DeepSeek shows what was used, and where one tops up. */
export function usageLinks(say: Say): string {
  return [link(say, 'usage'), link(say, 'top_up')].join(' · ');
}

/** A text without the link to top up at the head of its links: for where a button does the same. */
export function withoutTopUpLink(say: Say, text: string): string {
  const first = `${link(say, 'top_up')} · `;
  return text.startsWith(first) ? text.slice(first.length) : text;
}

/** What one may want to open next, as links: "Top up · Usage · Runbook". */
export function linkLine(say: Say, card: EpisodeCard): string {
  const firing = card.alerts.filter((alert) => alert.firing);
  return [
    link(say, 'top_up'),
    link(say, 'usage'),
    ...(firing.some(isRefusedKey) ? [link(say, 'keys')] : []),
    ...(firing.some(({ kind }) => kind === 'unavailable' || kind === 'blind') ? [link(say, 'status')] : []),
    ...runbook(say, card.account.runbookUrl),
  ].join(' · ');
}

/** An alert about reading is critical when the key is refused, and only then (product: table of kinds). */
export function isRefusedKey(alert: CardAlert): boolean {
  return alert.kind === 'blind' && alert.severity === 'critical';
}

function link(say: Say, page: keyof typeof ADDRESSES): string {
  return `<${ADDRESSES[page]}|${say(`link.${page}`)}>`;
}

/** A link only to http(s); anything else is shown as it was configured, so that somebody notices. */
function runbook(say: Say, url: string | null): readonly string[] {
  if (url === null) return [];
  const parsed = URL.parse(url);
  const href = parsed?.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E') ?? '';
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || href.length > URL_CHARACTERS) {
    return [say('link.runbook_text', { url: inlineText(url, SHOWN_CHARACTERS) })];
  }
  return [`<${escapeMrkdwn(href)}|${say('link.runbook')}>`];
}
