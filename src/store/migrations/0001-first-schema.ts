import { type Kysely, sql } from 'kysely';

/** The whole schema of the first release. Statements run in the migration's own immediate transaction. */
export async function firstSchema(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) {
    // Tables refer to each other in this order.
    await sql.raw(statement).execute(db);
  }
}

const STATEMENTS = [
  `create table workspaces (
     id text primary key, team_id text, bot_user_id text, installed_at integer not null, introduced_at integer, tokens text,
     fingerprint_salt text not null, paused_reason text, paused_since integer, next_try_at integer,
     rich_blocks_refused_until integer) strict`,
  `create table accounts (
     workspace_id text not null references workspaces(id), id text not null, label text not null, key_variable text,
     key_encrypted text, key_fingerprint text not null, base_url text not null, owner_id text, runbook_url text,
     series integer not null, position integer not null, created_at integer not null, removed_at integer,
     primary key (workspace_id, id)) strict`,
  `create table account_status (
     workspace_id text not null, account_id text not null, last_started_at integer, last_read_at integer, last_good_at integer,
     wallets text not null, available integer, refused integer not null, failures integer not null, failing_since integer,
     refused_keys integer not null, cause text, gap_from integer, gap_until integer, check_due_at integer,
     confirm_due_at integer, last_slot_at integer, primary key (workspace_id, account_id),
     foreign key (workspace_id, account_id) references accounts(workspace_id, id)) strict`,
  `create table snapshots (
     id integer primary key autoincrement, workspace_id text not null, account_id text not null, series integer not null,
     currency text not null, total integer not null, granted integer, topped_up integer, available integer,
     observed_from integer not null, observed_until integer not null) strict`,
  'create index snapshots_by_wallet on snapshots (workspace_id, account_id, currency, id)',
  'create index snapshots_by_time on snapshots (workspace_id, account_id, currency, observed_until)',
  `create table channels (
     workspace_id text not null references workspaces(id), id text not null, zone text, language text, quiet_hours text,
     digest text, digest_due_at integer, last_digest_period text, paused_reason text, paused_since integer, next_try_at integer,
     last_rule_number integer not null default 0, primary key (workspace_id, id)) strict`,
  `create table rules (
     id integer primary key autoincrement, workspace_id text not null, channel_id text not null, number integer not null,
     account_id text, kind text not null, currency text, threshold_micros integer, window_ms integer, severity text not null,
     mention text, author_id text, origin text not null, entry_key text, entry_value text, created_at integer not null,
     active_at integer, removed_at integer, removed_by text, unique (workspace_id, channel_id, number),
     foreign key (workspace_id, channel_id) references channels(workspace_id, id)) strict`,
  // The same kind, account, wallet, threshold and window is the same rule. NULLs never collide, hence coalesce.
  `create unique index rules_once on rules (workspace_id, channel_id, kind, coalesce(account_id, ''), coalesce(currency, ''),
     coalesce(threshold_micros, -1), coalesce(window_ms, -1)) where removed_at is null`,
  'create index rules_by_account on rules (workspace_id, account_id) where removed_at is null',
  `create table episodes (
     id integer primary key autoincrement, workspace_id text not null, channel_id text not null, account_id text not null,
     severity text not null, announced_severity text, peak text not null, version integer not null, since integer not null,
     ended_at integer, ended_by text, told text, rises text not null, gaps text not null, card text not null, root_ts text,
     root_shown_version integer not null, root_updated_at integer, root_update_due_at integer,
     root_frozen integer not null default 0, repeat_due_at integer, repeat_news_at integer not null, repeat_count integer not null) strict`,
  'create unique index episodes_open on episodes (workspace_id, channel_id, account_id) where ended_at is null',
  'create index episodes_repeat on episodes (repeat_due_at) where repeat_due_at is not null',
  'create index episodes_update on episodes (root_update_due_at) where root_update_due_at is not null',
  'create index episodes_ended on episodes (ended_at) where ended_at is not null',
  `create table alerts (
     workspace_id text not null, episode_id integer not null references episodes(id) on delete cascade, kind text not null,
     currency text not null, status text not null, since integer not null, firing_since integer, tiers text not null,
     level_severity text, level_threshold_micros integer, told text, first_total integer, ended_at integer, ended_by text,
     primary key (episode_id, kind, currency)) strict`,
  `create table snoozes (
     id integer primary key autoincrement, workspace_id text not null, channel_id text not null, account_id text,
     episode_id integer references episodes(id) on delete cascade, by text not null, created_at integer not null,
     until_at integer, until_event text, severity text, ended_at integer) strict`,
  'create index snoozes_by_episode on snoozes (episode_id)',
  `create table outbox (
     id integer primary key autoincrement, workspace_id text not null, destination text not null, operation text not null,
     dedup_key text not null, reason text not null, payload text not null, episode_id integer,
     status text not null default 'due', rung integer not null default 0, attempts integer not null default 0,
     lookups integer not null default 0, due_at integer not null, lease_owner text, lease_until integer, first_attempt_at integer,
     ts text, error text, created_at integer not null, settled_at integer, unique (workspace_id, dedup_key)) strict`,
  `create index outbox_open on outbox (workspace_id, destination, id) where status in ('due', 'ambiguous')`,
  'create index outbox_by_destination on outbox (workspace_id, destination, id)',
  'create index outbox_by_episode on outbox (episode_id)',
  'create index outbox_settled on outbox (settled_at) where settled_at is not null',
  `create table seen_requests (
     workspace_id text not null, key text not null, seen_at integer not null, primary key (workspace_id, key)) strict`,
  `create table reports (
     id integer primary key autoincrement, workspace_id text not null, account_id text not null, status integer not null,
     reported_at integer not null, by text, readings_since integer not null default 0) strict`,
  `create table home_viewers (
     workspace_id text not null, user_id text not null, published_at integer not null, hash text not null,
     primary key (workspace_id, user_id)) strict`,
  `create table audit_log (
     id integer primary key autoincrement, workspace_id text not null, channel_id text, by text, what text not null,
     from_value text, to_value text, at integer not null) strict`,
  'create index audit_log_by_time on audit_log (at)',
];
