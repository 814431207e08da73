import { deniedMessage } from '../../blocks/answers/denied.ts';
import { RULE_FIELD, thresholdBlock } from '../../blocks/forms/rule-form.ts';
import { savedView, savingView } from '../../blocks/forms/saved-view.ts';
import { noteView } from '../../blocks/forms/settings-view.ts';
import { codeSpan } from '../../blocks/mrkdwn.ts';
import { ruleWords } from '../../blocks/rule-text.ts';
import { emptyDraft, findSameRule, putRule, type RuleFields, type SettingsDraft } from '../../domain/settings-draft.ts';
import type { View } from '../../ports.ts';
import type { InteractionDeps } from '../interactions.ts';
import type { OpenView } from '../open-view.ts';
import type { FormAnswer, FormHandler, Submission } from '../submission.ts';
import { readChannelFields } from './channel-fields.ts';
import { askerFor, type FormState, readUsedForm, showDraft, showRebased, unreadForm } from './form-state.ts';
import { complainBeside } from './rule-fields.ts';
import { readRule } from './rule-form-view.ts';

/** The form of a rule: into the draft, or (from Home, where a channel is chosen with it) saved at once. */
export const submitRule = inTurn(async (deps, submission, state) => {
  const { view } = submission;
  const { metadata, say } = state;
  if (metadata.draft.channelId === '') return submitFirstRule(deps, submission, state);
  const { rules } = await deps.useCases.readSettings(deps.workspaceId, metadata.draft.channelId);
  const before = rules.find(({ id }) => `rule:${id}` === metadata.key);
  const read = await readRule(deps, state, view, before?.mention ?? null);
  if ('errors' in read) return read;
  const complaint = await complainAboutNames(deps, state, view, read);
  if (complaint !== null) return complaint;
  const same = findSameRule(rules, metadata.draft, metadata.key, read);
  if (same !== undefined && metadata.key !== null)
    return complainBeside(view, thresholdBlock(read.kind), say('forms.error_same', { rule: ruleWords(say, read) }));
  return { view: await showDraft(deps, state, putRule(rules, metadata.draft, metadata.key, read)) };
});

/** The form of a channel's other settings: into the draft. */
export const submitChannel = inTurn(async (deps, { view }, state) => {
  const { draft } = state.metadata;
  const { channel } = await deps.useCases.readSettings(deps.workspaceId, draft.channelId);
  const read = readChannelFields(state.say, view, draft.channel ?? channel, deps.useCases.listZones());
  if ('errors' in read) return read;
  const isSame = JSON.stringify(read) === JSON.stringify(channel);
  return { view: await showDraft(deps, state, { ...draft, channel: isSame ? null : read }) };
});

/** *Save*: everything at once, told to the channel in one message. */
export const submitSettings = inTurn(async (deps, { userId, view }, state) => {
  const { draft } = state.metadata;
  const isFirst = await claimSubmission(deps, view);
  if (!isFirst) return { view: submittedTwice(state) };
  return { view: savingView(state.say), after: () => save(deps, userId, state, draft) };
});

type Answer = (deps: InteractionDeps, submission: Submission, state: FormState) => Promise<FormAnswer>;

/**
 * Answers a form in its turn, on top of what was clicked in it before, whatever Slack had drawn of that when it was sent. Complaints
 * that come too late for its fields stand above the draft.
 */
function inTurn(answer: Answer): FormHandler {
  return (deps, submission) =>
    deps.forms.inTurn(submission.view, async (later) => {
      const form = readUsedForm(submission.view, later);
      if (form.kind === 'unread') return { view: unreadForm() };
      const { state } = form;
      if (form.kind === 'over') return { view: submittedTwice(state) };
      const given = await answer(deps, submission, state);
      if ('view' in given) return noted(deps, submission, given);
      const instead = async (): Promise<View> => {
        const complaints = Object.values(given.errors).join('\n');
        const view = await showDraft(deps, state, state.metadata.draft, complaints);
        deps.forms.note(submission.view, view, null);
        return view;
      };
      if (form.hasMoved) return { view: await instead() };
      return state.metadata.draft.channelId === '' ? given : { ...given, late: instead };
    });
}

/** Remembers what takes the place of the form. */
function noted({ forms }: InteractionDeps, { view }: Submission, given: Shown): Shown {
  const { view: first, after } = given;
  forms.note(view, first, null);
  if (after === undefined) return given;
  return {
    view: first,
    after: async () => {
      const last = await after();
      forms.note(view, last, null);
      return last;
    },
  };
}

type Shown = Extract<FormAnswer, { readonly view: View }>;

async function save(deps: InteractionDeps, userId: string, state: FormState, draft: SettingsDraft): Promise<View> {
  const { say } = state;
  const asker = askerFor(deps, userId, draft);
  const denial = await deps.useCases.authorise(userId, 'change');
  if (denial !== null) return noteView(say, deniedMessage(say, denial).text);
  // Since it was opened they may have left.
  if (state.metadata.elsewhere && !(await deps.useCases.seesChannel(userId, draft.channelId)))
    return noteView(say, say('forms.error_not_member'));
  const outcome = await deps.useCases.saveSettings(asker, draft);
  renewHome(deps, userId);
  if (outcome.kind === 'conflict') return showRebased(deps, state, draft, say('forms.conflict'));
  return savedView(say, outcome.kind === 'saved' ? outcome.notice : null, draft.channelId);
}

/** Not awaited: whoever saved is told of that first. */
function renewHome({ useCases, track, log }: InteractionDeps, userId: string): void {
  const renewed = useCases.renewHome(userId);
  track(renewed).catch((error: unknown) => log.error({ err: error, user: userId }, 'Home was not drawn'));
}

/** A rule for a channel that is chosen in the same form: whoever sets it must be there. */
async function submitFirstRule(
  deps: InteractionDeps,
  { userId, view }: Submission,
  state: FormState,
): Promise<FormAnswer> {
  const { say, metadata } = state;
  const channelId = view.fields.get(RULE_FIELD.channel) ?? '';
  const read = await readRule(deps, state, view, null);
  if ('errors' in read) return read;
  if (channelId === '') return { errors: { [RULE_FIELD.channel]: say('forms.error_channel') } };
  const complaint = await complainAboutNames(deps, state, view, read);
  if (complaint !== null) return complaint;
  if (!(await deps.useCases.isInChannel(userId, channelId)))
    return { errors: { [RULE_FIELD.channel]: say('forms.error_not_member') } };
  if (!(await claimSubmission(deps, view))) return { view: submittedTwice(state) };
  return {
    view: savingView(say),
    after: async () => {
      const { rules, fingerprint } = await deps.useCases.readSettings(deps.workspaceId, channelId);
      const { command } = metadata.draft;
      const draft = putRule(rules, emptyDraft({ channelId, command, seen: fingerprint }), null, read);
      return save(deps, userId, state, draft);
    },
  };
}

/** False for the same form that arrives once more, as after a second click or a retry of Slack's. */
function claimSubmission({ useCases, workspaceId }: InteractionDeps, { id, hash }: OpenView): Promise<boolean> {
  return useCases.claimOnce(workspaceId, `save:${id}:${hash}`);
}

function submittedTwice({ metadata, say }: FormState): View {
  return noteView(say, say('forms.saved_twice', { command: codeSpan(`${metadata.draft.command} settings`) }));
}

/** The account must be one of the team's, and whoever is to be mentioned must be somebody. */
async function complainAboutNames(
  { useCases, workspaceId }: InteractionDeps,
  { say }: FormState,
  view: OpenView,
  { accountId, mention }: RuleFields,
): Promise<FormAnswer | null> {
  const { accountIds } = await useCases.readVocabulary(workspaceId);
  if (accountId !== null && !accountIds.includes(accountId))
    return complainBeside(view, RULE_FIELD.account, say('forms.error_account'));
  const [, person] = /^<@(\w+)>$/.exec(mention ?? '') ?? [];
  if (person === undefined || (await useCases.isMentionable(person))) return null;
  return complainBeside(view, RULE_FIELD.person, say('forms.error_person'));
}
