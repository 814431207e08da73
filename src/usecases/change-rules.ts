import type { Edit } from '../domain/episode.ts';
import type { RuleChange } from '../domain/notification.ts';
import type { AuditEntry, OutboxRow, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { withFreshEpisodes } from './decide.ts';
import { judgeRules } from './judge-rules.ts';
import { tryNow } from './retry-destination.ts';
import type { Settlements } from './settlements.ts';

export interface RuleDeps extends Core {
  readonly settlements: Settlements;
}

/** Who asks, and where. */
export interface Asker {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The slash command as it was typed. */
  readonly command: string;
}

/** A private answer waits this long for the outcome of the notice to the channel. */
const NOTICE_WAIT_MS = 3000;
/** By then, counted from the change, the private answer is given or never will be. */
export const ANSWERED_MS = NOTICE_WAIT_MS + 2000;

/** The dedup key of the direct message that says in place of the private answer that nothing was set. */
export function notSetKey(notice: OutboxRow): string {
  return `${notice.dedupKey}:not-set`;
}

/** The notice that a transaction put into the outbox, or a result that needs none. */
export type Changed<R> = { readonly result: R; readonly noticeId: number | null };

/** Runs a change of rules in one transaction, then waits for the outcome of its notice; undefined when there was none. */
export async function changeRules<R>(
  deps: RuleDeps,
  asker: Asker,
  change: (tables: Tables) => Promise<Changed<R>>,
): Promise<{ readonly result: R; readonly notice: OutboxRow | undefined }> {
  const { workspaceId, channelId } = asker;
  const { result, noticeId } = await withFreshEpisodes(() => deps.store.transaction(change));
  if (noticeId === null) return { result, notice: undefined };
  const settled = deps.settlements.wait(noticeId, NOTICE_WAIT_MS);
  await tryNow(deps, workspaceId, channelId);
  deps.queue.wake([{ kind: 'drain', workspaceId, destination: channelId }]);
  await settled;
  const notice = await deps.store.outbox.find(workspaceId, noticeId);
  if (notice?.status === 'dropped') await takeBackNotSet(deps, asker, notice);
  return { result, notice };
}

async function takeBackNotSet({ store, now }: RuleDeps, { workspaceId, userId }: Asker, notice: OutboxRow) {
  const rows = await store.outbox.listOpen(workspaceId, userId);
  const told = rows.filter((row) => row.dedupKey === notSetKey(notice)).map((row) => row.id);
  await store.outbox.drop(workspaceId, told, 'the private answer tells it', now());
}

/** Notes a change in the audit log and puts its notice into the outbox; returns the notice's row. */
export async function addNotice(
  deps: Core,
  tables: Tables,
  { workspaceId, channelId, userId, command }: Asker,
  change: RuleChange,
): Promise<number | null> {
  const now = deps.now();
  const auditId = await tables.audit.add(
    workspaceId,
    { channelId, by: userId, what: `rule ${change.what}`, ...auditValues(change) },
    now,
  );
  return tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `rule:${auditId}`,
      reason: `rule ${change.what}`,
      payload: { kind: 'rule_notice', change, command },
      episodeId: null,
    },
    now,
  );
}

function auditValues(change: RuleChange): Pick<AuditEntry, 'from' | 'to'> {
  switch (change.what) {
    case 'added':
      return { from: null, to: [...change.rules, ...change.along] };
    case 'changed':
      return { from: change.from, to: change.to };
    case 'removed':
      return { from: change.rules, to: null };
  }
}

/** Judges the channel again after rules were changed or removed, which takes effect even when its notice cannot be posted. */
export function judgeChange(
  deps: Core,
  tables: Tables,
  asker: Asker,
  judged: readonly number[],
  what: Edit['what'],
): Promise<void> {
  const { workspaceId, channelId, userId } = asker;
  return judgeRules({
    tables,
    workspaceId,
    channelId,
    judged,
    edit: { by: userId, what },
    settings: deps.settings,
    readPace: deps.readPace,
    log: deps.log,
    now: deps.now(),
  });
}
