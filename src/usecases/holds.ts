import { DEFAULT_ZONE } from '../domain/calendar.ts';
import type { EpisodeInput, Opened } from '../domain/episode.ts';
import type { Hold } from '../domain/gate.ts';
import { readQuietEnd } from '../domain/quiet-hours.ts';
import { isTopUp, snoozes } from '../domain/snooze.ts';
import type { StoredSnooze, Tables } from '../ports.ts';

interface Where {
  readonly tables: Tables;
  readonly workspaceId: string;
  readonly now: number;
}

/** Why a channel is told less about an account at present, of the snoozes that are active there. */
export async function readHolds(
  { tables, workspaceId, now }: Where,
  channelId: string,
  active: readonly StoredSnooze[],
): Promise<readonly Hold[]> {
  const quietEnd = await readChannelQuietEnd({ tables, workspaceId, now }, channelId);
  return [
    ...active.map(({ severity, until }): Hold => ({ because: 'snoozed', severity, until: until.at })),
    ...(quietEnd === null ? [] : [{ because: 'quiet_hours', until: quietEnd } as const]),
  ];
}

/** When the quiet hours of a channel end that have begun; null when it is not quiet there. */
export async function readChannelQuietEnd(
  { tables, workspaceId, now }: Where,
  channelId: string,
): Promise<number | null> {
  const { quiet, zone } = await tables.channels.getSettings(workspaceId, channelId);
  return readQuietEnd(quiet, zone ?? DEFAULT_ZONE, now);
}

/** What a snooze that ended by itself opens. */
export function openedBy(ended: readonly StoredSnooze[]): Opened | null {
  const [first] = ended;
  return first === undefined ? null : { by: 'itself', until: first.until.at };
}

/** Ends the snoozes that wait for a top-up of the account that was just read, and is watched in those channels; returns them. */
export async function endByTopUp(
  { tables, workspaceId, now }: Where,
  accountId: string,
  watching: ReadonlySet<string>,
  observed: EpisodeInput['observed'],
): Promise<readonly StoredSnooze[]> {
  if (observed === null || !isTopUp(observed.step.rises)) return [];
  const active = await tables.snoozes.listActive(workspaceId, { accountId }, now);
  const waiting = active.filter(
    (snooze) => snooze.until.kind === 'top_up' && (snooze.accountId !== null || watching.has(snooze.channelId)),
  );
  return tables.snoozes.end(
    workspaceId,
    waiting.map(({ id }) => id),
    now,
  );
}

/** Ends the snoozes of a channel that wait for the end of an account's episode, which is over; of all accounts, when no other is open. */
export async function endByResolve(
  { tables, workspaceId, now }: Where,
  channelId: string,
  accountId: string,
): Promise<void> {
  const active = await tables.snoozes.listActive(workspaceId, { channelId, accountId }, now);
  const waiting = active.filter(({ until }) => until.kind === 'resolved');
  if (waiting.length === 0) return;
  const isAllOver = (await tables.episodes.listOpen(workspaceId, { channelId })).length === 0;
  const over = waiting.filter((snooze) => isAllOver || snooze.accountId !== null);
  await tables.snoozes.end(
    workspaceId,
    over.map(({ id }) => id),
    now,
  );
}

/** The snoozes of a channel among some that hold an account. */
export function snoozesOf(
  active: readonly StoredSnooze[],
  channelId: string,
  accountId: string,
): readonly StoredSnooze[] {
  return active.filter((snooze) => snooze.channelId === channelId && snoozes(snooze, accountId));
}
