import { deniedMessage } from '../../blocks/answers/denied.ts';
import { RULE_FORM_CALLBACK } from '../../blocks/forms/rule-form.ts';
import { testedWords } from '../../blocks/forms/saved-view.ts';
import { noteView, SETTINGS_CALLBACK } from '../../blocks/forms/settings-view.ts';
import { sayIn } from '../../blocks/locales/say.ts';
import { section } from '../../blocks/message.ts';
import { loadingModal } from '../../blocks/view.ts';
import { emptyDraft } from '../../domain/settings-draft.ts';
import type { View } from '../../ports.ts';
import type { Click } from '../click.ts';
import { newRule } from '../forms/rule-form-view.ts';
import { fillSettings } from '../forms/settings-clicks.ts';
import { DEFAULT_COMMAND, type InteractionDeps, voiceFor } from '../interactions.ts';
import { openOnHome } from '../on-home.ts';

/** *Refresh* of Home: every account is read, and Home shows what came of it. */
export async function refreshHome(deps: InteractionDeps, { userId }: Click): Promise<void> {
  await deps.useCases.refreshHome(userId);
}

/** *Add a rule* of Home: its form, in which the channel is chosen, too. */
export async function addFromHome(deps: InteractionDeps, click: Click): Promise<void> {
  await openOnHome(deps, click, loadingModal(RULE_FORM_CALLBACK), () => fillRule(deps, click.userId));
}

async function fillRule(deps: InteractionDeps, userId: string): Promise<View> {
  const { workspaceId, useCases } = deps;
  const language = await useCases.readLanguage(workspaceId, { userId, channelId: null });
  const say = sayIn(language);
  const denial = await useCases.authorise(userId, 'change');
  if (denial !== null) return noteView(say, deniedMessage(say, denial).text);
  const { currencies } = await useCases.readVocabulary(workspaceId);
  const draft = emptyDraft({ channelId: '', command: DEFAULT_COMMAND, seen: '' });
  return newRule(deps, { metadata: { draft, key: null, currencies, language, elsewhere: true }, say });
}

/** *Settings* of a channel on Home: its form, for somebody who is there. */
export async function settingsFromHome(deps: InteractionDeps, click: Click): Promise<void> {
  const { userId, value } = click;
  await openOnHome(deps, click, loadingModal(SETTINGS_CALLBACK), async () => {
    if (await deps.useCases.seesChannel(userId, value)) return fillSettings(deps, askerIn(deps, userId, value), true);
    const say = await voiceFor(deps, userId, null);
    return noteView(say, say('forms.error_not_member'));
  });
}

/** *Send a test alert* of a channel on Home. A second click of the same Home sends nothing. */
export async function testFromHome(deps: InteractionDeps, { userId, value, view }: Click): Promise<void> {
  const { workspaceId, useCases } = deps;
  if (view === null || !(await useCases.claimOnce(workspaceId, `home_test:${view.id}:${view.hash}:${value}`))) return;
  const say = await voiceFor(deps, userId, null);
  const denial = await useCases.authorise(userId, 'test');
  if (denial !== null) return useCases.tellHome(userId, deniedMessage(say, denial).blocks);
  if (!(await useCases.seesChannel(userId, value)))
    return useCases.tellHome(userId, [section(say('forms.error_not_member'))]);
  const outcome = await useCases.sendTest(askerIn(deps, userId, value));
  await useCases.tellHome(userId, [section(testedWords(say, outcome, value))]);
}

function askerIn({ workspaceId }: InteractionDeps, userId: string, channelId: string) {
  return { workspaceId, channelId, userId, command: DEFAULT_COMMAND };
}
