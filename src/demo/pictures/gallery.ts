import { rootMessage, stepMessage } from '../../blocks/alert-message.ts';
import { withAnswerControls } from '../../blocks/answer-controls.ts';
import { balanceMessage } from '../../blocks/answers/balance.ts';
import { helpMessage } from '../../blocks/answers/help.ts';
import { historyMessage } from '../../blocks/answers/history.ts';
import { rulesMessage } from '../../blocks/answers/rules.ts';
import { withControls } from '../../blocks/controls.ts';
import { detailsView } from '../../blocks/details-view.ts';
import { digestMessage } from '../../blocks/digest-message.ts';
import { channelForm } from '../../blocks/forms/channel-form.ts';
import { ruleForm } from '../../blocks/forms/rule-form.ts';
import { settingsView } from '../../blocks/forms/settings-view.ts';
import { type HomeShown, homeView } from '../../blocks/home/view.ts';
import { type Say, sayIn } from '../../blocks/locales/say.ts';
import type { Message } from '../../blocks/message.ts';
import { noticeMessage } from '../../blocks/notice.ts';
import { ruleWords } from '../../blocks/rule-text.ts';
import type { MessageView, ModalView, Picture } from './picture.ts';
import { BALANCE, BLIND, FIRST_RULE, REFUSED, RULES_ANSWER } from './sample-answers.ts';
import { CRITICAL, ESCALATION, firstMessage, NOW, RESOLVED, SEVERAL, SNOOZED, WARNING } from './sample-cards.ts';
import { DIGEST, DIGEST_AT } from './sample-digest.ts';
import { CHANNEL, DETAILS, DRAFT, FILLED_IN, SHOWN, sampleRuleForm } from './sample-forms.ts';
import { HISTORY } from './sample-history.ts';
import { HOME, HOME_CHARTS, NEW_HOME } from './sample-home.ts';
import { ALICE } from './sample-names.ts';

const COMMAND = '/deepseek-balance';
/** A few of all. */
const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Berlin'];
const HELP = { command: COMMAND, accountIds: ['prod', 'staging'], currencies: ['CNY', 'USD'] };

/** Everything that there is a picture of, in the order of the gallery. */
export const GALLERY: readonly Picture[] = [
  told('alert-warning', (say) => open(say, stepMessage(say, firstMessage(WARNING)))),
  told('alert-critical', (say) => open(say, stepMessage(say, firstMessage(CRITICAL)))),
  told('alert-several', (say) => open(say, stepMessage(say, firstMessage(SEVERAL)))),
  told('alert-snoozed', (say) => withControls(say, rootMessage(say, SNOOZED), { id: 12, snoozeId: 1 })),
  told('alert-resolved', (say) => rootMessage(say, RESOLVED)),
  told('reply-escalated', (say) => stepMessage(say, ESCALATION), { isReply: true }),
  told('digest', (say) => digestMessage(say, DIGEST), { at: DIGEST_AT }),
  told('rule-notice', (say) =>
    noticeMessage(say, {
      kind: 'rule_notice',
      change: { what: 'added', by: ALICE, rules: [FIRST_RULE], along: [REFUSED, BLIND] },
      command: COMMAND,
    }),
  ),
  answered('balance', (say) => withAnswerControls(say, balanceMessage(say, BALANCE, COMMAND), COMMAND)),
  answered('history', (say) => historyMessage(say, HISTORY, COMMAND)),
  answered('rules', (say) => rulesMessage(say, RULES_ANSWER, COMMAND)),
  answered('help', (say) => helpMessage(say, HELP)),
  form('settings-form', (say) => settingsView(say, SHOWN, DRAFT, '')),
  form('rule-form', (say) => {
    const groupLine = `${COMMAND} ${say('type.threshold_notify', { amount: '50 CNY' })}`;
    return ruleForm(say, sampleRuleForm(ruleWords(say, FILLED_IN, SHOWN.labels), groupLine));
  }),
  form('channel-form', (say) => channelForm(say, CHANNEL, ZONES, '')),
  form('details', (say) => detailsView(say, DETAILS, '')),
  home('home', { answer: HOME }),
  home('home-onboarding', { answer: NEW_HOME }),
];

/** The message of an open episode, with its buttons. */
function open(say: Say, message: Message): Message {
  return withControls(say, message, { id: 12, snoozeId: null });
}

/** What a channel sees. */
function told(name: string, write: (say: Say) => Message, given: Partial<MessageView> = {}): Picture {
  return {
    name,
    surface: 'message',
    build: (language) => ({ blocks: write(sayIn(language)).blocks, at: NOW, ...given }),
  };
}

/** What only the person who asked sees. */
function answered(name: string, write: (say: Say) => Message): Picture {
  return told(name, write, { isPrivate: true });
}

/** A modal that somebody opened. */
function form(name: string, show: (say: Say) => ModalView['view']): Picture {
  return { name, surface: 'modal', build: (language) => ({ view: show(sayIn(language)), at: NOW }) };
}

/** The Home tab of somebody. */
function home(name: string, shown: Pick<HomeShown, 'answer'>): Picture {
  return {
    name,
    surface: 'home',
    build: (language) => ({
      view: homeView(sayIn(language), { ...shown, charts: HOME_CHARTS, note: [], command: COMMAND }),
      at: NOW,
    }),
  };
}
