import { defaultSeverity, type Rule, type Subject } from '../domain/rule.ts';
import type { RuleFields } from '../domain/settings-draft.ts';
import type { Tables } from '../ports.ts';
import type { Asker } from './change-rules.ts';

/** Stores new rules of a person with the channel's next numbers; they judge nothing until the channel has seen the notice. `now`: UTC ms. */
export async function insertRules(
  tables: Tables,
  { workspaceId, channelId, userId }: Asker,
  wanted: readonly RuleFields[],
  now: number,
): Promise<readonly Rule[]> {
  await tables.channels.ensure(workspaceId, channelId);
  const first = await tables.channels.takeRuleNumbers(workspaceId, channelId, wanted.length);
  const inserted: Rule[] = [];
  for (const [index, fields] of wanted.entries()) {
    const numbered = { ...fields, channelId, number: first + index, authorId: userId, origin: 'slack' } as const;
    inserted.push(await tables.rules.insert(workspaceId, { ...numbered, activeAt: null, entry: null }, now));
  }
  return inserted;
}

/** Rules without a threshold, which have a severity of their own and mention nobody. */
export function plainFields(subjects: readonly Subject[]): readonly RuleFields[] {
  return subjects.map((subject) => ({ ...subject, severity: defaultSeverity(subject.kind), mention: null }));
}
