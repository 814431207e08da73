import { type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Severity } from '../domain/rule.ts';
import { FURTHEST_END_MS, type Snooze, type SnoozeEnd } from '../domain/snooze.ts';
import type { Snoozes, StoredSnooze } from '../ports.ts';
import { readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { Schema, SnoozeRow } from './schema.ts';

const EVENTS: readonly Exclude<SnoozeEnd['kind'], 'time'>[] = ['top_up', 'resolved'];
const SEVERITIES: readonly Severity[] = ['warning', 'critical'];
/** Words in the text, not parameters: a partial index serves only a condition that repeats its own. */
const isOpen = sql<SqlBool>`ended_at is null`;

/** The condition of `isSnoozing`. */
const isActive = (now: number) => (eb: ExpressionBuilder<Schema, 'snoozes'>) =>
  eb.and([eb('until_at', '>', now), eb('until_at', '<=', now + FURTHEST_END_MS)]);

/** Snoozes of channels: of one account or of all. At most one of a scope is open. */
export function snoozesIn(db: Db): Snoozes {
  const selectOpen = (workspaceId: string) =>
    db.selectFrom('snoozes').selectAll().where('workspace_id', '=', workspaceId).where(isOpen);
  return {
    async listActive(workspaceId, { channelId, accountId }, now) {
      const rows = await selectOpen(workspaceId)
        .$if(channelId !== undefined, (query) => query.where('channel_id', '=', channelId ?? ''))
        .$if(accountId !== undefined, (query) =>
          query.where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '=', accountId ?? '')])),
        )
        .where(isActive(now))
        .orderBy('id')
        .execute();
      return rows.map(toSnooze);
    },

    async add(workspaceId, { channelId, accountId, by, since, until, severity }) {
      await db
        .updateTable('snoozes')
        .set({ ended_at: since })
        .where('workspace_id', '=', workspaceId)
        .where('channel_id', '=', channelId)
        .where('account_id', accountId === null ? 'is' : '=', accountId)
        .where(isOpen)
        .execute();
      const row = await db
        .insertInto('snoozes')
        .values({
          workspace_id: workspaceId,
          channel_id: channelId,
          account_id: accountId,
          episode_id: null,
          by,
          created_at: since,
          until_at: until.at,
          until_event: until.kind === 'time' ? null : until.kind,
          severity,
          ended_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSnooze(row);
    },

    async end(workspaceId, ids, now) {
      if (ids.length === 0) return [];
      const rows = await db
        .updateTable('snoozes')
        .set({ ended_at: now })
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', ids)
        .where(isOpen)
        .returningAll()
        .execute();
      return rows.map(toSnooze);
    },

    async listEndsDue(now) {
      return db
        .selectFrom('snoozes')
        .select(['workspace_id as workspaceId', 'id as snoozeId'])
        .where(isOpen)
        .where((eb) => eb.not(isActive(now)(eb)))
        .orderBy('id')
        .execute();
    },
  };
}

function toSnooze(row: Selectable<SnoozeRow>): StoredSnooze {
  const snooze: Snooze = {
    id: row.id,
    accountId: row.account_id,
    by: row.by,
    since: row.created_at,
    until: {
      kind: row.until_event === null ? 'time' : readWord(EVENTS, row.until_event),
      at: row.until_at ?? row.created_at,
    },
    severity: row.severity === null ? null : readWord(SEVERITIES, row.severity),
  };
  return { ...snooze, channelId: row.channel_id };
}
