import { DEFAULT_ZONE } from '../domain/calendar.ts';
import type { Opened } from '../domain/episode.ts';
import { findQuietSpan, type QuietSpan, readNextQuietEnd } from '../domain/quiet-hours.ts';
import type { StoredEpisode, Tables } from '../ports.ts';
import type { Core } from './core.ts';
import { type Decision, decideAgain, withFreshEpisodes } from './decide.ts';
import { snoozesOf } from './holds.ts';
import { logDecisions } from './log-decisions.ts';

type QuietScene = Parameters<typeof decideAgain>[0];

/** Tells a channel whose quiet hours are over what waited; at most once per end whoever asks. */
export async function endDueQuietHours(deps: Core, workspaceId: string, channelId: string, now: number): Promise<void> {
  const { store, settings, readPace, log } = deps;
  const decisions = await withFreshEpisodes(() =>
    store.transaction(async (tables) => {
      const { quiet, quietDueAt, zone } = await tables.channels.getSettings(workspaceId, channelId);
      if (quiet === null || quietDueAt === null) return [];
      const next = readNextQuietEnd(quiet, zone ?? DEFAULT_ZONE, now);
      if (!(await tables.channels.moveQuietEnd(workspaceId, channelId, quietDueAt, next))) return [];
      // It was planned under a wrong clock.
      if (quietDueAt > now) return [];
      const span = findQuietSpan(quiet, zone ?? DEFAULT_ZONE, quietDueAt);
      return endQuietHours({ tables, workspaceId, settings, readPace, now }, channelId, span);
    }),
  );
  logDecisions(log, decisions, 'quiet hours over');
}

/** Within a transaction: what came and went is told in one message, and what still fires has its own. */
export async function endQuietHours(
  scene: QuietScene,
  channelId: string,
  span: QuietSpan | undefined,
  opened: Opened | null = null,
): Promise<readonly Decision[]> {
  if (span !== undefined) await addSummary(scene, channelId, span);
  return decideAgain(scene, channelId, { opened });
}

/** Within a transaction: tells in one message what came and went in a quiet time. */
export async function addSummary(
  { tables, workspaceId, now }: QuietScene,
  channelId: string,
  span: QuietSpan,
): Promise<void> {
  const passed = await listPassed(tables, workspaceId, channelId, { span, now });
  if (passed.length === 0) return;
  const { from, until } = span;
  await tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `quiet:${channelId}:${until}`,
      reason: 'quiet hours over',
      payload: { kind: 'quiet_summary', from, until, cards: passed.map(({ card }) => card) },
      episodeId: null,
    },
    now,
  );
  // Told now: quiet hours that are changed and end twice tell it once.
  for (const { id, version, episode } of passed)
    await tables.episodes.saveQuietly(workspaceId, id, version, { ...episode, told: { at: now, totals: [] } });
}

/** Episodes that ended there without a word, whenever they began. What ended snoozed and still is is left out, as it would be by day. */
async function listPassed(
  tables: Tables,
  workspaceId: string,
  channelId: string,
  { span, now }: { readonly span: QuietSpan; readonly now: number },
): Promise<readonly StoredEpisode[]> {
  const active = await tables.snoozes.listActive(workspaceId, { channelId }, now);
  const episodes = await tables.episodes.listBetween(workspaceId, channelId, span.from, span.until);
  return episodes.filter(
    ({ accountId, episode: { ended, told } }) =>
      ended !== null && told === null && !snoozesOf(active, channelId, accountId).some(({ since }) => since < ended.at),
  );
}
