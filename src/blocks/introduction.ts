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
  const type = (line: string): string => codeSpan(`${command} ${line}`);
  const count = rules.length - MOST_RULES;
  return {
    title: say('notices.introduction'),
    lines: [
      say('notices.introduction_watches', { accounts: nameList(say, accounts.map(accountName)) }),
      ...rules.slice(0, MOST_RULES).map((rule) => `• ${ruleSentence(say, rule)}`),
      ...(count > 0 ? [say('notices.introduction_more', { count, line: type(say('type.rules')) })] : []),
      say('notices.introduction_commands', {
        show: codeSpan(command),
        add: type(say('type.threshold', { amount: '50 CNY' })),
        remove: type(say('type.remove', { number: 2 })),
        why: type(say('type.why')),
        help: type(say('type.help')),
      }),
    ],
  };
}
