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
import { type FormState, readUsedForm, showDraft, showSettings, unreadForm } from './form-state.ts';
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
  return step(deps, click, 'move', async (state) => {
    if (isFull(state)) return showDraft(deps, state, state.metadata.draft);
    return newRule(deps, state);
  });
}

/** The menu of a rule: edit, remove, keep after all. */
export function chooseForRule(deps: InteractionDeps, click: Click): Promise<void> {
  const isEdit = click.value === RULE_CHOICE.keep || click.value === RULE_CHOICE.remove;
  return step(deps, click, isEdit ? 'edit' : 'move', async (state, follow) => {
    const { draft } = state.metadata;
    const key = follow(click.blockId);
    if (key === undefined) return showDraft(deps, state, draft);
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
  return step(deps, click, 'move', async ({ metadata, say }) => {
    const { channel } = await deps.useCases.readSettings(deps.workspaceId, metadata.draft.channelId);
    const text = writeMetadata({ ...metadata, key: null }) ?? '';
    return channelForm(say, metadata.draft.channel ?? channel, deps.useCases.listZones(), text);
  });
}

/** *Back* to the settings; what was not taken over is forgotten. */
export function goBack(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, 'move', (state) => showDraft(deps, state, state.metadata.draft));
}

/** Something in the form of a rule was chosen: its fields and its preview follow. */
export function redraw(deps: InteractionDeps, click: Click): Promise<void> {
  return step(deps, click, 'move', (state) => redrawRule(deps, state, click.view));
}

/** What follows a click. `follow`: as of a `UsedForm`. */
type Next = (state: FormState, follow: (key: string) => string | undefined) => Promise<View>;

/**
 * Shows what follows a click. One on what is about to be replaced is on top of what replaces it: an `edit` always counts, a `move` to
 * another step only from the step that stands there. A second click of the same changes nothing.
 */
async function step(
  deps: InteractionDeps,
  { view, actionId }: Click,
  what: 'edit' | 'move',
  next: Next,
): Promise<void> {
  if (view === null) return;
  await deps.forms.inTurn(view, async (later) => {
    const form = readUsedForm(view, later);
    if (form.kind === 'over' || (form.kind === 'open' && form.hasMoved && what === 'move')) {
      deps.log.info({ action: actionId }, 'a click on what has been replaced is left out');
      return;
    }
    const shown = form.kind === 'unread' ? unreadForm() : await next(form.state, form.follow);
    const outcome = await deps.views.update(view.id, later === null ? view.hash : later.hash, shown);
    if (outcome.kind === 'shown') deps.forms.note(view, shown, outcome.hash);
    // An answer of Slack's got lost, or a form that was sent meanwhile waits for its turn: what was changed counts.
    if (outcome.kind === 'conflict') deps.forms.note(view, shown, null);
    logUnlessShown(deps, outcome);
  });
}

/** Whether a rule is among the changes already, so that another one of it adds nothing. */
function isTouched({ changed }: SettingsDraft, key: string): boolean {
  return key.startsWith('new:') || changed.some(({ id }) => key === `rule:${id}`);
}

function isFull({ metadata }: FormState): boolean {
  return countChanges(metadata.draft) >= MOST_CHANGES;
}
