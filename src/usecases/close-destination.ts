import type { ClosedReason, Notification, RuleChange } from '../domain/notification.ts';
import { covers } from '../domain/rule.ts';
import type { OutboxRow, Tables } from '../ports.ts';
import { ANSWERED_MS, notSetKey } from './change-rules.ts';
import type { Core } from './core.ts';
import { nextTry } from './retry-destination.ts';

type Closed = Extract<Notification, { kind: 'channel_closed' }>;

/** A channel or a person's direct messages. */
export interface Place {
  readonly workspaceId: string;
  readonly destination: string;
}

/**
 * Slack refused a write: the destination pauses, rules that waited for their notice are forgotten and their authors told, and the
 * pause is reported once.
 */
export async function closeDestination(
  deps: Core,
  tables: Tables,
  { workspaceId, destination }: Place,
  reason: ClosedReason,
): Promise<void> {
  const now = deps.now();
  await tables.channels.ensure(workspaceId, destination);
  const begins = await tables.channels.pause(workspaceId, destination, reason, now, nextTry(now, now));
  for (const waiting of await tables.outbox.listOpen(workspaceId, destination)) {
    await giveUp(deps, tables, workspaceId, waiting, reason);
  }
  if (begins)
    await reportClosed(deps, tables, workspaceId, {
      kind: 'channel_closed',
      channelId: destination,
      reason,
      since: now,
    });
}

/** What makes no sense later leaves the outbox; what somebody must know goes another way. */
async function giveUp(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  row: OutboxRow,
  reason: ClosedReason,
): Promise<void> {
  const { payload } = row;
  const drop = () => tables.outbox.drop(workspaceId, [row.id], 'the destination is closed', deps.now());
  switch (payload.kind) {
    case 'test':
    case 'rule_not_set':
    case 'channel_notice':
    case 'snooze_notice':
    // It came and went while nobody could be told.
    case 'quiet_summary':
      await drop();
      return;
    case 'channel_closed':
      await drop();
      await reportOn(deps, tables, workspaceId, payload, row.destination);
      return;
    case 'rule_notice':
      await forgetNew(deps, tables, workspaceId, row, [payload.change], reason);
      return;
    case 'settings_notice': {
      await forgetNew(deps, tables, workspaceId, row, payload.rules, reason);
      const rules = payload.rules.filter(({ what }) => what !== 'added');
      if (rules.length === payload.rules.length || rules.length + payload.channel.length === 0) return;
      // What took effect is still told.
      const { destination, operation, dedupKey, reason: why, episodeId } = row;
      const rest = { destination, operation, dedupKey: `${dedupKey}:rest`, reason: why, episodeId };
      await tables.outbox.add(workspaceId, { ...rest, payload: { ...payload, rules } }, deps.now());
      return;
    }
    case 'introduction':
    // The next digest takes its place; when the channel opens, the latest one is told.
    case 'digest':
    case 'step':
    case 'root_update':
      return;
  }
}

/** Rules that waited for their notice are forgotten, and whoever set them is told. */
async function forgetNew(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  row: OutboxRow,
  changes: readonly RuleChange[],
  reason: ClosedReason,
): Promise<void> {
  const added = changes.filter((change) => change.what === 'added');
  const [first] = added;
  if (first === undefined) return;
  const ids = added.flatMap((change) => [...change.rules, ...change.along]).map((rule) => rule.id);
  await tables.rules.deleteInactive(workspaceId, ids);
  await tables.outbox.drop(workspaceId, [row.id], 'the destination is closed', deps.now());
  if (first.by === null) return;
  const rules = added.flatMap((change) => change.rules);
  const told = { kind: 'rule_not_set', channelId: row.destination, reason, rules } as const;
  // The private answer takes it back if it tells the same; a process that dies before that leaves it to be sent.
  const at = Math.max(deps.now(), row.createdAt + ANSWERED_MS);
  await send(deps, tables, workspaceId, first.by, notSetKey(row), told, at);
}

/** Told: whoever set the channel's rules, else who pays for the accounts, else the operator's channel, else the log. */
export async function reportClosed(deps: Core, tables: Tables, workspaceId: string, closed: Closed): Promise<void> {
  const { hasRules, authors, owners } = await readConcerned(tables, workspaceId, closed.channelId);
  // Nobody waits for anything there.
  if (!hasRules) return;
  await reportTo(deps, tables, workspaceId, closed, authors.length > 0 ? authors : owners);
}

/** The person cannot be reached either: whoever comes after them is told. */
async function reportOn(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  closed: Closed,
  unreachable: string,
): Promise<void> {
  const { authors, owners } = await readConcerned(tables, workspaceId, closed.channelId);
  const next = authors.includes(unreachable) ? owners.filter((owner) => owner !== unreachable) : [];
  await reportTo(deps, tables, workspaceId, closed, next, unreachable);
}

async function reportTo(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  closed: Closed,
  people: readonly string[],
  unreachable: string | null = null,
): Promise<void> {
  const key = `closed:${closed.channelId}:${closed.since}`;
  for (const person of people) {
    await send(deps, tables, workspaceId, person, `${key}:${person}`, closed);
  }
  if (people.length > 0) return;
  const channel = deps.settings.operatorChannel;
  deps.log.warn({ channel: closed.channelId, reason: closed.reason }, 'a channel takes no alerts any more');
  if (channel === null || channel === unreachable || channel === closed.channelId) return;
  await send(deps, tables, workspaceId, channel, `${key}:operator`, closed);
}

/** Who set the channel's rules, and who pays for the accounts that they watch. */
async function readConcerned(tables: Tables, workspaceId: string, channelId: string) {
  const rules = (await tables.rules.list(workspaceId, channelId)).filter((rule) => rule.activeAt !== null);
  const watched = (await tables.accounts.list(workspaceId)).filter((account) =>
    rules.some((rule) => covers(rule, account.id)),
  );
  return {
    hasRules: rules.length > 0,
    authors: [...new Set(rules.flatMap((rule) => rule.authorId ?? []))],
    owners: [...new Set(watched.flatMap((account) => account.ownerId ?? []))],
  };
}

async function send(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  destination: string,
  dedupKey: string,
  payload: Notification,
  at = deps.now(),
): Promise<void> {
  await tables.outbox.add(
    workspaceId,
    { destination, operation: 'post', dedupKey, reason: payload.kind, payload, episodeId: null },
    at,
  );
  // Were it paused for long, whoever comes next would be told a day late.
  await tables.channels.setNextTry(workspaceId, destination, null, deps.now());
  deps.queue.wake([{ kind: 'drain', workspaceId, destination }]);
}
