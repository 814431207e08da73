import { CONTROL } from '../../blocks/controls.ts';
import { BACK } from '../../blocks/forms/fields.ts';
import { RULE_FIELD } from '../../blocks/forms/rule-form.ts';
import { TEST_CONTROL } from '../../blocks/forms/saved-view.ts';
import { SETTINGS_CONTROL } from '../../blocks/forms/settings-view.ts';
import { HOME_CONTROL } from '../../blocks/home/controls.ts';
import { addRule, chooseForRule, goBack, openChannelForm, redraw } from '../forms/settings-clicks.ts';
import { sendTestFromForm } from '../forms/test-click.ts';
import type { ClickHandler } from '../interactions.ts';
import { refreshAnswer, shareAnswer } from './answers.ts';
import { checkNow, openDetails } from './details.ts';
import { addFromHome, refreshHome, settingsFromHome, testFromHome } from './home.ts';
import { snoozeEpisode } from './snooze.ts';

/** Who answers which button and menu. */
export const CLICKS: Readonly<Record<string, ClickHandler>> = {
  // It opens an address by itself.
  [CONTROL.topUp]: async () => {},
  [CONTROL.snooze]: snoozeEpisode,
  [CONTROL.details]: openDetails,
  [CONTROL.checkNow]: checkNow,
  [CONTROL.refresh]: refreshAnswer,
  [CONTROL.share]: shareAnswer,
  [SETTINGS_CONTROL.addRule]: addRule,
  [SETTINGS_CONTROL.rule]: chooseForRule,
  [SETTINGS_CONTROL.channel]: openChannelForm,
  [BACK]: goBack,
  [RULE_FIELD.account]: redraw,
  [RULE_FIELD.kind]: redraw,
  [RULE_FIELD.threshold]: redraw,
  [TEST_CONTROL]: sendTestFromForm,
  [HOME_CONTROL.refresh]: refreshHome,
  [HOME_CONTROL.addRule]: addFromHome,
  [HOME_CONTROL.settings]: settingsFromHome,
  [HOME_CONTROL.test]: testFromHome,
};
