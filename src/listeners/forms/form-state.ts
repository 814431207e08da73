import { noteView, type SettingsShown, settingsView } from '../../blocks/forms/settings-view.ts';
import { type Say, sayIn } from '../../blocks/locales/say.ts';
import { DEFAULT_LANGUAGE } from '../../domain/language.ts';
import { emptyDraft, followRule, MOST_CHANGES, rebaseDraft, type SettingsDraft } from '../../domain/settings-draft.ts';
import type { View } from '../../ports.ts';
import type { Asker } from '../../usecases/change-rules.ts';
import { type ChannelSetup, isSameChannel } from '../../usecases/read-settings.ts';
import type { InteractionDeps } from '../interactions.ts';
import type { OpenView } from '../open-view.ts';
import { type FormMetadata, readMetadata, writeMetadata } from './form-metadata.ts';
import type { LaterView } from './open-forms.ts';

/** What a form carries, with the voice that it speaks in. */
export interface FormState {
  readonly metadata: FormMetadata;
  readonly say: Say;
}

/** A form that somebody used, with everything that was changed in it by now. */
export type UsedForm =
  | {
      readonly kind: 'open';
      readonly state: FormState;
      /** Whether another step of the form stands there by now. */
      readonly hasMoved: boolean;
      /** What a rule that was called so when it was used is called by now; undefined when it is gone. */
      readonly follow: (key: string) => string | undefined;
    }
  /** It was saved, or something else stands in its place that is no form. */
  | { readonly kind: 'over'; readonly state: FormState }
  /** Another version opened it. */
  | { readonly kind: 'unread' };

/** Reads a form; `later`: what took its place since somebody saw what they used. */
export function readUsedForm({ metadata: text, callbackId }: OpenView, later: LaterView | null): UsedForm {
  const state = readFormState(text);
  if (state === undefined) return { kind: 'unread' };
  if (later === null) return { kind: 'open', state, hasMoved: false, follow: (key) => key };
  const now = readFormState(later.metadata)?.metadata;
  if (now === undefined) return { kind: 'over', state };
  const { draft, key: shown } = state.metadata;
  const follow = (key: string): string | undefined => followRule(draft, now.draft, key);
  const key = shown === null ? null : (follow(shown) ?? null);
  return {
    kind: 'open',
    state: { ...state, metadata: { ...state.metadata, draft: now.draft, key } },
    hasMoved: later.callbackId !== callbackId || now.key !== key,
    follow,
  };
}

function readFormState(text: string): FormState | undefined {
  const metadata = readMetadata(text);
  return metadata && { metadata, say: sayIn(metadata.language) };
}

/** In place of a form that cannot be read any more. */
export function unreadForm(): View {
  const say = sayIn(DEFAULT_LANGUAGE);
  return noteView(say, say('forms.unread_form'));
}

/** Who changes what is in the form. */
export function askerFor(deps: InteractionDeps, userId: string, { channelId, command }: SettingsDraft): Asker {
  return { workspaceId: deps.workspaceId, channelId, userId, command };
}

/** The settings of a channel with what is not saved yet. */
export async function showDraft(
  deps: InteractionDeps,
  { metadata, say }: FormState,
  draft: SettingsDraft,
  note: string | null = null,
): Promise<View> {
  const setup = await deps.useCases.readSettings(deps.workspaceId, draft.channelId);
  const text = writeMetadata({ ...metadata, draft, key: null });
  // The last change is one too many for Slack to carry.
  if (text === undefined)
    return showDraft(deps, { metadata, say }, metadata.draft, say('forms.too_many', { most: MOST_CHANGES }));
  return settingsView(say, shownOf(setup), draft, text, note);
}

/** The settings of a channel that somebody else changed meanwhile, with what can still be saved of the draft. */
export async function showRebased(
  deps: InteractionDeps,
  state: FormState,
  draft: SettingsDraft,
  note: string,
): Promise<View> {
  const { rules, fingerprint } = await deps.useCases.readSettings(deps.workspaceId, draft.channelId);
  const channel = isSameChannel(fingerprint, draft.seen) ? draft.channel : null;
  return showDraft(deps, state, rebaseDraft(rules, draft, { seen: fingerprint, channel }), note);
}

/** The settings of a channel as they are, nothing changed. */
export async function showSettings(
  deps: InteractionDeps,
  asker: Asker,
  state: Pick<FormMetadata, 'language' | 'currencies' | 'elsewhere'>,
): Promise<View> {
  const { channelId, command } = asker;
  const setup = await deps.useCases.readSettings(deps.workspaceId, channelId);
  const draft = emptyDraft({ channelId, command, seen: setup.fingerprint });
  const say = sayIn(state.language);
  return settingsView(say, shownOf(setup), draft, writeMetadata({ ...state, draft, key: null }) ?? '');
}

function shownOf({ rules, channel, accounts }: ChannelSetup): SettingsShown {
  return { rules, channel, labels: new Map(accounts.map(({ id, label }) => [id, label])) };
}
