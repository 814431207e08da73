import type { Notification } from '../domain/notification.ts';
import type { Say } from './locales/say.ts';
import type { MessageParts } from './message-parts.ts';
import { codeSpan } from './mrkdwn.ts';
import { nameList } from './name-list.ts';
import { accountName } from './names.ts';
import { ruleSentence } from './rule-text.ts';

type Introduction = Extract<Notification, { readonly kind: 'introduction' }>;

const MOST_RULES = 10;

/** Who the bot is, what it watches for this channel, and how anybody there changes that. */
export function introductionParts(say: Say, { accounts, rules, command }: Introduction): MessageParts {
  const type = (rest: string): string => codeSpan(`${command} ${rest}`);
  const more = rules.length - MOST_RULES;
  return {
    title: '👋 Hello! I warn this channel before a DeepSeek account runs empty.',
    lines: [
      `I watch ${nameList(say, accounts.map(accountName))}. This channel is told:`,
      ...rules.slice(0, MOST_RULES).map((rule) => `• ${ruleSentence(say, rule)}`),
      ...(more > 0 ? [`… and ${more} more: ${type('rules')} shows all`] : []),
      `${codeSpan(command)} shows how much is left, ${type('threshold 50 CNY')} adds a warning, ${type('remove 2')} ends one, ${type('why')} explains them, ${type('help')} shows the rest.`,
    ],
  };
}
