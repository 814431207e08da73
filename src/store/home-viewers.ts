import type { HomeViewers } from '../ports.ts';
import type { Db } from './database.ts';

/** People and what stands on their Home tab. */
export function homeViewersIn(db: Db): HomeViewers {
  return {
    async open(workspaceId, userId, now, lookDueAt) {
      const seen = { opened_at: now, look_due_at: lookDueAt };
      await db
        .insertInto('home_viewers')
        .values({ workspace_id: workspaceId, user_id: userId, published_at: 0, hash: '', ...seen })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet(seen))
        .execute();
    },

    async find(workspaceId, userId) {
      return db
        .selectFrom('home_viewers')
        .select(['opened_at as openedAt', 'hash'])
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
    },

    async setPublished(workspaceId, userId, hash, now) {
      await db
        .updateTable('home_viewers')
        .set({ hash, published_at: now })
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId)
        .execute();
    },

    async moveLook(workspaceId, userId, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('home_viewers')
        .set({ look_due_at: to })
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId)
        .where('look_due_at', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async listLooksDue({ now, openedSince, furthest, most }) {
      return db
        .selectFrom('home_viewers')
        .select(['workspace_id as workspaceId', 'user_id as userId', 'look_due_at as lookDueAt'])
        .where('opened_at', '>=', openedSince)
        .where((eb) => eb.or([eb('look_due_at', '<=', now), eb('look_due_at', '>', furthest)]))
        .orderBy('look_due_at')
        .limit(most)
        .execute();
    },
  };
}
