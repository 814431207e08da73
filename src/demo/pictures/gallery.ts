import { rootMessage, stepMessage } from '../../blocks/alert-message.ts';
import { balanceMessage } from '../../blocks/answers/balance.ts';
import { helpMessage } from '../../blocks/answers/help.ts';
import { historyMessage } from '../../blocks/answers/history.ts';
import { rulesMessage } from '../../blocks/answers/rules.ts';
import { digestMessage } from '../../blocks/digest-message.ts';
import type { Message } from '../../blocks/message.ts';
import { noticeMessage } from '../../blocks/notice.ts';
import type { Language, MessageView, Picture } from './picture.ts';
import { BALANCE, BLIND, FIRST_RULE, REFUSED, RULES_ANSWER } from './sample-answers.ts';
import { CRITICAL, ESCALATION, firstMessage, NOW, RESOLVED, SEVERAL, WARNING } from './sample-cards.ts';
import { DIGEST, DIGEST_AT } from './sample-digest.ts';
import { HISTORY } from './sample-history.ts';
import { ALICE } from './sample-names.ts';

const COMMAND = '/deepseek-balance';
const HELP = { command: COMMAND, accountIds: ['prod', 'staging'], currencies: ['CNY', 'USD'] };

/** Everything that there is a picture of, in the order of the gallery. */
export const GALLERY: readonly Picture[] = [
  told('alert-warning', () => stepMessage(firstMessage(WARNING))),
  told('alert-critical', () => stepMessage(firstMessage(CRITICAL))),
  told('alert-several', () => stepMessage(firstMessage(SEVERAL))),
  told('alert-resolved', () => rootMessage(RESOLVED)),
  told('reply-escalated', () => stepMessage(ESCALATION), { isReply: true }),
  told('digest', () => digestMessage(DIGEST), { at: DIGEST_AT }),
  told('rule-notice', () =>
    noticeMessage({
      kind: 'rule_notice',
      change: { what: 'added', by: ALICE, rules: [FIRST_RULE], along: [REFUSED, BLIND] },
      command: COMMAND,
    }),
  ),
  answered('balance', () => balanceMessage(BALANCE, COMMAND)),
  answered('history', () => historyMessage(HISTORY, COMMAND)),
  answered('rules', () => rulesMessage(RULES_ANSWER, COMMAND)),
  answered('help', () => helpMessage(HELP)),
];

/** What a channel sees. */
function told(name: string, write: (language: Language) => Message, given: Partial<MessageView> = {}): Picture {
  return {
    name,
    surface: 'message',
    build: (language) => ({ blocks: write(language).blocks, at: NOW, ...given }),
  };
}

/** What only the person who asked sees. */
function answered(name: string, write: (language: Language) => Message): Picture {
  return told(name, write, { isPrivate: true });
}
