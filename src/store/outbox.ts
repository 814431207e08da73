import { type ExpressionBuilder, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import { LONGEST_LEASE_MS, LONGEST_WAIT_MS, type Operation } from '../domain/delivery.ts';
import { DAY_MS } from '../domain/duration.ts';
import type { Outbox, OutboxRow as Row } from '../ports.ts';
import { readJson, readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { OutboxRow, Schema } from './schema.ts';

const OPERATIONS: readonly Operation[] = ['post', 'reply', 'update'];
const STATUSES: readonly Row['status'][] = ['due', 'ambiguous', 'sent', 'dead', 'dropped'];
/** Words in the text, not parameters: a partial index serves only a condition that repeats its own. */
const isOpen = sql<SqlBool>`status in ('due', 'ambiguous')`;

type Conditions = ExpressionBuilder<Schema, 'outbox'>;

/** The condition of `isAhead` turned round: reached, or noted before the clock went back. */
const isDue = (now: number) => (eb: Conditions) =>
  eb.or([eb('due_at', '<=', now), eb('due_at', '>', now + LONGEST_WAIT_MS)]);
const isFree = (now: number) => (eb: Conditions) =>
  eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now), eb('lease_until', '>', now + LONGEST_LEASE_MS)]);

/** The durable list of Slack writes. The id is the sequence: the oldest open row of a destination goes first. */
export function outboxIn(db: Db): Outbox {
  const select = (workspaceId: string) => db.selectFrom('outbox').selectAll().where('workspace_id', '=', workspaceId);
  const selectOpen = (workspaceId: string, destination: string) =>
    select(workspaceId).where('destination', '=', destination).where(isOpen).orderBy('id');
  return {
    async add(workspaceId, row, now) {
      const added = await db
        .insertInto('outbox')
        .values({
          workspace_id: workspaceId,
          destination: row.destination,
          operation: row.operation,
          dedup_key: row.dedupKey,
          reason: row.reason,
          payload: JSON.stringify(row.payload),
          episode_id: row.episodeId,
          due_at: now,
          created_at: now,
          lease_owner: null,
          lease_until: null,
          first_attempt_at: null,
          ts: null,
          error: null,
          settled_at: null,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'dedup_key']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return added?.id ?? null;
    },

    async find(workspaceId, id) {
      const row = await select(workspaceId).where('id', '=', id).executeTakeFirst();
      return row && toRow(row);
    },

    async findHead(workspaceId, destination) {
      const row = await selectOpen(workspaceId, destination).limit(1).executeTakeFirst();
      return row && toRow(row);
    },

    async listOpen(workspaceId, destination) {
      return (await selectOpen(workspaceId, destination).execute()).map(toRow);
    },

    async listAllOpen(workspaceId) {
      return (await select(workspaceId).where(isOpen).orderBy('id').execute()).map(toRow);
    },

    async findLast(workspaceId, destination) {
      const row = await select(workspaceId)
        .where('destination', '=', destination)
        .where('operation', '!=', 'update')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && toRow(row);
    },

    async listByEpisode(workspaceId, episodeId, most) {
      const rows = await select(workspaceId)
        .where('episode_id', '=', episodeId)
        .where('status', '!=', 'dropped')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(toRow);
    },

    async hasWaitingUpdate(workspaceId, episodeId) {
      const row = await select(workspaceId)
        .where('episode_id', '=', episodeId)
        .where('operation', '=', 'update')
        // One that may have been posted as a new root shows what was true then.
        .where('status', '=', 'due')
        .where('lease_owner', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async claim(workspaceId, id, lease, now) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set((eb) => ({
          lease_owner: lease.owner,
          lease_until: lease.until,
          first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(now)),
        }))
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where(isOpen)
        // Whoever read the row before another worker put it off must not take it with what they read.
        .where(isDue(now))
        .where(isFree(now))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async owns(workspaceId, id, owner, until) {
      const row = await select(workspaceId)
        .where('id', '=', id)
        .where(isOpen)
        .where('lease_owner', '=', owner)
        .where('lease_until', '>', until)
        .executeTakeFirst();
      return row !== undefined;
    },

    async settle(workspaceId, id, owner, change) {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ ...toColumns(change), lease_owner: null, lease_until: null })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async drop(workspaceId, ids, reason, now) {
      if (ids.length === 0) return;
      await db
        .updateTable('outbox')
        .set({ status: 'dropped', error: reason, settled_at: now, lease_owner: null, lease_until: null })
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', ids)
        .where(isOpen)
        .execute();
    },

    async listDestinations(now) {
      return db
        .selectFrom('outbox')
        .select(['workspace_id as workspaceId', 'destination'])
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('outbox')
            .select((head) => head.fn.min('id').as('id'))
            .where(isOpen)
            .groupBy(['workspace_id', 'destination']),
        )
        .where(isDue(now))
        .where(isFree(now))
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('channels')
                .select('channels.id')
                .whereRef('channels.workspace_id', '=', 'outbox.workspace_id')
                .whereRef('channels.id', '=', 'outbox.destination')
                .where('channels.paused_reason', 'is not', null)
                .where('channels.next_try_at', '>', now)
                .where('channels.next_try_at', '<=', now + DAY_MS),
            ),
          ),
        )
        .execute();
    },
  };
}

type Change = Parameters<Outbox['settle']>[3];

function toColumns(change: Change): Updateable<OutboxRow> {
  return {
    ...(change.status === undefined ? {} : { status: change.status }),
    ...(change.rung === undefined ? {} : { rung: change.rung }),
    ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
    ...(change.lookups === undefined ? {} : { lookups: change.lookups }),
    ...(change.dueAt === undefined ? {} : { due_at: change.dueAt }),
    ...(change.ts === undefined ? {} : { ts: change.ts }),
    ...(change.error === undefined ? {} : { error: change.error }),
    ...(change.settledAt === undefined ? {} : { settled_at: change.settledAt }),
  };
}

function toRow(row: Selectable<OutboxRow>): Row {
  return {
    id: row.id,
    destination: row.destination,
    operation: readWord(OPERATIONS, row.operation),
    dedupKey: row.dedup_key,
    reason: row.reason,
    payload: readJson(row.payload),
    episodeId: row.episode_id,
    status: readWord(STATUSES, row.status),
    rung: row.rung,
    attempts: row.attempts,
    lookups: row.lookups,
    dueAt: row.due_at,
    lease:
      row.lease_owner === null || row.lease_until === null ? null : { owner: row.lease_owner, until: row.lease_until },
    firstAttemptAt: row.first_attempt_at,
    ts: row.ts,
    error: row.error,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  };
}
