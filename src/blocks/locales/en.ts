import { ALERTS } from './en/alerts.ts';
import { ANSWERS } from './en/answers.ts';
import { BASICS } from './en/basics.ts';
import { COMMANDS } from './en/commands.ts';
import { CONTROLS } from './en/controls.ts';
import { DIGESTS } from './en/digests.ts';
import { FORMS } from './en/forms.ts';
import { HOME } from './en/home.ts';
import { NOTICES } from './en/notices.ts';
import { REFUSALS } from './en/refusals.ts';

/** Every sentence in English, by key: ICU messages. */
export const ENGLISH_MESSAGES = {
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
} as const;

export type MessageKey = keyof typeof ENGLISH_MESSAGES;
