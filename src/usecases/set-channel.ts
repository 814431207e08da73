import type { ChannelAnswer, ChannelOutcome, TestOutcome } from '../domain/answer.ts';
import { DEFAULT_ZONE } from '../domain/calendar.ts';
import { startDigest } from '../domain/digest.ts';
import { type DigestSchedule, formatSchedule } from '../domain/digest-schedule.ts';
import type { ChannelChange } from '../domain/notification.ts';
import type { ChannelSettings, OutboxRow, Tables } from '../ports.ts';
import { type Asker, type Changed, changeRules, type RuleDeps } from './change-rules.ts';
import { dropDigests } from './send-digests.ts';

/** A changed setting and what there is to say about it; null: it is so already. */
interface Wish {
  readonly settings: ChannelSettings;
  readonly change: ChannelChange;
}

/** Gives this channel a digest, at another time, or (null) none any more. */
export function setDigest(deps: RuleDeps, asker: Asker, digest: DigestSchedule | null): Promise<ChannelOutcome> {
  return changeChannel(deps, asker, (now) => {
    const isSame = textOf(now.digest) === textOf(digest);
    if (isSame) return null;
    const settings = plan({ ...now, digest }, deps.now());
    const [from, zone] = [now.digest, now.zone ?? DEFAULT_ZONE];
    const change = { what: 'digest', by: asker.userId, from, to: digest, zone, nextAt: settings.digestDueAt } as const;
    return { settings, change };
  });
}

/** Sets the zone of this channel, which moves its next digest. `zone` is the name of one. */
export function setZone(deps: RuleDeps, asker: Asker, zone: string): Promise<ChannelOutcome> {
  return changeChannel(deps, asker, (now) => {
    const from = now.zone ?? DEFAULT_ZONE;
    if (from === zone) return null;
    const settings = plan({ ...now, zone }, deps.now());
    return { settings, change: { what: 'zone', by: asker.userId, from, to: zone, nextAt: settings.digestDueAt } };
  });
}

/** What this channel has set. */
export async function showChannel(
  { store }: Pick<RuleDeps, 'store'>,
  { workspaceId, channelId }: Pick<Asker, 'workspaceId' | 'channelId'>,
): Promise<ChannelAnswer> {
  return toAnswer(await store.channels.getSettings(workspaceId, channelId));
}

async function changeChannel(
  deps: RuleDeps,
  asker: Asker,
  decide: (now: ChannelSettings) => Wish | null,
): Promise<ChannelOutcome> {
  const { result, notice } = await changeRules(deps, asker, (tables) => changeInside(deps, tables, asker, decide));
  if (result.kind === 'unchanged' || notice === undefined) return result;
  return { ...result, notice: await readNotice(deps, asker, notice) };
}

async function changeInside(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  decide: (now: ChannelSettings) => Wish | null,
): Promise<Changed<ChannelOutcome>> {
  const { workspaceId, channelId, userId } = asker;
  const [before, now] = [await tables.channels.getSettings(workspaceId, channelId), deps.now()];
  const wish = decide(before);
  if (wish === null) return { result: { kind: 'unchanged', settings: toAnswer(before) }, noticeId: null };
  await tables.channels.ensure(workspaceId, channelId);
  await tables.channels.setSettings(workspaceId, channelId, wish.settings);
  // What waits for Slack was made for the old time; turned off, nobody wants it.
  if (wish.settings.digest === null) await dropDigests(tables, { workspaceId, channelId, now }, 'digests are off');
  const { change } = wish;
  const values = { from: valueOf(change, change.from), to: valueOf(change, change.to) };
  const auditId = await tables.audit.add(
    workspaceId,
    { channelId, by: userId, what: `${change.what} changed`, ...values },
    now,
  );
  const noticeId = await tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `channel:${auditId}`,
      reason: `${change.what} changed`,
      payload: { kind: 'channel_notice', change, command: asker.command },
      episodeId: null,
    },
    now,
  );
  return { result: { kind: 'changed', change, notice: { kind: 'waiting' } }, noticeId };
}

/** Plans the digest anew: no period is told twice, and none that is over. */
function plan(settings: ChannelSettings, now: number): ChannelSettings {
  const { digest, zone, lastPeriod } = settings;
  if (digest === null) return { ...settings, digestDueAt: null };
  const next = startDigest({ schedule: digest, zone: zone ?? DEFAULT_ZONE }, lastPeriod, now);
  return { ...settings, digestDueAt: next.dueAt, lastPeriod: next.lastPeriod };
}

async function readNotice(
  { store }: RuleDeps,
  { workspaceId, channelId }: Asker,
  notice: OutboxRow,
): Promise<TestOutcome> {
  if (notice.status === 'sent' || notice.status === 'dead') return { kind: 'sent' };
  const channel = await store.channels.find(workspaceId, channelId);
  return channel?.paused ? { kind: 'closed', reason: channel.paused.reason } : { kind: 'waiting' };
}

function toAnswer({ digest, zone, digestDueAt }: ChannelSettings): ChannelAnswer {
  return { digest, zone: zone ?? DEFAULT_ZONE, nextAt: digestDueAt };
}

function textOf(schedule: DigestSchedule | null): string | null {
  return schedule === null ? null : formatSchedule(schedule);
}

function valueOf({ what }: ChannelChange, value: DigestSchedule | string | null): unknown {
  return { [what]: typeof value === 'string' ? value : textOf(value) };
}
