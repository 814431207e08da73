import type { AccountStatus } from './domain/account.ts';
import type { AccountInfo, EpisodeCard } from './domain/card.ts';
import type { LookUp, Operation, Outcome, Settlement } from './domain/delivery.ts';
import type { DigestSchedule } from './domain/digest-schedule.ts';
import type { Episode } from './domain/episode.ts';
import type { ObservedTotal } from './domain/fall.ts';
import type { Language } from './domain/language.ts';
import type { ClosedReason, Notification } from './domain/notification.ts';
import type { ProbeOutcome } from './domain/probe.ts';
import type { QuietHours } from './domain/quiet-hours.ts';
import type { FailureCause, Reading, Snapshot } from './domain/reading.ts';
import type { Rule } from './domain/rule.ts';
import type { Snooze } from './domain/snooze.ts';

/** What the DeepSeek client needs to know to read one account. */
export interface AccountKey {
  readonly id: string;
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** `background` may retry; `command` makes one short try, because a person waits. */
export type ReadMode = 'background' | 'command';

/** A reading and what the log should know about it; `detail` and `remarks` are free of secrets. */
export interface ReadOutcome {
  readonly reading: Reading;
  /** What happened in one sentence for the operator, such as "HTTP 503" or "no answer within 15 s". */
  readonly detail: string;
  /** Oddities that did not spoil the reading, such as a total that is not the sum of its parts. */
  readonly remarks: readonly string[];
  /** DeepSeek's `x-ds-trace-id`, for support. */
  readonly traceId: string | null;
  readonly rateLimits: RateLimits;
}

/** The headers `x-ratelimit-…` of an answer, as they came; those that did not come are not in it. */
export type RateLimits = Readonly<Record<string, string>>;

/** What DeepSeek makes of a key apart from the balance; `unknown`: it did not say. `detail` is free of secrets. */
export interface KeyCheck {
  readonly verdict: 'accepted' | 'refused' | 'unknown';
  readonly detail: string;
  readonly rateLimits: RateLimits;
}

/** Asks DeepSeek for something else than the balance, once. */
export interface KeySource {
  /** Whether the key is accepted, by the list of models: it stays so when only the balance cannot be read. */
  checkKey(account: AccountKey): Promise<KeyCheck>;
}

/** Makes the smallest possible chat call, which costs money. */
export interface ProbeSource {
  probe(account: AccountKey, model: string): Promise<ProbeOutcome>;
}

/** Reads the balance of one account; every expected outcome is a reading, only bugs throw. */
export interface BalanceSource {
  read(account: AccountKey, mode: ReadMode): Promise<ReadOutcome>;
}

/** A message as Slack takes it. */
export interface OutgoingMessage {
  readonly text: string;
  readonly blocks: readonly object[];
}

/** One Slack write. `notificationId` travels as message metadata and finds the message again. */
export interface SlackWrite {
  readonly destination: string;
  readonly message: OutgoingMessage;
  readonly notificationId: string;
  readonly threadTs: string | null;
  readonly broadcast: boolean;
}

/** Writes to Slack once per call: the outbox is the one owner of retries. Expected outcomes are values, only bugs throw. */
export interface Messenger {
  post(write: SlackWrite): Promise<Outcome>;
  update(destination: string, ts: string, message: OutgoingMessage): Promise<Outcome>;
  /** Looks for a message by its notification's id; `since` is the first attempt (UTC ms). */
  lookUp(question: {
    readonly destination: string;
    readonly notificationId: string;
    readonly threadTs: string | null;
    readonly since: number;
  }): Promise<LookUp>;
}

/** A modal or a Home tab as Slack takes it. */
export interface View {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly object[];
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly title?: object;
  readonly submit?: object;
  readonly close?: object;
}

/** What became of a view: `late`: the trigger is older than three seconds, or used · `conflict`: it changed meanwhile · `gone`: it was closed · `refused`: Slack will never take it · `failed`: it may later. */
export type ViewOutcome =
  | { readonly kind: 'shown'; readonly viewId: string; readonly hash: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Shows modals and Home tabs. Expected outcomes are values, only bugs throw. */
export interface Views {
  /** Opens a modal; `triggerId` is good for three seconds and one use. */
  open(triggerId: string, view: View): Promise<ViewOutcome>;
  /** Shows something else in an open view; with `hash` only if nobody has changed it since. */
  update(viewId: string, hash: string | null, view: View): Promise<ViewOutcome>;
  /** Shows a person's Home tab. */
  publish(userId: string, view: View): Promise<ViewOutcome>;
}

/** What is remembered about blocks that not every workspace takes, such as charts. */
export interface RichBlocks {
  /** Whether Slack refused them lately. */
  areRefused(): Promise<boolean>;
  noteRefused(): Promise<void>;
}

/** A person as Slack describes them. */
export interface Person {
  readonly id: string;
  readonly isWorkspaceAdmin: boolean;
  /** A guest, or somebody of another organisation. */
  readonly isExternal: boolean;
  readonly isActive: boolean;
  /** The language of their Slack; null when it is none of ours, or not known. */
  readonly language: Language | null;
  /** Their zone, such as `Asia/Shanghai`; null when Slack does not say. */
  readonly zone: string | null;
}

export interface People {
  /** Channels that both the person and the bot can see and the person is in; `fresh`: as of now, not as remembered. Undefined when Slack does not say. */
  findChannels(userId: string, fresh?: boolean): Promise<readonly string[] | undefined>;
  /** Null when Slack does not know them; throws nothing: undefined when Slack does not answer. */
  findPerson(userId: string): Promise<Person | null | undefined>;
  /** Members of a user group; undefined when Slack does not say. */
  findGroupMembers(groupId: string): Promise<readonly string[] | undefined>;
}

/** A stateless wake-up, unique by its key, harmless when run twice. */
export type Job =
  | { readonly kind: 'check'; readonly workspaceId: string; readonly accountId: string }
  | { readonly kind: 'drain'; readonly workspaceId: string; readonly destination: string };

export interface JobQueue {
  wake(jobs: readonly Job[]): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Counts what the bot does, for whoever watches it. */
export interface Meter {
  /** A check ended after so long: `ok`, `refused` or the cause of the failure. */
  noteCheck(outcome: 'ok' | 'refused' | FailureCause, ms: number): void;
  /** A write to Slack was tried: why it was said, and what follows. */
  noteDelivery(reason: Notification['kind'], outcome: Settlement['next']): void;
}

/** An account as stored. The key itself is not: it stays where it came from. */
export interface StoredAccount extends AccountInfo {
  readonly baseUrl: string;
  /** Grows when the key changes. */
  readonly series: number;
  /** Of the key that the readings of this series were made with. */
  readonly keyFingerprint: string;
}

export interface AccountSetup extends AccountInfo {
  readonly baseUrl: string;
  readonly keyVariable: string;
  readonly keyFingerprint: string;
}

export interface Accounts {
  /**
   * Adds, changes and removes accounts so that they are those of the configuration, in its order; names those that left it and
   * those whose key changed, which starts a new series.
   */
  sync(
    workspaceId: string,
    setups: readonly AccountSetup[],
    now: number,
  ): Promise<{ readonly removed: readonly string[]; readonly changed: readonly string[] }>;
  list(workspaceId: string): Promise<readonly StoredAccount[]>;
  find(workspaceId: string, id: string): Promise<StoredAccount | undefined>;
  getStatus(workspaceId: string, id: string): Promise<AccountStatus>;
  saveStatus(workspaceId: string, id: string, status: AccountStatus): Promise<void>;
  /** Adds a snapshot to the series, or extends the last row when nothing changed and it was seen at most `maxGapMs` ago. */
  saveSnapshot(
    workspaceId: string,
    account: { readonly id: string; readonly series: number },
    snapshot: Snapshot,
    at: { readonly now: number; readonly maxGapMs: number },
  ): Promise<void>;
  /** The totals of a wallet of the series in the order in which they were stored, from the last one before `since` on. */
  listTotals(
    workspaceId: string,
    wallet: { readonly id: string; readonly series: number; readonly currency: string },
    since: number,
  ): Promise<readonly ObservedTotal[]>;
  /** Marks every account due for an instant of the schedule; at most once per instant whoever asks. */
  markDue(workspaceId: string, slot: number): Promise<void>;
  scheduleConfirm(workspaceId: string, id: string, at: number): Promise<void>;
  /** Takes a due check; false when it is not due or somebody else took it. Until `lostAt` nobody else takes it. */
  claimCheck(workspaceId: string, id: string, now: number, lostAt: number): Promise<boolean>;
  finishCheck(workspaceId: string, id: string, lostAt: number): Promise<void>;
  /** System query: due checks of all workspaces. */
  listDue(now: number): Promise<readonly { readonly workspaceId: string; readonly accountId: string }[]>;
}

export interface Channel {
  readonly id: string;
  readonly paused: { readonly reason: ClosedReason; readonly since: number; readonly nextTryAt: number } | null;
}

/** What a channel set for itself. */
export interface ChannelSettings {
  /** Null: nobody set one, which is UTC. */
  readonly zone: string | null;
  /** `en` or `zh`; null: nobody set one. */
  readonly language: string | null;
  readonly digest: DigestSchedule | null;
  /** When the next digest is due (UTC ms); null without one. */
  readonly digestDueAt: number | null;
  /** Key of the last period that needs no digest any more; stays when the digest is turned off. */
  readonly lastPeriod: string | null;
  readonly quiet: QuietHours | null;
  /** When the quiet hours end that have begun, or begin next (UTC ms); null without any. */
  readonly quietDueAt: number | null;
}

export interface Channels {
  find(workspaceId: string, id: string): Promise<Channel | undefined>;
  /** By id. */
  list(workspaceId: string): Promise<readonly Channel[]>;
  /** Creates the channel when it is not known. */
  ensure(workspaceId: string, id: string): Promise<void>;
  /** Reserves `count` rule numbers and returns the first; numbers are never reused. */
  takeRuleNumbers(workspaceId: string, id: string, count: number): Promise<number>;
  /** Returns false when it was paused already. */
  pause(workspaceId: string, id: string, reason: ClosedReason, now: number, nextTryAt: number): Promise<boolean>;
  /** Moves the next try of a paused channel from `from` (any when null); false when somebody else did. */
  setNextTry(workspaceId: string, id: string, from: number | null, to: number): Promise<boolean>;
  reopen(workspaceId: string, id: string): Promise<void>;
  /** Makes every paused channel due for a try: the bot has just started. */
  tryAll(workspaceId: string, now: number): Promise<void>;
  /** Of a channel that nobody knows: nothing is set. */
  getSettings(workspaceId: string, id: string): Promise<ChannelSettings>;
  setSettings(workspaceId: string, id: string, settings: ChannelSettings): Promise<void>;
  /** Moves the digest that is due at `from` on; false when somebody else did, or turned it off. */
  moveDigest(
    workspaceId: string,
    id: string,
    from: number,
    to: { readonly dueAt: number; readonly lastPeriod: string },
  ): Promise<boolean>;
  /** A period that was decided was not told after all: what follows `toldBefore` is not told yet, unless more was decided since. */
  forgetDigest(workspaceId: string, id: string, period: string, toldBefore: string): Promise<void>;
  /** System query: channels whose digest is due, or due so far ahead that the clock was wrong when that was stored. */
  listDigestsDue(now: number): Promise<readonly { readonly workspaceId: string; readonly channelId: string }[]>;
  /** Moves the end of quiet hours that is due at `from` on; false when somebody else did, or changed them. */
  moveQuietEnd(workspaceId: string, id: string, from: number, to: number): Promise<boolean>;
  /** System query: channels whose quiet hours end, or end so far ahead that the clock was wrong when that was stored. */
  listQuietEndsDue(now: number): Promise<readonly { readonly workspaceId: string; readonly channelId: string }[]>;
  /** System query: paused channels whose next try is due. */
  listTriesDue(now: number): Promise<readonly { readonly workspaceId: string; readonly channelId: string }[]>;
}

export interface NewRule extends Omit<Rule, 'id'> {
  readonly entry: { readonly key: string; readonly value: string } | null;
}

/** A rule that an entry of the configuration stands for: its own, or an equal one that a person set. Removed ones included. */
export interface ConfiguredRule {
  readonly rule: Rule;
  readonly entry: { readonly key: string; readonly value: string };
  /** Null while in force; otherwise who removed it, with null for the configuration. */
  readonly removed: { readonly by: string | null } | null;
}

export interface Rules {
  /** Rules of a channel that are not removed, by number; inactive ones included. */
  list(workspaceId: string, channelId: string): Promise<readonly Rule[]>;
  /** All rules of a workspace that are not removed. */
  listAll(workspaceId: string): Promise<readonly Rule[]>;
  /** Active rules that cover an account, of all channels. */
  listCovering(workspaceId: string, accountId: string): Promise<readonly Rule[]>;
  /** Rules of a channel that entries of the configuration stand for, removed ones included; at most one for each entry. */
  listConfigured(workspaceId: string, channelId: string): Promise<readonly ConfiguredRule[]>;
  /** Rules in force that the configuration made in channels other than `channelId`. */
  listConfiguredElsewhere(workspaceId: string, channelId: string | null): Promise<readonly ConfiguredRule[]>;
  /** An entry given with it stands for no other rule of the channel any more. */
  insert(workspaceId: string, rule: NewRule, now: number): Promise<Rule>;
  activate(workspaceId: string, ids: readonly number[], now: number): Promise<readonly Rule[]>;
  change(
    workspaceId: string,
    id: number,
    to: Pick<Rule, 'currency' | 'thresholdMicros' | 'unit' | 'windowMs' | 'severity' | 'mention'>,
  ): Promise<void>;
  /** The entry stands for this rule from now on, and for no other one of its channel. */
  setEntry(workspaceId: string, id: number, entry: { readonly key: string; readonly value: string }): Promise<void>;
  remove(workspaceId: string, ids: readonly number[], by: string | null, now: number): Promise<void>;
  /** Forgets rules that never became active. */
  deleteInactive(workspaceId: string, ids: readonly number[]): Promise<void>;
}

export interface StoredEpisode {
  readonly id: number;
  readonly channelId: string;
  readonly accountId: string;
  readonly version: number;
  readonly episode: Episode;
  readonly card: EpisodeCard;
  readonly root: {
    readonly ts: string | null;
    readonly shownVersion: number;
    readonly updatedAt: number | null;
    readonly updateDueAt: number | null;
    readonly frozen: boolean;
  };
}

export interface Episodes {
  findOpen(workspaceId: string, channelId: string, accountId: string): Promise<StoredEpisode | undefined>;
  find(workspaceId: string, id: number): Promise<StoredEpisode | undefined>;
  listOpen(
    workspaceId: string,
    where: { readonly channelId?: string; readonly accountId?: string },
  ): Promise<readonly StoredEpisode[]>;
  /** Episodes of a channel that were open at some time between the two instants, oldest first. */
  listBetween(workspaceId: string, channelId: string, from: number, until: number): Promise<readonly StoredEpisode[]>;
  create(
    workspaceId: string,
    where: { readonly channelId: string; readonly accountId: string },
    episode: Episode,
    card: EpisodeCard,
  ): Promise<StoredEpisode>;
  /** Saves version + 1 if the stored version is still `version`; false when somebody else was faster. */
  save(workspaceId: string, id: number, version: number, episode: Episode, card: EpisodeCard): Promise<boolean>;
  /** Saves the state without a new version: nothing that people see changed. */
  saveQuietly(workspaceId: string, id: number, version: number, episode: Episode): Promise<boolean>;
  setRoot(workspaceId: string, id: number, root: Partial<StoredEpisode['root']>): Promise<void>;
  /** System query: open episodes with a repeat due whose account has no check due or running, because that speaks first. */
  listRepeatsDue(
    now: number,
  ): Promise<readonly { readonly workspaceId: string; readonly channelId: string; readonly accountId: string }[]>;
  /** System query: episodes whose root wants an edit that no step asked for. */
  listUpdatesDue(now: number): Promise<readonly { readonly workspaceId: string; readonly episodeId: number }[]>;
}

/** A snooze and the channel that it is of. */
export interface StoredSnooze extends Snooze {
  readonly channelId: string;
}

export interface Snoozes {
  /** Those that hold something at `now`; with `accountId`, those that hold that account. Oldest first. */
  listActive(
    workspaceId: string,
    where: { readonly channelId?: string; readonly accountId?: string },
    now: number,
  ): Promise<readonly StoredSnooze[]>;
  /** Takes the place of an older one of the same channel and account (or of all accounts): call it in a transaction. */
  add(workspaceId: string, snooze: Omit<StoredSnooze, 'id'>): Promise<StoredSnooze>;
  /** Returns those that it ended; the others somebody else ended. */
  end(workspaceId: string, ids: readonly number[], now: number): Promise<readonly StoredSnooze[]>;
  /** System query: snoozes that ran out, or were stored under a wrong clock. */
  listEndsDue(now: number): Promise<readonly { readonly workspaceId: string; readonly snoozeId: number }[]>;
}

export interface NewOutboxRow {
  readonly destination: string;
  readonly operation: Operation;
  readonly dedupKey: string;
  readonly reason: string;
  readonly payload: Notification;
  readonly episodeId: number | null;
}

export interface OutboxRow extends NewOutboxRow {
  readonly id: number;
  readonly status: 'due' | 'ambiguous' | 'sent' | 'dead' | 'dropped';
  readonly rung: number;
  readonly attempts: number;
  readonly lookups: number;
  readonly dueAt: number;
  readonly lease: { readonly owner: string; readonly until: number } | null;
  readonly firstAttemptAt: number | null;
  readonly ts: string | null;
  readonly error: string | null;
  readonly createdAt: number;
  readonly settledAt: number | null;
}

export interface Outbox {
  /** Stores a write; returns its id, or null when its dedup key is known already. */
  add(workspaceId: string, row: NewOutboxRow, now: number): Promise<number | null>;
  find(workspaceId: string, id: number): Promise<OutboxRow | undefined>;
  /** The oldest open row of a destination. */
  findHead(workspaceId: string, destination: string): Promise<OutboxRow | undefined>;
  listOpen(workspaceId: string, destination: string): Promise<readonly OutboxRow[]>;
  /** Open rows of all destinations, oldest first. */
  listAllOpen(workspaceId: string): Promise<readonly OutboxRow[]>;
  findLast(workspaceId: string, destination: string): Promise<OutboxRow | undefined>;
  /** The newest writes about an episode that were not dropped, newest first, at most `most`. */
  listByEpisode(workspaceId: string, episodeId: number, most: number): Promise<readonly OutboxRow[]>;
  /** Whether an edit of an episode's root is waiting already; one in flight does not count, because it may show less. */
  hasWaitingUpdate(workspaceId: string, episodeId: number): Promise<boolean>;
  /** Takes the row if it is due and nobody owns it at `now`, and notes the first attempt. */
  claim(
    workspaceId: string,
    id: number,
    lease: { readonly owner: string; readonly until: number },
    now: number,
  ): Promise<boolean>;
  owns(workspaceId: string, id: number, owner: string, until: number): Promise<boolean>;
  /** Changes a row that `owner` owns and gives it back; false when the lease is no longer theirs. */
  settle(
    workspaceId: string,
    id: number,
    owner: string,
    change: Partial<
      Pick<OutboxRow, 'status' | 'rung' | 'attempts' | 'lookups' | 'dueAt' | 'ts' | 'error' | 'settledAt'>
    >,
  ): Promise<boolean>;
  /** Takes open rows out of the queue unsent. */
  drop(workspaceId: string, ids: readonly number[], reason: string, now: number): Promise<void>;
  /** System query: destinations whose oldest open row can be done at `now`. */
  listDestinations(now: number): Promise<readonly { readonly workspaceId: string; readonly destination: string }[]>;
}

/** Somebody whose Home tab is or was open. */
export interface HomeViewer {
  readonly openedAt: number;
  /** Of what stands there; empty while nothing does. */
  readonly hash: string;
}

export interface HomeViewers {
  /** Somebody looks at their Home at `now`; whether it still holds is looked at next at `lookDueAt`. */
  open(workspaceId: string, userId: string, now: number, lookDueAt: number): Promise<void>;
  find(workspaceId: string, userId: string): Promise<HomeViewer | undefined>;
  /** Notes what stands on the Home of somebody who opened it. */
  setPublished(workspaceId: string, userId: string, hash: string, now: number): Promise<void>;
  /** Moves the look that is due at `from` on; false when somebody else did. */
  moveLook(workspaceId: string, userId: string, from: number, to: number): Promise<boolean>;
  /** System query: whose Home is to be looked at, of those who opened it lately, the longest due first. Due after `furthest` was stored under a wrong clock. */
  listLooksDue(when: {
    readonly now: number;
    readonly openedSince: number;
    readonly furthest: number;
    readonly most: number;
  }): Promise<readonly { readonly workspaceId: string; readonly userId: string; readonly lookDueAt: number }[]>;
}

export interface SeenRequests {
  /** Notes that something was asked for; false when it was noted before. Forgotten after ten minutes. */
  claim(workspaceId: string, key: string, now: number): Promise<boolean>;
}

export interface AuditEntry {
  readonly channelId: string | null;
  /** Null: the configuration. */
  readonly by: string | null;
  readonly what: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface AuditLog {
  /** Returns the entry's id. */
  add(workspaceId: string, entry: AuditEntry, now: number): Promise<number>;
}

export interface Workspaces {
  /** Creates the workspace when it is not known; returns its fingerprint salt. */
  ensure(workspaceId: string, now: number): Promise<{ readonly fingerprintSalt: string }>;
  /** Writes the workspace's row without changing it: rejects when the database takes no writes. */
  touch(workspaceId: string): Promise<void>;
  /** Notes that the bot has introduced itself; false when it had before. */
  markIntroduced(workspaceId: string, now: number): Promise<boolean>;
  /** A workspace that is paused already stays so since when it was. */
  setPaused(
    workspaceId: string,
    paused: { readonly reason: string; readonly now: number; readonly nextTryAt: number } | null,
  ): Promise<void>;
  isPaused(workspaceId: string, now: number): Promise<boolean>;
  /** Notes that Slack refuses rich blocks there; until then nobody tries. */
  noteRichBlocksRefused(workspaceId: string, until: number): Promise<void>;
  /** False also when the end is further ahead than `atMostMs`: it was noted under a wrong clock. */
  areRichBlocksRefused(workspaceId: string, now: number, atMostMs: number): Promise<boolean>;
  /** Why nothing is delivered; null while it is. `nextTryAt` may be past: the next delivery is the try. */
  findPause(
    workspaceId: string,
  ): Promise<{ readonly reason: string; readonly since: number; readonly nextTryAt: number } | null>;
}

/** All tables, within a transaction or outside of one. */
export interface Tables {
  readonly workspaces: Workspaces;
  readonly accounts: Accounts;
  readonly channels: Channels;
  readonly rules: Rules;
  readonly episodes: Episodes;
  readonly snoozes: Snoozes;
  readonly outbox: Outbox;
  readonly homeViewers: HomeViewers;
  readonly seen: SeenRequests;
  readonly audit: AuditLog;
  /** System query: deletes or thins what has been kept long enough, a small batch at a time; returns how many rows it dealt with. */
  prune(now: number): Promise<number>;
}

export interface Store extends Tables {
  /** Runs `work` in one transaction; `work` may run again from its beginning and awaits nothing but its tables. */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
