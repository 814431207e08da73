import { type Kysely, sql } from 'kysely';

/** Snoozes and quiet hours: when a channel's quiet hours end next, and indexes for what ends. */
export async function addSnooze(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}

const STATEMENTS = [
  'alter table channels add column quiet_due_at integer',
  'create index snoozes_open on snoozes (workspace_id, channel_id) where ended_at is null',
  'create index snoozes_ended on snoozes (ended_at) where ended_at is not null',
];
