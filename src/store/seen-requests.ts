import type { SeenRequests } from '../ports.ts';
import type { Db } from './database.ts';

/** What must be done once although it is asked for twice. */
export function seenRequestsIn(db: Db): SeenRequests {
  return {
    async claim(workspaceId, key, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('seen_requests')
        .values({ workspace_id: workspaceId, key, seen_at: now })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
