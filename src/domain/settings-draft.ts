import type { DigestSchedule } from './digest-schedule.ts';
import type { Language } from './language.ts';
import type { QuietHours } from './quiet-hours.ts';
import { isSubject, type Rule, type Severity, type Subject } from './rule.ts';

/** What a rule is about, how grave it is and whom it tells: what a form can set. */
export interface RuleFields extends Subject {
  readonly severity: Severity;
  readonly mention: string | null;
}

/** What a channel has set for itself, as its form shows it. */
export interface ChannelFields {
  readonly zone: string;
  /** Null: nobody set one. */
  readonly language: Language | null;
  readonly quiet: QuietHours | null;
  readonly digest: DigestSchedule | null;
}

/** What somebody has changed in the settings form and not saved yet. */
export interface SettingsDraft {
  readonly channelId: string;
  /** The slash command as it was typed. */
  readonly command: string;
  /** The fingerprint of what the form showed when it was opened: who saves must have seen what they change. */
  readonly seen: string;
  readonly added: readonly RuleFields[];
  readonly changed: readonly (RuleFields & { readonly id: number })[];
  /** Ids of rules. */
  readonly removed: readonly number[];
  /** Null: as it is. */
  readonly channel: ChannelFields | null;
}

/** A rule as the form shows it. `key`: names it in the form's menus. */
export interface DraftRule {
  readonly key: string;
  readonly state: 'kept' | 'added' | 'changed' | 'removed';
  /** Null for one that is not saved yet. */
  readonly number: number | null;
  readonly fields: RuleFields;
}

/** One form saves at most so many changes: Slack carries them in 3,000 characters. */
export const MOST_CHANGES = 10;

/** A draft without changes. */
export function emptyDraft(shown: Pick<SettingsDraft, 'channelId' | 'command' | 'seen'>): SettingsDraft {
  return { ...shown, added: [], changed: [], removed: [], channel: null };
}

/** The channel's rules as they would be, those to be removed included; the new ones last. */
export function readDraftRules(rules: readonly Rule[], draft: SettingsDraft): readonly DraftRule[] {
  return [
    ...rules.map((rule): DraftRule => {
      const changed = draft.changed.find(({ id }) => id === rule.id);
      const state = draft.removed.includes(rule.id) ? 'removed' : changed === undefined ? 'kept' : 'changed';
      return { key: `rule:${rule.id}`, state, number: rule.number, fields: changed ?? rule };
    }),
    ...draft.added.map((fields, index): DraftRule => ({ key: `new:${index}`, state: 'added', number: null, fields })),
  ];
}

/** How many changes a draft holds. */
export function countChanges({ added, changed, removed, channel }: SettingsDraft): number {
  return added.length + changed.length + removed.length + (channel === null ? 0 : 1);
}

/**
 * Puts a rule into the draft, in place of the one that `key` names, or (null) as a new one. One that is there already is taken
 * as an edit of it: the same subject again is the same rule.
 */
export function putRule(
  rules: readonly Rule[],
  draft: SettingsDraft,
  key: string | null,
  fields: RuleFields,
): SettingsDraft {
  const same = findSameRule(rules, draft, key, fields);
  const target = key ?? same?.key ?? null;
  if (target === null) return { ...draft, added: [...draft.added, fields] };
  const index = newIndex(target);
  if (index !== undefined) return { ...draft, added: draft.added.with(index, fields) };
  const rule = rules.find(({ id }) => `rule:${id}` === target);
  if (rule === undefined) return draft;
  if (rule.kind !== fields.kind || rule.accountId !== fields.accountId) return replaceRule(draft, target, fields);
  const others = draft.changed.filter(({ id }) => id !== rule.id);
  const isBack = isSubject(rule, fields) && rule.severity === fields.severity && rule.mention === fields.mention;
  return {
    ...draft,
    removed: draft.removed.filter((id) => id !== rule.id),
    changed: isBack ? others : [...others, { ...fieldsOf(fields), id: rule.id }],
  };
}

/** About something else it is another rule, with a number of its own. */
function replaceRule(draft: SettingsDraft, key: string, fields: RuleFields): SettingsDraft {
  const without = removeRule(draft, key);
  return { ...without, added: [...without.added, fieldsOf(fields)] };
}

/** Another rule than the one that `key` names that is about the same, saved or not. */
export function findSameRule(
  rules: readonly Rule[],
  draft: SettingsDraft,
  key: string | null,
  fields: RuleFields,
): DraftRule | undefined {
  return readDraftRules(rules, draft).find(
    (each) => each.key !== key && each.state !== 'removed' && isSubject(each.fields, fields),
  );
}

/** Takes a rule out: a new one is forgotten, a saved one is marked. */
export function removeRule(draft: SettingsDraft, key: string): SettingsDraft {
  const index = newIndex(key);
  if (index !== undefined) return { ...draft, added: draft.added.filter((_, at) => at !== index) };
  const id = ruleId(key);
  if (id === undefined || draft.removed.includes(id)) return draft;
  return { ...draft, removed: [...draft.removed, id], changed: draft.changed.filter((each) => each.id !== id) };
}

/** Undoes what the draft does to a saved rule. */
export function keepRule(draft: SettingsDraft, key: string): SettingsDraft {
  const id = ruleId(key);
  return {
    ...draft,
    removed: draft.removed.filter((each) => each !== id),
    changed: draft.changed.filter((each) => each.id !== id),
  };
}

/** What is left to save of a draft when somebody else changed the channel meanwhile, on top of what is there now. */
export function rebaseDraft(
  rules: readonly Rule[],
  draft: SettingsDraft,
  now: Pick<SettingsDraft, 'seen' | 'channel'>,
): SettingsDraft {
  const isThere = (id: number): boolean => rules.some((rule) => rule.id === id);
  const empty: SettingsDraft = { ...draft, ...now, added: [], changed: [], removed: draft.removed.filter(isThere) };
  const changed = draft.changed
    .filter(({ id }) => isThere(id))
    .reduce((sum, { id, ...fields }) => putUnlessThere(rules, sum, `rule:${id}`, fields), empty);
  return draft.added.reduce((sum, fields) => putUnlessThere(rules, sum, null, fields), changed);
}

/** One that is there by now is no change of this draft any more. */
function putUnlessThere(
  rules: readonly Rule[],
  draft: SettingsDraft,
  key: string | null,
  fields: RuleFields,
): SettingsDraft {
  return findSameRule(rules, draft, key, fields) === undefined ? putRule(rules, draft, key, fields) : draft;
}

/** The fields of a rule, without anything else that it carries. */
export function fieldsOf(rule: RuleFields): RuleFields {
  const { kind, accountId, currency, thresholdMicros, unit, windowMs, severity, mention } = rule;
  return { kind, accountId, currency, thresholdMicros, unit, windowMs, severity, mention };
}

/** What a rule that a draft calls `key` is called in a later one of the same form; undefined when it is gone. */
export function followRule(before: SettingsDraft, later: SettingsDraft, key: string): string | undefined {
  const index = newIndex(key);
  if (index === undefined) return key;
  const fields = before.added[index];
  const at = later.added.findIndex((each) => fields !== undefined && isSubject(each, fields));
  return at === -1 ? undefined : `new:${at}`;
}

function newIndex(key: string): number | undefined {
  const [, index] = /^new:(\d{1,4})$/.exec(key) ?? [];
  return index === undefined ? undefined : Number(index);
}

function ruleId(key: string): number | undefined {
  const [, id] = /^rule:(\d{1,15})$/.exec(key) ?? [];
  return id === undefined ? undefined : Number(id);
}
