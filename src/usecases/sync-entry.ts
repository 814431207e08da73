import { isSubject, type Rule, type Severity, type Subject } from '../domain/rule.ts';
import type { ConfiguredRule, Tables } from '../ports.ts';

/** What one entry of the configuration wants; `key` says which entry it is, `value` whether it changed. */
export interface WantedRule {
  readonly key: string;
  readonly value: string;
  readonly subject: Subject;
  readonly severity: Severity;
}

/** The channel whose configured rules are brought in line. */
export interface EntryScene {
  readonly tables: Tables;
  readonly workspaceId: string;
  readonly channelId: string;
  /** Rules that entries stand for, removed ones included; at most one for each entry. */
  readonly known: readonly ConfiguredRule[];
  readonly now: number;
}

/** Adds, edits or leaves one entry's rule; returns its id when it must be judged. What a person removed stays removed. */
export async function syncEntry(scene: EntryScene, wanted: WantedRule): Promise<number | null> {
  const { tables, workspaceId, channelId, known } = scene;
  const last = known.find(({ entry }) => entry.key === wanted.key);
  if (last !== undefined && last.entry.value === wanted.value && last.removed?.by !== null) return null;
  const own = last?.removed === null && isOwned(last) ? last : undefined;
  const equal = (await tables.rules.list(workspaceId, channelId)).find((rule) => isSubject(rule, wanted.subject));
  if (equal !== undefined) {
    if (own !== undefined) await removeConfigured(scene, [own]);
    return standFor(scene, wanted, equal);
  }
  if (own === undefined) return add(scene, wanted);
  await change(scene, wanted, own.rule);
  return own.rule.id;
}

/** Whether the configuration made the rule; one that a person made is never edited or removed with its entry. */
export function isOwned({ rule }: ConfiguredRule): boolean {
  return rule.origin === 'configuration';
}

export async function removeConfigured(
  { tables, workspaceId, now }: Pick<EntryScene, 'tables' | 'workspaceId' | 'now'>,
  configured: readonly ConfiguredRule[],
): Promise<void> {
  for (const { rule } of configured) {
    await tables.rules.remove(workspaceId, [rule.id], null, now);
    await tables.audit.add(
      workspaceId,
      { channelId: rule.channelId, by: null, what: 'rule removed', from: rule, to: null },
      now,
    );
  }
}

/**
 * A new or changed entry finds its rule set by hand: the same rule again, whose severity it changes. The rule remembers the
 * entry, so that it stays as people change it from now on, also removed. One that waits for its notice becomes active at once:
 * the configuration needs none.
 */
async function standFor(scene: EntryScene, wanted: WantedRule, equal: Rule): Promise<number | null> {
  if (equal.origin === 'configuration') return null;
  const { tables, workspaceId, now } = scene;
  await tables.rules.activate(workspaceId, [equal.id], now);
  if (equal.severity !== wanted.severity) await change(scene, wanted, equal);
  else await tables.rules.setEntry(workspaceId, equal.id, entryOf(wanted));
  return equal.severity !== wanted.severity || equal.activeAt === null ? equal.id : null;
}

async function change(
  { tables, workspaceId, channelId, now }: EntryScene,
  wanted: WantedRule,
  from: Rule,
): Promise<void> {
  const to = { ...from, ...wanted.subject, severity: wanted.severity };
  await tables.rules.change(workspaceId, from.id, to);
  await tables.rules.setEntry(workspaceId, from.id, entryOf(wanted));
  await tables.audit.add(workspaceId, { channelId, by: null, what: 'rule changed', from, to }, now);
}

async function add(
  { tables, workspaceId, channelId, now }: EntryScene,
  { key, value, subject, severity }: WantedRule,
): Promise<number> {
  const number = await tables.channels.takeRuleNumbers(workspaceId, channelId, 1);
  const rule = await tables.rules.insert(
    workspaceId,
    {
      ...subject,
      channelId,
      number,
      severity,
      mention: null,
      authorId: null,
      origin: 'configuration',
      activeAt: now,
      entry: { key, value },
    },
    now,
  );
  await tables.audit.add(workspaceId, { channelId, by: null, what: 'rule added', from: null, to: rule }, now);
  return rule.id;
}

function entryOf({ key, value }: WantedRule): ConfiguredRule['entry'] {
  return { key, value };
}
