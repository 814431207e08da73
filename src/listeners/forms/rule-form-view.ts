import { type RuleFormInput, ruleForm } from '../../blocks/forms/rule-form.ts';
import { ruleWords, typedThreshold } from '../../blocks/rule-text.ts';
import { type RuleFields, readDraftRules } from '../../domain/settings-draft.ts';
import type { View } from '../../ports.ts';
import type { Vocabulary } from '../commands/currency.ts';
import { exampleAmount, typeAmount } from '../commands/lines.ts';
import type { InteractionDeps } from '../interactions.ts';
import type { OpenView } from '../open-view.ts';
import { writeMetadata } from './form-metadata.ts';
import { type FormState, showDraft } from './form-state.ts';
import { readAccount, readKind, readRuleFields, readSeverity, readTyped } from './rule-fields.ts';

const PERSON = /^<@([UW][A-Z0-9]{1,30})>$/;

/** The grammar's words for a form: accounts are chosen, not typed. */
function vocabularyOf({ metadata }: FormState): Vocabulary {
  return { accountIds: [], accounts: [], currencies: metadata.currencies, language: metadata.language };
}

/** The empty form of a rule. */
export async function newRule(deps: InteractionDeps, state: FormState): Promise<View> {
  const shown = { kind: 'below', accountId: null, threshold: null, severity: 'warning', mention: null } as const;
  return drawRule(deps, state, null, shown, null);
}

/** The form of a rule that is there, saved or not; the settings when it is gone. */
export async function editRule(deps: InteractionDeps, state: FormState, key: string): Promise<View> {
  const rule = await findRule(deps, state, key);
  if (rule === undefined) return showDraft(deps, state, state.metadata.draft);
  return drawRule(deps, state, key, { ...rule, threshold: typedThreshold(state.say, rule) }, rule);
}

/** The form with what is chosen in it so far, and the rule in words. */
export async function redrawRule(deps: InteractionDeps, state: FormState, view: OpenView | null): Promise<View> {
  const { key } = state.metadata;
  const before = key === null ? undefined : await findRule(deps, state, key);
  if (view === null) return showDraft(deps, state, state.metadata.draft);
  const mention = before?.mention ?? null;
  const read = await readRule(deps, state, view, mention);
  const threshold = readTyped(view);
  const [kind, accountId, severity] = [readKind(view), readAccount(view), readSeverity(view)];
  const shown = { kind, accountId, threshold, severity, mention };
  return drawRule(deps, state, key, shown, 'errors' in read ? null : read);
}

/** The rule that a form describes, with the words of the team; see `readRuleFields`. */
export async function readRule(
  { useCases, workspaceId }: InteractionDeps,
  state: FormState,
  view: OpenView,
  mention: string | null,
): Promise<ReturnType<typeof readRuleFields>> {
  const funded = await useCases.readFunded(workspaceId, readAccount(view));
  return readRuleFields(state.say, view, { ...vocabularyOf(state), funded }, mention);
}

type Shown = Pick<RuleFields, 'kind' | 'accountId' | 'severity' | 'mention'> & Pick<RuleFormInput, 'threshold'>;

async function drawRule(
  deps: InteractionDeps,
  state: FormState,
  key: string | null,
  { kind, accountId, threshold, severity, mention }: Shown,
  rule: RuleFields | null,
): Promise<View> {
  const { metadata, say } = state;
  const { accounts } = await deps.useCases.readVocabulary(deps.workspaceId);
  const person = mention === null ? null : (PERSON.exec(mention)?.[1] ?? null);
  const example = typeAmount(exampleAmount(vocabularyOf(state)));
  return ruleForm(say, {
    metadata: writeMetadata({ ...metadata, key }) ?? '',
    isNew: key === null,
    asksChannel: metadata.draft.channelId === '',
    accounts,
    accountId,
    kind,
    threshold,
    severity,
    person,
    group: person === null ? mention : null,
    example,
    groupLine: `${metadata.draft.command} ${say('type.threshold_notify', { amount: example })}`,
    preview: rule === null ? null : ruleWords(say, rule, new Map(accounts.map(({ id, label }) => [id, label]))),
  });
}

async function findRule(deps: InteractionDeps, { metadata }: FormState, key: string): Promise<RuleFields | undefined> {
  const { rules } = await deps.useCases.readSettings(deps.workspaceId, metadata.draft.channelId);
  return readDraftRules(rules, metadata.draft).find((rule) => rule.key === key)?.fields;
}
