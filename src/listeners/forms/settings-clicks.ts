import { deniedMessage } from '../../blocks/answers/denied.ts';
import { paragraphMessage } from '../../blocks/answers/list-message.ts';
import { channelForm } from '../../blocks/forms/channel-form.ts';
import { noteView, RULE_CHOICE, SETTINGS_CALLBACK } from '../../blocks/forms/settings-view.ts';
import { sayIn } from '../../blocks/locales/say.ts';
import { codeSpan } from '../../blocks/mrkdwn.ts';
import { loadingModal } from '../../blocks/view.ts';
import { countChanges, keepRule, MOST_CHANGES, removeRule, type SettingsDraft } from '../../domain/settings-draft.ts';
import type { View } from '../../ports.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import type { Click } from '../click.ts';
import { type InteractionDeps, logUnlessShown, openFirst } from '../interactions.ts';
import { writeMetadata } from './form-metadata.ts';
import { type FormState, readFormState, showDraft, showSettings, unreadForm } from './form-state.ts';
import { editRule, newRule, redrawRule } from './rule-form-view.ts';

/** Opens the settings of the asker's channel. `responseUrl`: where to say that it came too late. */
export async function openSettings(
  deps: InteractionDeps,
  asker: Asker,
  { triggerId, responseUrl }: { readonly triggerId: string; readonly responseUrl: string | null },
): Promise<void> {
  const opened = await openFirst(deps, triggerId, loadingModal(SETTINGS_CALLBACK), () => fillSettings(deps, asker));
  if (opened === 'shown' || responseUrl === null) return;
  const say = sayIn(await deps.useCases.readLanguage(deps.workspaceId, asker));
  const line = codeSpan(`${asker.command} settings`);
  await deps.respond(responseUrl, paragraphMessage(say('forms.late', { command: line })));
}

/** The settings of the asker's channel, or why they may not change them. `elsewhere`: the asker is not there at the moment. */
export async function fillSettings(deps: InteractionDeps, asker: Asker, elsewhere = false): Promise<View> {
  const language = await deps.useCases.readLanguage(deps.workspaceId, asker);
  const denial = await deps.useCases.authorise(asker.userId, 'change');
  if (denial !== null) return noteView(sayIn(language), deniedMessage(sayIn(language), denial).text);
  const { currencies } = await deps.useCases.readVocabulary(deps.workspaceId);
  return showSettings(deps, asker, { language, currencies, elsewhere });
}

/** *Add a rule*. */
export function addRule(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, async (state) => {
    if (isFull(state)) return showDraft(deps, state, state.metadata.draft);
    return newRule(deps, state);
  });
}

/** The menu of a rule: edit, remove, keep after all. */
export function chooseForRule(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, async (state) => {
    const { draft } = state.metadata;
    const key = click.blockId;
    switch (click.value) {
      case RULE_CHOICE.keep:
        return showDraft(deps, state, keepRule(draft, key));
      case RULE_CHOICE.remove:
        return showDraft(deps, state, isFull(state) && !isTouched(draft, key) ? draft : removeRule(draft, key));
      default:
        if (isFull(state) && !isTouched(draft, key)) return showDraft(deps, state, draft);
        return editRule(deps, state, key);
    }
  });
}

/** *Language, time zone, quiet hours, digest*. */
export function openChannelForm(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, async ({ metadata, say }) => {
    const { channel } = await deps.useCases.readSettings(deps.workspaceId, metadata.draft.channelId);
    const text = writeMetadata({ ...metadata, key: null }) ?? '';
    return channelForm(say, metadata.draft.channel ?? channel, deps.useCases.listZones(), text);
  });
}

/** *Back* to the settings; what was not taken over is forgotten. */
export function goBack(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, (state) => showDraft(deps, state, state.metadata.draft));
}

/** Something in the form of a rule was chosen: its fields and its preview follow. */
export function redraw(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, (state) => redrawRule(deps, state, click.view));
}

/** Shows what follows a click, unless the form has changed since: then the click was a second one. */
async function step(deps: InteractionDeps, click: Click, next: (state: FormState) => Promise<View>): Promise<void> {
  if (click.view === null) return;
  const state = readFormState(click.view.metadata);
  const view = state === undefined ? unreadForm() : await next(state);
  logUnlessShown(deps, await deps.views.update(click.view.id, click.view.hash, view));
}

/** Whether a rule is among the changes already, so that another one of it adds nothing. */
function isTouched({ changed }: SettingsDraft, key: string): boolean {
  return key.startsWith('new:') || changed.some(({ id }) => key === `rule:${id}`);
}

function isFull({ metadata }: FormState): boolean {
  return countChanges(metadata.draft) >= MOST_CHANGES;
}
