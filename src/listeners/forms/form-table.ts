import { CHANNEL_FORM_CALLBACK } from '../../blocks/forms/channel-form.ts';
import { RULE_FORM_CALLBACK } from '../../blocks/forms/rule-form.ts';
import { SETTINGS_CALLBACK } from '../../blocks/forms/settings-view.ts';
import type { FormHandler } from '../submission.ts';
import { submitChannel, submitRule, submitSettings } from './settings-submissions.ts';

/** Who answers which form. */
export const FORMS: Readonly<Record<string, FormHandler>> = {
  [SETTINGS_CALLBACK]: submitSettings,
  [RULE_FORM_CALLBACK]: submitRule,
  [CHANNEL_FORM_CALLBACK]: submitChannel,
};
