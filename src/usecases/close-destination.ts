import type { ClosedReason, Notification } from '../domain/notification.ts';
import type { Tables } from '../ports.ts';
import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { nextTry } from './retry-destination.ts';

/**
 * A destination takes no messages: it pauses, rules that waited for their notice are forgotten and their authors told, and the
 * pause is reported once.
 */
export async function closeDestination(
  deps: Core,
  tables: Tables,
  { workspaceId, row }: Delivery,
  reason: ClosedReason,
): Promise<void> {
  const now = deps.now();
  const { destination } = row;
  await tables.channels.ensure(workspaceId, destination);
  const begins = await tables.channels.pause(workspaceId, destination, reason, now, nextTry(now, now));
  await forgetWaitingRules(deps, tables, workspaceId, destination, reason);
  if (row.payload.kind === 'channel_closed')
    await reportToOperator(deps, tables, workspaceId, row.payload, destination);
  else if (begins)
    await report(deps, tables, workspaceId, { kind: 'channel_closed', channelId: destination, reason, since: now });
}

async function forgetWaitingRules(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  destination: string,
  reason: ClosedReason,
): Promise<void> {
  const now = deps.now();
  for (const row of await tables.outbox.listOpen(workspaceId, destination)) {
    const { payload } = row;
    if (payload.kind === 'test') {
      // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
      await tables.outbox.drop(workspaceId, [row.id], 'the destination is closed', now);
    }
    if (payload.kind !== 'rule_notice' || payload.change.what !== 'added') continue;
    const rules = [...payload.change.rules, ...payload.change.along];
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await tables.rules.deleteInactive(
      workspaceId,
      rules.map((rule) => rule.id),
    );
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await tables.outbox.drop(workspaceId, [row.id], 'the destination is closed', now);
    const author = payload.change.by;
    if (author === null) continue;
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await send(deps, tables, workspaceId, author, `${row.dedupKey}:not-set`, {
      kind: 'rule_not_set',
      channelId: destination,
      reason,
      rules: payload.change.rules,
    });
  }
}

type Closed = Extract<Notification, { kind: 'channel_closed' }>;

/** Told: whoever set the channel's rules, else who pays for the accounts, else the operator's channel, else the log. */
async function report(deps: Core, tables: Tables, workspaceId: string, closed: Closed): Promise<void> {
  const rules = (await tables.rules.list(workspaceId, closed.channelId)).filter((rule) => rule.activeAt !== null);
  const accounts = await tables.accounts.list(workspaceId);
  const owners = accounts.filter((account) =>
    rules.some((rule) => rule.accountId === null || rule.accountId === account.id),
  );
  const authors = [...new Set(rules.flatMap((rule) => rule.authorId ?? []))];
  const people = authors.length > 0 ? authors : [...new Set(owners.flatMap((account) => account.ownerId ?? []))];
  if (people.length === 0) await reportToOperator(deps, tables, workspaceId, closed, closed.channelId);
  for (const person of people) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction, one connection
    await send(deps, tables, workspaceId, person, `closed:${closed.channelId}:${closed.since}:${person}`, closed);
  }
}

async function reportToOperator(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  closed: Closed,
  unreachable: string,
): Promise<void> {
  const channel = deps.settings.operatorChannel;
  deps.log.warn({ channel: closed.channelId, reason: closed.reason }, 'a channel takes no alerts any more');
  if (channel === null || channel === unreachable || channel === closed.channelId) return;
  await send(deps, tables, workspaceId, channel, `closed:${closed.channelId}:${closed.since}:operator`, closed);
}

async function send(
  deps: Core,
  tables: Tables,
  workspaceId: string,
  destination: string,
  dedupKey: string,
  payload: Notification,
): Promise<void> {
  await tables.outbox.add(
    workspaceId,
    { destination, operation: 'post', dedupKey, reason: payload.kind, payload, episodeId: null },
    deps.now(),
  );
  deps.queue.wake([{ kind: 'drain', workspaceId, destination }]);
}
