import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isAhead } from '../domain/delivery.ts';
import { MINUTE_MS } from '../domain/duration.ts';
import type { Workspaces } from '../ports.ts';
import type { Db } from './database.ts';

const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/** Workspaces; a self-hosted bot has one. */
export function workspacesIn(db: Db): Workspaces {
  return {
    async ensure(workspaceId, now) {
      await db
        .insertInto('workspaces')
        .values({
          id: workspaceId,
          team_id: null,
          bot_user_id: null,
          installed_at: now,
          introduced_at: null,
          tokens: null,
          fingerprint_salt: randomBytes(16).toString('hex'),
          paused_reason: null,
          paused_since: null,
          next_try_at: null,
          rich_blocks_refused_until: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await db
        .selectFrom('workspaces')
        .select('fingerprint_salt')
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow();
      return { fingerprintSalt: row.fingerprint_salt };
    },

    async touch(workspaceId) {
      await db
        .updateTable('workspaces')
        .set({ installed_at: sql.ref<number>('installed_at') })
        .where('id', '=', workspaceId)
        .execute();
    },

    async markIntroduced(workspaceId, now) {
      const { numUpdatedRows } = await db
        .updateTable('workspaces')
        .set({ introduced_at: now })
        .where('id', '=', workspaceId)
        .where('introduced_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async setPaused(workspaceId, paused) {
      await db
        .updateTable('workspaces')
        .set((eb) => ({
          paused_reason: paused?.reason ?? null,
          // A try that failed prolongs the pause.
          paused_since: paused === null ? null : eb.fn.coalesce('paused_since', eb.val(paused.now)),
          next_try_at: paused?.nextTryAt ?? null,
        }))
        .where('id', '=', workspaceId)
        .execute();
    },

    async isPaused(workspaceId, now) {
      const row = await db
        .selectFrom('workspaces')
        .select(['paused_reason', 'next_try_at'])
        .where('id', '=', workspaceId)
        .executeTakeFirst();
      if (row === undefined || row.paused_reason === null || row.next_try_at === null) return false;
      // A try further ahead than any pause was stored under a wrong clock.
      return row.next_try_at > now && row.next_try_at <= now + LONGEST_PAUSE_MS;
    },

    async noteRichBlocksRefused(workspaceId, until) {
      await db
        .updateTable('workspaces')
        .set({ rich_blocks_refused_until: until })
        .where('id', '=', workspaceId)
        .execute();
    },

    async areRichBlocksRefused(workspaceId, now, atMostMs) {
      const row = await db
        .selectFrom('workspaces')
        .select('rich_blocks_refused_until as until')
        .where('id', '=', workspaceId)
        .executeTakeFirst();
      return row !== undefined && row.until !== null && isAhead(row.until, now, atMostMs);
    },

    async findPause(workspaceId) {
      const row = await db
        .selectFrom('workspaces')
        .select(['paused_reason as reason', 'paused_since as since', 'next_try_at as nextTryAt'])
        .where('id', '=', workspaceId)
        .executeTakeFirst();
      if (row === undefined || row.reason === null || row.since === null || row.nextTryAt === null) return null;
      return { reason: row.reason, since: row.since, nextTryAt: row.nextTryAt };
    },
  };
}
