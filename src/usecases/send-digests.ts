import { DEFAULT_ZONE } from '../domain/calendar.ts';
import { type DigestState, type DigestStep, type MissedDigests, stepDigest } from '../domain/digest.ts';
import type { DigestReport } from '../domain/digest-report.ts';
import { periodBefore } from '../domain/digest-schedule.ts';
import type { ChannelSettings, OutboxRow, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { type DigestDeps, readDigest } from './read-digest.ts';
import { isUnsure } from './retry-destination.ts';

/** Sorts behind every key. */
const LAST_KEY = '9';

type SendDeps = Pick<Core, 'store' | 'queue' | 'log'> & DigestDeps;

interface Where {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly now: number;
}

/**
 * Decides about the digest of a channel that is due: one digest per period, whoever ticks and whenever a process died. The
 * decision and the message are stored together; what the message says is read before, because that takes a while.
 */
export async function sendDigest(deps: SendDeps, where: Where): Promise<void> {
  const { workspaceId, channelId, now } = where;
  const state = toDigestState(await deps.store.channels.getSettings(workspaceId, channelId));
  const step = state === null ? null : stepDigest(state, now);
  if (state === null || step === null || step.kind === 'not_due') return;
  const report = step.kind === 'send' ? await readReport(deps, where, state, step) : null;
  const isDone = await deps.store.transaction(async (tables) => {
    // Whoever moved it first has decided.
    if (!(await tables.channels.moveDigest(workspaceId, channelId, state.dueAt, step.next))) return false;
    if (report !== null && step.kind === 'send') {
      await addDigest(deps, tables, where, report, { staleAt: step.staleAt, toldBefore: state.lastPeriod });
    }
    return true;
  });
  if (!isDone) return;
  const fields = { channel: channelId, period: 'period' in step ? step.period.key : null, nextAt: step.next.dueAt };
  if (step.kind === 'send') {
    deps.queue.wake([{ kind: 'drain', workspaceId, destination: channelId }]);
    deps.log.info(fields, 'digest decided');
  } else deps.log.warn(fields, step.kind === 'skip' ? 'digest skipped: too late' : 'digest planned anew: wrong clock');
}

function readReport(
  deps: SendDeps,
  { workspaceId, channelId, now }: Where,
  { clock }: DigestState,
  { period, missed }: Extract<DigestStep, { kind: 'send' }>,
): Promise<DigestReport> {
  return readDigest(deps, deps.store, {
    workspaceId,
    channelId,
    key: period.key,
    period,
    before: periodBefore(clock, period),
    zone: clock.zone,
    missed: missed === null ? [] : [missed],
    now,
  });
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
  where: Where,
  report: DigestReport,
  limits: { readonly staleAt: number; readonly toldBefore: string },
): Promise<void> {
  const { workspaceId, channelId, now } = where;
  const stale = await dropDigests(tables, where, 'a newer digest takes its place');
  const { key } = report;
  const id = await tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `digest:${channelId}:${key}`,
      reason: `digest of ${key}`,
      payload: {
        kind: 'digest',
        report: { ...report, missed: [...stale.flatMap(missedWith), ...report.missed] },
        staleAt: limits.staleAt,
        toldBefore: [...stale.map(toldBeforeOf), limits.toldBefore].toSorted()[0] ?? limits.toldBefore,
      },
      episodeId: null,
    },
    now,
  );
  if (id === null) deps.log.warn({ channel: channelId, period: key }, 'digest not sent: this period was told before');
}

/** Takes a digest that is too late out of the outbox; the next one says that it was not sent. False for anything else. */
export async function dropStaleDigest(
  { store, log }: Pick<Core, 'store' | 'log'>,
  workspaceId: string,
  row: OutboxRow,
  now: number,
): Promise<boolean> {
  const { payload, destination } = row;
  if (payload.kind !== 'digest' || payload.staleAt > now || isUnsure(row)) return false;
  await store.transaction(async (tables) => {
    await tables.outbox.drop(workspaceId, [row.id], 'too late to be news', now);
    await tables.channels.forgetDigest(workspaceId, destination, payload.report.key ?? '', payload.toldBefore);
  });
  log.warn({ channel: destination, period: payload.report.key }, 'digest dropped: too late');
  return true;
}

/** What was told before a digest that Slack never took. */
function toldBeforeOf({ payload }: OutboxRow): string {
  return payload.kind === 'digest' ? payload.toldBefore : LAST_KEY;
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
