import type { RuleChange } from '../domain/notification.ts';
import type { Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { judgeRules } from './judge-rules.ts';

/** The channel has seen the notice: its rules judge from now on, at once by what was read last. */
export async function activateRules(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  change: RuleChange,
): Promise<void> {
  if (change.what !== 'added') return;
  const now = deps.now();
  const ids = [...change.rules, ...change.along].map((rule) => rule.id);
  const active = await tables.rules.activate(workspaceId, ids, now);
  const first = active[0];
  if (first === undefined) return;
  await judgeRules({
    tables,
    workspaceId,
    channelId: first.channelId,
    judged: active.map((rule) => rule.id),
    edit: { by: change.by, what: 'changed' },
    settings: deps.settings,
    readPace: deps.readPace,
    log: deps.log,
    now,
  });
}
