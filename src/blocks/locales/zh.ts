import type { MessageKey } from './en.ts';
import { ALERTS } from './zh/alerts.ts';
import { ANSWERS } from './zh/answers.ts';
import { BASICS } from './zh/basics.ts';
import { COMMANDS } from './zh/commands.ts';
import { CONTROLS } from './zh/controls.ts';
import { DIGESTS } from './zh/digests.ts';
import { FORMS } from './zh/forms.ts';
import { HOME } from './zh/home.ts';
import { NOTICES } from './zh/notices.ts';
import { REFUSALS } from './zh/refusals.ts';

/** Every sentence in Simplified Chinese, by key: ICU messages. */
export const CHINESE_MESSAGES: Readonly<Record<MessageKey, string>> = {
  ...BASICS,
  ...COMMANDS,
  ...ALERTS,
  ...NOTICES,
  ...DIGESTS,
  ...ANSWERS,
  ...REFUSALS,
  ...CONTROLS,
  ...FORMS,
  ...HOME,
};
