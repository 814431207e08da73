import { type Selectable, type SqlBool, sql } from 'kysely';
import { formatSchedule, LONGEST_DIGEST_MS, parseSchedule } from '../domain/digest-schedule.ts';
import { DAY_MS } from '../domain/duration.ts';
import type { ClosedReason } from '../domain/notification.ts';
import { formatQuietHours, LONGEST_TO_QUIET_END_MS, parseQuietHours } from '../domain/quiet-hours.ts';
import type { Channel, ChannelSettings, Channels } from '../ports.ts';
import { readWord } from './columns.ts';
import type { Db } from './database.ts';
import type { ChannelRow } from './schema.ts';

const REASONS: readonly ClosedReason[] = ['archived', 'not_in_channel', 'not_found', 'restricted'];
/** A digest of such a schedule is never due later than this from now (ms), as `formatSchedule` writes it. */
const LONGEST_WAITS = [
  { like: 'daily %', ms: 3 * DAY_MS },
  { like: 'weekdays %', ms: 5 * DAY_MS },
  { like: 'weekly %', ms: LONGEST_DIGEST_MS },
];
const NOTHING_SET: ChannelSettings = {
  zone: null,
  language: null,
  digest: null,
  digestDueAt: null,
  lastPeriod: null,
  quiet: null,
  quietDueAt: null,
};
const SETTINGS = [
  'zone',
  'language',
  'digest',
  'digest_due_at',
  'last_digest_period',
  'quiet_hours',
  'quiet_due_at',
] as const;
const OPEN = { paused_reason: null, paused_since: null, next_try_at: null };

/** Channels: their settings, their rule numbers and whether delivery is paused. */
export function channelsIn(db: Db): Channels {
  return {
    async find(workspaceId, id) {
      const row = await db
        .selectFrom('channels')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toChannel(row);
    },

    async list(workspaceId) {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('id')
        .execute();
      return rows.map(toChannel);
    },

    async ensure(workspaceId, id) {
      await db
        .insertInto('channels')
        .values({
          ...OPEN,
          workspace_id: workspaceId,
          id,
          zone: null,
          language: null,
          quiet_hours: null,
          quiet_due_at: null,
          digest: null,
          digest_due_at: null,
          last_digest_period: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async takeRuleNumbers(workspaceId, id, count) {
      const row = await db
        .updateTable('channels')
        .set((eb) => ({ last_rule_number: eb('last_rule_number', '+', count) }))
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returning('last_rule_number')
        .executeTakeFirstOrThrow();
      return row.last_rule_number - count + 1;
    },

    async pause(workspaceId, id, reason, now, nextTryAt) {
      const { numUpdatedRows } = await db
        .updateTable('channels')
        .set({ paused_reason: reason, paused_since: now, next_try_at: nextTryAt })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('paused_reason', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async setNextTry(workspaceId, id, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('channels')
        .set({ next_try_at: to })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('paused_reason', 'is not', null)
        .$if(from !== null, (query) => query.where('next_try_at', '=', from))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async reopen(workspaceId, id) {
      await db.updateTable('channels').set(OPEN).where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
    },

    async tryAll(workspaceId, now) {
      await db
        .updateTable('channels')
        .set({ next_try_at: now })
        .where('workspace_id', '=', workspaceId)
        .where('paused_reason', 'is not', null)
        .execute();
    },

    async getSettings(workspaceId, id) {
      const row = await db
        .selectFrom('channels')
        .select(SETTINGS)
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? NOTHING_SET : toSettings(row);
    },

    async setSettings(workspaceId, id, { zone, language, digest, digestDueAt, lastPeriod, quiet, quietDueAt }) {
      await db
        .updateTable('channels')
        .set({
          zone,
          language,
          digest: digest === null ? null : formatSchedule(digest),
          digest_due_at: digestDueAt,
          last_digest_period: lastPeriod,
          quiet_hours: quiet === null ? null : formatQuietHours(quiet),
          quiet_due_at: quietDueAt,
        })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute();
    },

    async moveDigest(workspaceId, id, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('channels')
        .set({ digest_due_at: to.dueAt, last_digest_period: to.lastPeriod })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('digest', 'is not', null)
        .where('digest_due_at', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async forgetDigest(workspaceId, id, period, toldBefore) {
      await db
        .updateTable('channels')
        .set({ last_digest_period: toldBefore })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('last_digest_period', '=', period)
        .execute();
    },

    async listDigestsDue(now) {
      return db
        .selectFrom('channels')
        .select(['workspace_id as workspaceId', 'id as channelId'])
        .where('digest', 'is not', null)
        .where((eb) =>
          eb.or([
            eb('digest_due_at', '<=', now),
            ...LONGEST_WAITS.map(({ like, ms }) =>
              eb.and([eb('digest', 'like', like), eb('digest_due_at', '>', now + ms)]),
            ),
          ]),
        )
        .execute();
    },

    async moveQuietEnd(workspaceId, id, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('channels')
        .set({ quiet_due_at: to })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('quiet_hours', 'is not', null)
        .where('quiet_due_at', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async listQuietEndsDue(now) {
      return db
        .selectFrom('channels')
        .select(['workspace_id as workspaceId', 'id as channelId'])
        .where('quiet_hours', 'is not', null)
        .where((eb) => eb.or([eb('quiet_due_at', '<=', now), eb('quiet_due_at', '>', now + LONGEST_TO_QUIET_END_MS)]))
        .execute();
    },

    async listTriesDue(now) {
      return (
        db
          .selectFrom('channels')
          .select(['workspace_id as workspaceId', 'id as channelId'])
          .where('paused_reason', 'is not', null)
          // A try further ahead than any was noted before the clock went back.
          .where((eb) => eb.or([eb('next_try_at', '<=', now), eb('next_try_at', '>', now + DAY_MS)]))
          // With nothing to tell there is nothing to try: the try is left to the next news.
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('outbox')
                .select('outbox.id')
                .whereRef('outbox.workspace_id', '=', 'channels.workspace_id')
                .whereRef('outbox.destination', '=', 'channels.id')
                .where(sql<SqlBool>`outbox.status in ('due', 'ambiguous')`),
            ),
          )
          .execute()
      );
    },
  };
}

function toChannel(row: Selectable<ChannelRow>): Channel {
  const { paused_reason: reason, paused_since: since, next_try_at: nextTryAt } = row;
  if (reason === null || since === null || nextTryAt === null) return { id: row.id, paused: null };
  return { id: row.id, paused: { reason: readWord(REASONS, reason), since, nextTryAt } };
}

function toSettings(row: Pick<Selectable<ChannelRow>, (typeof SETTINGS)[number]>): ChannelSettings {
  const digest = row.digest === null ? null : parseSchedule(row.digest);
  if (digest === undefined) throw new RangeError(`not a schedule of digests: ${row.digest}`);
  const quiet = row.quiet_hours === null ? null : parseQuietHours(row.quiet_hours);
  if (quiet === undefined) throw new RangeError(`not quiet hours: ${row.quiet_hours}`);
  return {
    zone: row.zone,
    language: row.language,
    digest,
    digestDueAt: row.digest_due_at,
    lastPeriod: row.last_digest_period,
    quiet,
    quietDueAt: row.quiet_due_at,
  };
}
