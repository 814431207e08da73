import { deniedMessage } from '../../blocks/answers/denied.ts';
import { testedView } from '../../blocks/forms/saved-view.ts';
import { noteView } from '../../blocks/forms/settings-view.ts';
import type { View } from '../../ports.ts';
import type { Click } from '../click.ts';
import { DEFAULT_COMMAND, type InteractionDeps, logUnlessShown, voiceFor } from '../interactions.ts';

/**
 * *Send a test alert* in a modal: to the channel that the button carries, if its reader is there. What comes of it takes the place of
 * the button, so that a second click of the same modal sends nothing, however often it was drawn in between.
 */
export async function sendTestFromForm(deps: InteractionDeps, { view, userId, value }: Click): Promise<void> {
  if (view === null || !(await deps.useCases.claimOnce(deps.workspaceId, `form_test:${view.id}:${value}`))) return;
  logUnlessShown(deps, await deps.views.update(view.id, null, await sendTest(deps, userId, value)));
}

async function sendTest(deps: InteractionDeps, userId: string, channelId: string): Promise<View> {
  const say = await voiceFor(deps, userId, channelId);
  const denial = await deps.useCases.authorise(userId, 'test');
  if (denial !== null) return noteView(say, deniedMessage(say, denial).text);
  if (!(await deps.useCases.seesChannel(userId, channelId))) return noteView(say, say('forms.error_not_member'));
  const asker = { workspaceId: deps.workspaceId, channelId, userId, command: DEFAULT_COMMAND };
  return testedView(say, await deps.useCases.sendTest(asker), channelId);
}
