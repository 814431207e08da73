import type { TestOutcome } from '../domain/answer.ts';
import type { ChannelChange, RuleChange } from '../domain/notification.ts';
import { alongSubjects, type Rule } from '../domain/rule.ts';
import { countChanges, type SettingsDraft } from '../domain/settings-draft.ts';
import type { Tables } from '../ports.ts';
import { type Asker, type Changed, changeRules, judgeChange, type RuleDeps } from './change-rules.ts';
import { insertRules, plainFields } from './insert-rules.ts';
import { readSettings } from './read-settings.ts';
import { changeChannelFields, readNotice } from './set-channel.ts';

/** What saving a form came to. */
export type SettingsOutcome =
  /** `notice`: what became of the one message that tells the channel. New rules become active with it. */
  | { readonly kind: 'saved'; readonly notice: TestOutcome }
  | { readonly kind: 'unchanged' }
  /** Somebody else changed the settings since the form was opened; nothing was saved. */
  | { readonly kind: 'conflict' };

/** Saves everything that was changed in a settings form, with one notice to the channel; nothing when its settings are no longer what the form showed. */
export async function saveSettings(deps: RuleDeps, asker: Asker, draft: SettingsDraft): Promise<SettingsOutcome> {
  const { result, notice } = await changeRules(deps, asker, (tables) => saveInside(deps, tables, asker, draft));
  if (notice === undefined || result.kind !== 'saved') return result;
  return { ...result, notice: await readNotice(deps, asker, notice) };
}

async function saveInside(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  draft: SettingsDraft,
): Promise<Changed<SettingsOutcome>> {
  const { workspaceId, channelId } = asker;
  if (countChanges(draft) === 0) return { result: { kind: 'unchanged' }, noticeId: null };
  const setup = await readSettings({ store: tables }, workspaceId, channelId);
  if (setup.fingerprint !== draft.seen) return { result: { kind: 'conflict' }, noticeId: null };
  await tables.channels.ensure(workspaceId, channelId);
  const rules = [
    ...(await removeRules(deps, tables, asker, setup.rules, draft)),
    ...(await editRules(tables, asker, setup.rules, draft)),
    ...(await addRules(deps, tables, asker, setup.rules, draft)),
  ];
  const channel = draft.channel === null ? [] : await changeChannelFields(deps, tables, asker, draft.channel);
  if (rules.length + channel.length === 0) return { result: { kind: 'unchanged' }, noticeId: null };
  const noticeId = await addSettingsNotice(deps, tables, asker, rules, channel);
  const edited = rules.flatMap((change) => (change.what === 'changed' ? [change.to.id] : []));
  const isLess = rules.some(({ what }) => what === 'removed');
  if (edited.length > 0 || isLess)
    await judgeChange(deps, tables, asker, edited, edited.length > 0 ? 'changed' : 'removed');
  return { result: { kind: 'saved', notice: { kind: 'waiting' } }, noticeId };
}

async function removeRules(
  deps: RuleDeps,
  tables: Tables,
  { workspaceId, userId }: Asker,
  rules: readonly Rule[],
  { removed }: SettingsDraft,
): Promise<readonly RuleChange[]> {
  const gone = rules.filter(({ id }) => removed.includes(id));
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  await tables.rules.remove(workspaceId, ids, userId, deps.now());
  return [{ what: 'removed', by: userId, rules: gone }];
}

async function editRules(
  tables: Tables,
  { workspaceId, userId }: Asker,
  rules: readonly Rule[],
  { changed }: SettingsDraft,
): Promise<readonly RuleChange[]> {
  const changes: RuleChange[] = [];
  const edits = changed.flatMap(({ id, ...fields }) => {
    const from = rules.find((rule) => rule.id === id);
    return from === undefined ? [] : [{ id, fields, from }];
  });
  // Two rules may change places: none may stand in the way of another one's new threshold.
  for (const { id, fields } of edits) await tables.rules.change(workspaceId, id, { ...fields, thresholdMicros: -id });
  for (const { id, fields, from } of edits) {
    await tables.rules.change(workspaceId, id, fields);
    changes.push({ what: 'changed', by: userId, from, to: { ...from, ...fields } });
  }
  return changes;
}

/** New rules are inactive until the channel has seen the notice; a first rule brings calls refused and cannot read along. */
async function addRules(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  rules: readonly Rule[],
  { added, removed }: SettingsDraft,
): Promise<readonly RuleChange[]> {
  if (added.length === 0) return [];
  const isFirst = rules.every(({ id }) => removed.includes(id));
  const accountId = added.every((fields) => fields.accountId === added[0]?.accountId)
    ? (added[0]?.accountId ?? null)
    : null;
  const brought = isFirst ? alongSubjects(accountId) : [];
  const along = plainFields(brought.filter(({ kind }) => !added.some((fields) => fields.kind === kind)));
  const wanted = [...added, ...along];
  const inserted = await insertRules(tables, asker, wanted, deps.now());
  return [
    {
      what: 'added',
      by: asker.userId,
      rules: inserted.slice(0, added.length),
      along: inserted.slice(added.length),
    },
  ];
}

async function addSettingsNotice(
  deps: RuleDeps,
  tables: Tables,
  { workspaceId, channelId, userId, command }: Asker,
  rules: readonly RuleChange[],
  channel: readonly ChannelChange[],
): Promise<number | null> {
  const now = deps.now();
  const entry = { channelId, by: userId, what: 'settings saved', from: null, to: { rules, channel } };
  const auditId = await tables.audit.add(workspaceId, entry, now);
  return tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `settings:${auditId}`,
      reason: 'settings saved',
      payload: { kind: 'settings_notice', by: userId, rules, channel, command },
      episodeId: null,
    },
    now,
  );
}
