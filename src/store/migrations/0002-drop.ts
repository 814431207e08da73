import { type Kysely, sql } from 'kysely';

/** The kind `drop`: thresholds in percent, and alerts that differ by window and unit. */
export async function addDrop(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}

const STATEMENTS = [
  `alter table rules add column unit text not null default 'money'`,
  'drop index rules_once',
  `create unique index rules_once on rules (workspace_id, channel_id, kind, coalesce(account_id, ''), coalesce(currency, ''),
     coalesce(threshold_micros, -1), unit, coalesce(window_ms, -1)) where removed_at is null`,
  // SQLite cannot change a primary key in place.
  `create table alerts_by_window (
     workspace_id text not null, episode_id integer not null references episodes(id) on delete cascade, kind text not null,
     currency text not null, unit text not null, window_ms integer not null, status text not null, since integer not null,
     firing_since integer, tiers text not null, level_severity text, level_threshold_micros integer, told text,
     first_total integer, fall text, ended_at integer, ended_by text,
     primary key (episode_id, kind, currency, unit, window_ms)) strict`,
  `insert into alerts_by_window
     select workspace_id, episode_id, kind, currency, 'money', 0, status, since, firing_since, tiers, level_severity,
       level_threshold_micros, told, first_total, null, ended_at, ended_by from alerts`,
  'drop table alerts',
  'alter table alerts_by_window rename to alerts',
];
