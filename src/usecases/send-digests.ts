import { type DigestState, type DigestStep, type MissedDigests, stepDigest } from '../domain/digest.ts';
import { periodBefore } from '../domain/digest-schedule.ts';
import type { ChannelSettings, OutboxRow, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { readDigest } from './read-digest.ts';
import { isUnsure } from './retry-destination.ts';

/** The zone of a channel that set none. */
export const DEFAULT_ZONE = 'UTC';

type SendDeps = Pick<Core, 'store' | 'queue' | 'log' | 'settings' | 'readPace'>;

/**
 * Decides about the digest of a channel that is due: one digest per period, whoever ticks and whenever a process died. The
 * decision and the message are stored together.
 */
export async function sendDigest(deps: SendDeps, workspaceId: string, channelId: string, now: number): Promise<void> {
  const step = await deps.store.transaction(async (tables): Promise<DigestStep> => {
    const state = toDigestState(await tables.channels.getSettings(workspaceId, channelId));
    if (state === null) return { kind: 'not_due' };
    const decided = stepDigest(state, now);
    if (decided.kind === 'not_due') return decided;
    if (!(await tables.channels.moveDigest(workspaceId, channelId, state.dueAt, decided.next))) {
      return { kind: 'not_due' };
    }
    if (decided.kind === 'send') await addDigest(deps, tables, { workspaceId, channelId, now }, state, decided);
    return decided;
  });
  if (step.kind === 'not_due') return;
  const fields = { channel: channelId, period: 'period' in step ? step.period.key : null, nextAt: step.next.dueAt };
  if (step.kind === 'send') {
    deps.queue.wake([{ kind: 'drain', workspaceId, destination: channelId }]);
    deps.log.info(fields, 'digest decided');
  } else deps.log.warn(fields, step.kind === 'skip' ? 'digest skipped: too late' : 'digest planned anew: wrong clock');
}

/** The digest of a channel as its settings say; null when it gets none. */
function toDigestState({ zone, digest, digestDueAt, lastPeriod }: ChannelSettings): DigestState | null {
  if (digest === null || digestDueAt === null) return null;
  return {
    clock: { schedule: digest, zone: zone ?? DEFAULT_ZONE },
    dueAt: digestDueAt,
    lastPeriod: lastPeriod ?? '',
  };
}

/** Takes digests that wait for Slack out of the outbox: they are no news any more. One that Slack may have stays. */
export async function dropDigests(
  tables: Tables,
  { workspaceId, channelId, now }: { readonly workspaceId: string; readonly channelId: string; readonly now: number },
  why: string,
): Promise<readonly OutboxRow[]> {
  const open = await tables.outbox.listOpen(workspaceId, channelId);
  const stale = open.filter((row) => row.payload.kind === 'digest' && !isUnsure(row));
  await tables.outbox.drop(
    workspaceId,
    stale.map(({ id }) => id),
    why,
    now,
  );
  return stale;
}

async function addDigest(
  deps: SendDeps,
  tables: Tables,
  where: { readonly workspaceId: string; readonly channelId: string; readonly now: number },
  { clock }: DigestState,
  { period, missed }: Extract<DigestStep, { kind: 'send' }>,
): Promise<void> {
  const { workspaceId, channelId, now } = where;
  const stale = await dropDigests(tables, where, 'a newer digest takes its place');
  const report = await readDigest(deps, tables, {
    workspaceId,
    channelId,
    key: period.key,
    period,
    before: periodBefore(clock, period),
    zone: clock.zone,
    missed: [...stale.flatMap(missedWith), ...(missed === null ? [] : [missed])],
    now,
  });
  await tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `digest:${channelId}:${period.key}`,
      reason: `digest of ${period.key}`,
      payload: { kind: 'digest', report },
      episodeId: null,
    },
    now,
  );
}

/** What is lost with a digest that Slack never took: itself, and what it said was missed. */
function missedWith({ payload }: OutboxRow): readonly MissedDigests[] {
  if (payload.kind !== 'digest' || payload.report.key === null) return [];
  const { key, missed } = payload.report;
  const earlier = missed.filter(({ because }) => because === 'not_delivered');
  const [first = key] = earlier.map((each) => each.first);
  const count = earlier.reduce((sum, each) => sum + each.count, 1);
  return [
    ...missed.filter(({ because }) => because === 'not_running'),
    { because: 'not_delivered', first, last: key, count },
  ];
}
