import type { Selectable } from 'kysely';
import type { Kind, Rule, RuleOrigin, Severity, Unit } from '../domain/rule.ts';
import type { ConfiguredRule, Rules } from '../ports.ts';
import { readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { RuleRow } from './schema.ts';

const KINDS: readonly Kind[] = ['below', 'drop', 'runway', 'unavailable', 'blind'];
const UNITS: readonly Unit[] = ['money', 'percent', 'minutes'];
const SEVERITIES: readonly Severity[] = ['warning', 'critical'];
const ORIGINS: readonly RuleOrigin[] = ['slack', 'configuration'];

/** What channels want to know. A removed rule stays as a row: its number and its configuration entry are remembered. */
export function rulesIn(db: Db): Rules {
  const select = (workspaceId: string) => db.selectFrom('rules').selectAll().where('workspace_id', '=', workspaceId);
  const inForce = (workspaceId: string) =>
    select(workspaceId).where('removed_at', 'is', null).orderBy('channel_id').orderBy('number');
  return {
    async list(workspaceId, channelId) {
      return (await inForce(workspaceId).where('channel_id', '=', channelId).execute()).map(toRule);
    },

    async listAll(workspaceId) {
      return (await inForce(workspaceId).execute()).map(toRule);
    },

    async listCovering(workspaceId, accountId) {
      const rows = await inForce(workspaceId)
        .where('active_at', 'is not', null)
        .where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '=', accountId)]))
        .execute();
      return rows.map(toRule);
    },

    async listConfigured(workspaceId, channelId) {
      const rows = await select(workspaceId)
        .where('entry_key', 'is not', null)
        .where('channel_id', '=', channelId)
        .orderBy('id')
        .execute();
      return rows.flatMap(toConfigured);
    },

    async listConfiguredElsewhere(workspaceId, channelId) {
      const rows = await inForce(workspaceId)
        .where('origin', '=', 'configuration')
        .$if(channelId !== null, (query) => query.where('channel_id', '!=', channelId ?? ''))
        .execute();
      return rows.flatMap(toConfigured);
    },

    async insert(workspaceId, rule, now) {
      const row = await db
        .insertInto('rules')
        .values({
          workspace_id: workspaceId,
          channel_id: rule.channelId,
          number: rule.number,
          account_id: rule.accountId,
          kind: rule.kind,
          currency: rule.currency,
          threshold_micros: rule.thresholdMicros,
          unit: rule.unit,
          window_ms: rule.windowMs,
          severity: rule.severity,
          mention: rule.mention,
          author_id: rule.authorId,
          origin: rule.origin,
          entry_key: rule.entry?.key ?? null,
          entry_value: rule.entry?.value ?? null,
          created_at: now,
          active_at: rule.activeAt,
          removed_at: null,
          removed_by: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      if (rule.entry !== null) await leaveEntry(db, row, rule.entry.key);
      return toRule(row);
    },

    async activate(workspaceId, ids, now) {
      if (ids.length === 0) return [];
      const rows = await db
        .updateTable('rules')
        .set({ active_at: now })
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', ids)
        .where('active_at', 'is', null)
        .where('removed_at', 'is', null)
        .returningAll()
        .execute();
      return rows.map(toRule);
    },

    async change(workspaceId, id, { currency, thresholdMicros, unit, windowMs, severity, mention }) {
      await db
        .updateTable('rules')
        .set({ currency, threshold_micros: thresholdMicros, unit, window_ms: windowMs, severity, mention })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute();
    },

    async setEntry(workspaceId, id, entry) {
      const row = await db
        .updateTable('rules')
        .set({ entry_key: entry.key, entry_value: entry.value })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      if (row !== undefined) await leaveEntry(db, row, entry.key);
    },

    async remove(workspaceId, ids, by, now) {
      if (ids.length === 0) return;
      await db
        .updateTable('rules')
        .set({ removed_at: now, removed_by: by })
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', ids)
        .where('removed_at', 'is', null)
        .execute();
    },

    async deleteInactive(workspaceId, ids) {
      if (ids.length === 0) return;
      await db
        .deleteFrom('rules')
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', ids)
        .where('active_at', 'is', null)
        .execute();
    },
  };
}

/** The entry stands for this rule from now on: what became of the channel's rule before is no longer asked. */
async function leaveEntry(db: Db, { id, workspace_id, channel_id }: Selectable<RuleRow>, key: string): Promise<void> {
  await db
    .updateTable('rules')
    .set({ entry_key: null, entry_value: null })
    .where('workspace_id', '=', workspace_id)
    .where('channel_id', '=', channel_id)
    .where('entry_key', '=', key)
    .where('id', '!=', id)
    .execute();
}

function toRule(row: Selectable<RuleRow>): Rule {
  return {
    id: row.id,
    number: row.number,
    channelId: row.channel_id,
    accountId: row.account_id,
    kind: readWord(KINDS, row.kind),
    currency: row.currency,
    thresholdMicros: row.threshold_micros,
    unit: readWord(UNITS, row.unit),
    windowMs: row.window_ms,
    severity: readWord(SEVERITIES, row.severity),
    mention: row.mention,
    authorId: row.author_id,
    origin: readWord(ORIGINS, row.origin),
    activeAt: row.active_at,
  };
}

function toConfigured(row: Selectable<RuleRow>): readonly ConfiguredRule[] {
  if (row.entry_key === null || row.entry_value === null) return [];
  return [
    {
      rule: toRule(row),
      entry: { key: row.entry_key, value: row.entry_value },
      removed: row.removed_at === null ? null : { by: row.removed_by },
    },
  ];
}
