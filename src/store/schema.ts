import type { Generated, GeneratedAlways } from 'kysely';

/**
 * The tables as rows. Times are UTC milliseconds, amounts integer micros, flags 0 or 1, JSON is text. Every table carries the
 * workspace; a self-hosted bot has one. The first migration creates most of it, also columns that later features fill.
 */
export interface Schema {
  workspaces: WorkspaceRow;
  accounts: AccountRow;
  account_status: AccountStatusRow;
  snapshots: SnapshotRow;
  channels: ChannelRow;
  rules: RuleRow;
  episodes: EpisodeRow;
  alerts: AlertRow;
  snoozes: SnoozeRow;
  outbox: OutboxRow;
  seen_requests: SeenRequestRow;
  reports: ReportRow;
  home_viewers: HomeViewerRow;
  audit_log: AuditRow;
}

export interface WorkspaceRow {
  id: string;
  team_id: string | null;
  bot_user_id: string | null;
  installed_at: number;
  introduced_at: number | null;
  tokens: string | null;
  fingerprint_salt: string;
  paused_reason: string | null;
  paused_since: number | null;
  next_try_at: number | null;
  rich_blocks_refused_until: number | null;
}

export interface AccountRow {
  workspace_id: string;
  id: string;
  label: string;
  /** Name of the environment variable that holds the key, or null when it is stored encrypted. */
  key_variable: string | null;
  key_encrypted: string | null;
  key_fingerprint: string;
  base_url: string;
  owner_id: string | null;
  runbook_url: string | null;
  /** Grows when the key changes: balances of different keys are not compared. */
  series: number;
  /** Its place in the configuration. */
  position: number;
  created_at: number;
  removed_at: number | null;
}

export interface AccountStatusRow {
  workspace_id: string;
  account_id: string;
  last_started_at: number | null;
  last_read_at: number | null;
  last_good_at: number | null;
  /** JSON: `KnownWallet[]`, the last good reading of each wallet. */
  wallets: string;
  available: number | null;
  refused: number;
  failures: number;
  failing_since: number | null;
  refused_keys: number;
  cause: string | null;
  gap_from: number | null;
  gap_until: number | null;
  /** When the next regular check is wanted; while one runs, when it counts as lost. */
  check_due_at: number | null;
  confirm_due_at: number | null;
  /** The last instant of the check schedule that was turned into a check. */
  last_slot_at: number | null;
}

export interface SnapshotRow {
  id: GeneratedAlways<number>;
  workspace_id: string;
  account_id: string;
  series: number;
  currency: string;
  total: number;
  granted: number | null;
  topped_up: number | null;
  available: number | null;
  observed_from: number;
  observed_until: number;
  /** One row for each so many ms is left around it (domain: thinning); 0: all of them. */
  thinned_to_ms: Generated<number>;
}

export interface ChannelRow {
  workspace_id: string;
  id: string;
  zone: string | null;
  language: string | null;
  quiet_hours: string | null;
  /** When the quiet hours end that have begun, or begin next. */
  quiet_due_at: number | null;
  digest: string | null;
  digest_due_at: number | null;
  last_digest_period: string | null;
  paused_reason: string | null;
  paused_since: number | null;
  next_try_at: number | null;
  last_rule_number: Generated<number>;
}

export interface RuleRow {
  id: GeneratedAlways<number>;
  workspace_id: string;
  channel_id: string;
  number: number;
  account_id: string | null;
  kind: string;
  currency: string | null;
  /** Millionths of the unit. */
  threshold_micros: number | null;
  unit: string;
  window_ms: number | null;
  severity: string;
  mention: string | null;
  author_id: string | null;
  origin: string;
  entry_key: string | null;
  entry_value: string | null;
  created_at: number;
  active_at: number | null;
  removed_at: number | null;
  removed_by: string | null;
}

export interface EpisodeRow {
  id: GeneratedAlways<number>;
  workspace_id: string;
  channel_id: string;
  account_id: string;
  severity: string;
  /** Severity of what the channel was last told; null before the first announcement. */
  announced_severity: string | null;
  peak: string;
  version: number;
  since: number;
  ended_at: number | null;
  /** JSON: `Ending`. */
  ended_by: string | null;
  /** JSON: what stood in the last announcement. */
  told: string | null;
  rises: string;
  gaps: string;
  /** JSON: `EpisodeCard`, what its message shows. */
  card: string;
  root_ts: string | null;
  root_shown_version: number;
  root_updated_at: number | null;
  root_update_due_at: number | null;
  /** 1 when Slack forbids editing: no more updates, the thread only. */
  root_frozen: Generated<number>;
  repeat_due_at: number | null;
  repeat_news_at: number;
  repeat_count: number;
}

export interface AlertRow {
  workspace_id: string;
  episode_id: number;
  kind: string;
  /** Empty for kinds without a wallet, so that the primary key holds. */
  currency: string;
  unit: string;
  /** 0 for kinds without a window, so that the primary key holds. */
  window_ms: number;
  status: string;
  since: number;
  firing_since: number | null;
  /** JSON: `Tier[]`, each with its first good reading. */
  tiers: string;
  level_severity: string | null;
  level_threshold_micros: number | null;
  /** JSON: the `Level` that was told. */
  told: string | null;
  first_total: number | null;
  /** JSON: the largest `Fall` since it fired. */
  fall: string | null;
  ended_at: number | null;
  ended_by: string | null;
}

export interface SnoozeRow {
  id: GeneratedAlways<number>;
  workspace_id: string;
  channel_id: string;
  account_id: string | null;
  episode_id: number | null;
  by: string;
  created_at: number;
  /** The latest end, also of one that an event ends. */
  until_at: number | null;
  /** `top_up` or `resolved`; null: the time alone. */
  until_event: string | null;
  severity: string | null;
  ended_at: number | null;
}

export interface OutboxRow {
  /** The sequence: rows of one destination are delivered in this order. */
  id: GeneratedAlways<number>;
  workspace_id: string;
  destination: string;
  operation: string;
  dedup_key: string;
  reason: string;
  payload: string;
  episode_id: number | null;
  status: Generated<string>;
  /** 0: as built, 1: plain sections. */
  rung: Generated<number>;
  attempts: Generated<number>;
  lookups: Generated<number>;
  due_at: number;
  lease_owner: string | null;
  lease_until: number | null;
  first_attempt_at: number | null;
  ts: string | null;
  error: string | null;
  created_at: number;
  settled_at: number | null;
}

export interface SeenRequestRow {
  workspace_id: string;
  key: string;
  seen_at: number;
}

export interface ReportRow {
  id: GeneratedAlways<number>;
  workspace_id: string;
  account_id: string;
  status: number;
  reported_at: number;
  by: string | null;
  readings_since: Generated<number>;
}

export interface HomeViewerRow {
  workspace_id: string;
  user_id: string;
  published_at: number;
  /** Of what was published; empty before anything was. */
  hash: string;
  opened_at: number;
  look_due_at: number;
}

export interface AuditRow {
  id: GeneratedAlways<number>;
  workspace_id: string;
  channel_id: string | null;
  by: string | null;
  what: string;
  from_value: string | null;
  to_value: string | null;
  at: number;
}
