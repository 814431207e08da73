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
          from_value: writeValue(entry.from),
          to_value: writeValue(entry.to),
          at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
  };
}

/** Nothing is SQL's null, never JSON's. */
function writeValue(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
