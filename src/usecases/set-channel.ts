import type { ChannelAnswer, ChannelOutcome, TestOutcome } from '../domain/answer.ts';
import { DEFAULT_ZONE } from '../domain/calendar.ts';
import { startDigest } from '../domain/digest.ts';
import { type DigestSchedule, formatSchedule } from '../domain/digest-schedule.ts';
import type { Language } from '../domain/language.ts';
import type { ChannelChange } from '../domain/notification.ts';
import {
  findQuietSpan,
  formatQuietHours,
  type QuietHours,
  type QuietSpan,
  readNextQuietEnd,
  readQuietEnd,
} from '../domain/quiet-hours.ts';
import type { ChannelFields } from '../domain/settings-draft.ts';
import type { ChannelSettings, OutboxRow, Tables } from '../ports.ts';
import { type Asker, type Changed, changeRules, type RuleDeps } from './change-rules.ts';
import { addSummary, endQuietHours } from './end-quiet-hours.ts';
import { logDecisions } from './log-decisions.ts';
import { dropDigests } from './send-digests.ts';

/** A changed setting and what there is to say about it; null: it is so already. */
interface Wish {
  readonly settings: ChannelSettings;
  readonly change: ChannelChange;
}

/** Gives this channel a digest, at another time, or (null) none any more. */
export function setDigest(deps: RuleDeps, asker: Asker, digest: DigestSchedule | null): Promise<ChannelOutcome> {
  return changeChannel(deps, asker, (before) => wishDigest(before, digest, { by: asker.userId, now: deps.now() }));
}

/** Lets warnings wait here at a time of the day, or (null) at none any more. */
export function setQuiet(deps: RuleDeps, asker: Asker, quiet: QuietHours | null): Promise<ChannelOutcome> {
  return changeChannel(deps, asker, (before) => wishQuiet(before, quiet, { by: asker.userId, now: deps.now() }));
}

/** The language of what this channel is told; null: as if nobody had chosen one. */
export function setLanguage(deps: RuleDeps, asker: Asker, language: Language | null): Promise<ChannelOutcome> {
  return changeChannel(deps, asker, (before) => wishLanguage(before, language, { by: asker.userId, now: deps.now() }));
}

/** Sets the zone of this channel, which moves its next digest and its quiet hours. `zone` is the name of one. */
export function setZone(deps: RuleDeps, asker: Asker, zone: string): Promise<ChannelOutcome> {
  return changeChannel(deps, asker, (before) => wishZone(before, zone, { by: asker.userId, now: deps.now() }));
}

/** Sets all of it within the transaction of a form, whose notice tells it; returns what really changed. */
export async function changeChannelFields(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  fields: ChannelFields,
): Promise<readonly ChannelChange[]> {
  const at = { by: asker.userId, now: deps.now() };
  const before = await tables.channels.getSettings(asker.workspaceId, asker.channelId);
  const wishes = [
    (now: ChannelSettings) => wishLanguage(now, fields.language, at),
    (now: ChannelSettings) => wishZone(now, fields.zone, at),
    (now: ChannelSettings) => wishQuiet(now, fields.quiet, at),
    (now: ChannelSettings) => wishDigest(now, fields.digest, at),
  ];
  const changes: ChannelChange[] = [];
  let settings = before;
  for (const wishFor of wishes) {
    const wish = wishFor(settings);
    if (wish === null) continue;
    settings = wish.settings;
    changes.push(wish.change);
  }
  if (changes.length > 0) await storeSettings(deps, tables, asker, before, settings);
  return changes;
}

interface At {
  readonly by: string;
  readonly now: number;
}

function wishDigest(before: ChannelSettings, digest: DigestSchedule | null, { by, now }: At): Wish | null {
  if (textOf(before.digest) === textOf(digest)) return null;
  const settings = plan({ ...before, digest }, now);
  const [from, zone] = [before.digest, before.zone ?? DEFAULT_ZONE];
  return { settings, change: { what: 'digest', by, from, to: digest, zone, nextAt: settings.digestDueAt } };
}

function wishQuiet(before: ChannelSettings, quiet: QuietHours | null, { by, now }: At): Wish | null {
  if (quietTextOf(before.quiet) === quietTextOf(quiet)) return null;
  const [from, zone] = [before.quiet, before.zone ?? DEFAULT_ZONE];
  const settings = planQuiet({ ...before, quiet }, now);
  return { settings, change: { what: 'quiet', by, from, to: quiet, zone } };
}

function wishLanguage(before: ChannelSettings, language: Language | null, { by }: At): Wish | null {
  if (before.language === language) return null;
  return { settings: { ...before, language }, change: { what: 'language', by, from: before.language, to: language } };
}

function wishZone(before: ChannelSettings, zone: string, { by, now }: At): Wish | null {
  const from = before.zone ?? DEFAULT_ZONE;
  if (from === zone) return null;
  const settings = planQuiet(plan({ ...before, zone }, now), now);
  return { settings, change: { what: 'zone', by, from, to: zone, nextAt: settings.digestDueAt } };
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
  await storeSettings(deps, tables, asker, before, wish.settings);
  const { change } = wish;
  const auditId = await tables.audit.add(
    workspaceId,
    { channelId, by: userId, what: `${change.what} changed`, ...auditValues(change) },
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

async function storeSettings(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  before: ChannelSettings,
  after: ChannelSettings,
): Promise<void> {
  const { workspaceId, channelId } = asker;
  const now = deps.now();
  await tables.channels.ensure(workspaceId, channelId);
  await tables.channels.setSettings(workspaceId, channelId, after);
  await tellWhatWaited(deps, tables, asker, { before, after, now });
  // What waits for Slack was made for the old time; turned off, nobody wants it.
  if (after.digest === null) await dropDigests(tables, { workspaceId, channelId, now }, 'digests are off');
}

/**
 * A change that ends the quiet hours of this moment ends them as their time would have; so does one that comes before the clock
 * did. One that lets them begin later leaves nothing that is over to a quiet time that does not reach back to it.
 */
async function tellWhatWaited(
  { settings, readPace, log }: RuleDeps,
  tables: Tables,
  { workspaceId, channelId }: Asker,
  { before, after, now }: { readonly before: ChannelSettings; readonly after: ChannelSettings; readonly now: number },
): Promise<void> {
  const scene = { tables, workspaceId, settings, readPace, now };
  const { quietDueAt } = before;
  if (quietDueAt !== null && quietDueAt <= now && after.quietDueAt !== quietDueAt) {
    const decisions = await endQuietHours(scene, channelId, spanUntil(before, quietDueAt));
    logDecisions(log, decisions, 'quiet hours over');
  }
  const [span, next] = [spanAt(before, now), spanAt(after, now)];
  if (span === undefined) return;
  const passed = { ...span, until: now };
  if (next !== undefined) {
    if (next.from > span.from) await addSummary(scene, channelId, passed);
    return;
  }
  const decisions = await endQuietHours(scene, channelId, passed, { by: 'hand' });
  logDecisions(log, decisions, 'quiet hours over');
}

/** The quiet time that now lies in. */
function spanAt(settings: ChannelSettings, now: number): QuietSpan | undefined {
  const until = readQuietEnd(settings.quiet, settings.zone ?? DEFAULT_ZONE, now);
  return until === null ? undefined : spanUntil(settings, until);
}

function spanUntil({ quiet, zone }: ChannelSettings, until: number): QuietSpan | undefined {
  return quiet === null ? undefined : findQuietSpan(quiet, zone ?? DEFAULT_ZONE, until);
}

function planQuiet(settings: ChannelSettings, now: number): ChannelSettings {
  const { quiet, zone } = settings;
  return { ...settings, quietDueAt: quiet === null ? null : readNextQuietEnd(quiet, zone ?? DEFAULT_ZONE, now) };
}

/** Plans the digest anew: no period is told twice, and none that is over. */
function plan(settings: ChannelSettings, now: number): ChannelSettings {
  const { digest, zone, lastPeriod } = settings;
  if (digest === null) return { ...settings, digestDueAt: null };
  const next = startDigest({ schedule: digest, zone: zone ?? DEFAULT_ZONE }, lastPeriod, now);
  return { ...settings, digestDueAt: next.dueAt, lastPeriod: next.lastPeriod };
}

/** What became of the post that tells the channel. */
export async function readNotice(
  { store }: Pick<RuleDeps, 'store'>,
  { workspaceId, channelId }: Asker,
  notice: OutboxRow,
): Promise<TestOutcome> {
  if (notice.status === 'sent' || notice.status === 'dead') return { kind: 'sent' };
  const channel = await store.channels.find(workspaceId, channelId);
  return channel?.paused ? { kind: 'closed', reason: channel.paused.reason } : { kind: 'waiting' };
}

function toAnswer({ digest, zone, digestDueAt, quiet, language }: ChannelSettings): ChannelAnswer {
  return { digest, zone: zone ?? DEFAULT_ZONE, nextAt: digestDueAt, quiet, language };
}

function textOf(schedule: DigestSchedule | null): string | null {
  return schedule === null ? null : formatSchedule(schedule);
}

function quietTextOf(quiet: QuietHours | null): string | null {
  return quiet === null ? null : formatQuietHours(quiet);
}

/** What the audit log notes of both sides of a change. */
function auditValues(change: ChannelChange): { readonly from: unknown; readonly to: unknown } {
  switch (change.what) {
    case 'digest':
      return { from: { digest: textOf(change.from) }, to: { digest: textOf(change.to) } };
    case 'quiet':
      return { from: { quiet: quietTextOf(change.from) }, to: { quiet: quietTextOf(change.to) } };
    case 'zone':
    case 'language':
      return { from: { [change.what]: change.from }, to: { [change.what]: change.to } };
  }
}
