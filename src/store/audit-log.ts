import type { AuditLog } from '../ports.ts';
import type { Db } from './database.ts';

/** Who changed what, kept for a year. */
export function auditLogIn(db: Db): AuditLog {
  return {
    async add(workspaceId, entry, now) {
      const row = await db
        .insertInto('audit_log')
        .values({
          workspace_id: workspaceId,
          channel_id: entry.channelId,
          by: entry.by,
          what: entry.what,
          from_value: JSON.stringify(entry.from),
          to_value: JSON.stringify(entry.to),
          at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
  };
}
