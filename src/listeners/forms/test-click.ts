import { deniedMessage } from '../../blocks/answers/denied.ts';
import { testedView } from '../../blocks/forms/saved-view.ts';
import { noteView } from '../../blocks/forms/settings-view.ts';
import type { View } from '../../ports.ts';
import type { Click } from '../click.ts';
import { DEFAULT_COMMAND, type InteractionDeps, logUnlessShown, voiceFor } from '../interactions.ts';

/** *Send a test alert* in a modal: to the channel that the button carries, if its reader is there. */
export async function sendTestFromForm(deps: InteractionDeps, click: Click): Promise<void> {
  if (click.view === null) return;
  logUnlessShown(deps, await deps.views.update(click.view.id, null, await sendTest(deps, click.userId, click.value)));
}

async function sendTest(deps: InteractionDeps, userId: string, channelId: string): Promise<View> {
  const say = await voiceFor(deps, userId, channelId);
  const denial = await deps.useCases.authorise(userId, 'test');
  if (denial !== null) return noteView(say, deniedMessage(say, denial).text);
  if (!(await deps.useCases.isInChannel(userId, channelId))) return noteView(say, say('forms.error_not_member'));
  const asker = { workspaceId: deps.workspaceId, channelId, userId, command: DEFAULT_COMMAND };
  return testedView(say, await deps.useCases.sendTest(asker), channelId);
}
