import type { AccountStatus } from '../domain/account.ts';
import { type EpisodeCard, isSameCard, readCard, showsSameSnooze } from '../domain/card.ts';
import {
  type Announcement,
  type EpisodeInput,
  type EpisodeStep,
  readSeverity,
  stepEpisode,
} from '../domain/episode.ts';
import type { Prospect } from '../domain/forecast.ts';
import { isBroadcast } from '../domain/gate.ts';
import type { Notification } from '../domain/notification.ts';
import type { Rule } from '../domain/rule.ts';
import { lastToEnd } from '../domain/snooze.ts';
import type { StoredAccount, StoredEpisode, StoredSnooze, Tables } from '../ports.ts';
import type { Settings } from './core.ts';
import { endByResolve, endByTopUp, openedBy, readHolds, snoozesOf } from './holds.ts';
import type { ReadPace } from './read-pace.ts';
import { readProspects } from './read-prospects.ts';

/** The account whose episodes are decided, within one transaction. */
export interface Scene {
  readonly tables: Tables;
  readonly workspaceId: string;
  readonly account: StoredAccount;
  readonly status: AccountStatus;
  readonly settings: Settings;
  readonly readPace: ReadPace;
  /** The account before its newest reading; null when nothing was read. */
  readonly before: AccountStatus | null;
  readonly now: number;
}

/** What made the decision necessary: a reading, a change of rules, a due repeat, or the end of a snooze (`opened`). */
export type Occasion = Pick<EpisodeInput, 'observed' | 'judged' | 'edit'> & Partial<Pick<EpisodeInput, 'opened'>>;

/** Nothing was read and nothing changed: only what is due, or waited, may be told now. */
export const NO_NEWS: Occasion = { observed: null, judged: new Set(), edit: null };

/** What was decided for one channel. */
export interface Decision {
  readonly accountId: string;
  readonly channelId: string;
  readonly episodeId: number | null;
  readonly step: EpisodeStep;
  /** Whether something was put into the outbox. */
  readonly spoke: boolean;
}

/** Another process changed the episode since it was read: the transaction must be begun again. */
class StaleEpisodeError extends Error {}

const TRIES = 5;

/** Runs a transaction again while somebody else changes the same episode: read again, decide again. */
export async function withFreshEpisodes<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleEpisodeError) || attempt === TRIES) throw error;
    }
  }
}

/** Decides the account's episode in every channel that has a rule for it or an episode open; stores all of it. */
export async function decideAccount(
  scene: Scene,
  occasion: Occasion,
  onlyChannel?: string,
): Promise<readonly Decision[]> {
  const { tables, workspaceId, account } = scene;
  // No rule covers an account that has left the configuration, nor the key that it had before.
  const isOver = occasion.edit?.what === 'account_removed' || occasion.edit?.what === 'key_changed';
  const rules = isOver ? [] : await tables.rules.listCovering(workspaceId, account.id);
  const open = await tables.episodes.listOpen(workspaceId, { accountId: account.id });
  const channels = new Set([...rules, ...open].map((each) => each.channelId));
  const history = await readHistory(scene, [...rules, ...open.flatMap(({ episode }) => episode.alerts)]);
  const lookAhead = once(() => readProspects(scene));
  const prospects = rules.some(({ kind }) => kind === 'runway') ? await lookAhead() : [];
  const ended = await endByTopUp(scene, account.id, channels, occasion.observed);
  const active = await tables.snoozes.listActive(workspaceId, { accountId: account.id }, scene.now);
  const decisions: Decision[] = [];
  for (const channelId of channels) {
    if (onlyChannel !== undefined && channelId !== onlyChannel) continue;
    const inChannel = rules.filter((rule) => rule.channelId === channelId);
    const stored = open.find((each) => each.channelId === channelId);
    const opened = occasion.opened ?? openedBy(snoozesOf(ended, channelId, account.id));
    const snoozes = snoozesOf(active, channelId, account.id);
    const input = { ...occasion, history, prospects, opened };
    const decision = await decideChannel({ ...scene, lookAhead, snoozes }, input, channelId, inChannel, stored);
    decisions.push(decision);
    if (decision.step.episode?.ended) await endByResolve(scene, channelId, account.id);
  }
  return [...decisions, ...(await decideOthers(scene, ended))];
}

/** Snoozes of all accounts of a channel ended with a reading of this one: the others are told too how they are. */
async function decideOthers(scene: Scene, ended: readonly StoredSnooze[]): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const snooze of ended) {
    if (snooze.accountId !== null) continue;
    decisions.push(
      ...(await decideAgain(scene, snooze.channelId, { opened: openedBy([snooze]), but: scene.account.id })),
    );
  }
  return decisions;
}

/** Decides a channel's accounts again (all, one, or all but one) although nothing was read. */
export async function decideAgain(
  scene: Pick<Scene, 'tables' | 'workspaceId' | 'settings' | 'readPace' | 'now'>,
  channelId: string,
  which: { readonly only?: string | null; readonly but?: string; readonly opened?: EpisodeInput['opened'] },
): Promise<readonly Decision[]> {
  const { tables, workspaceId } = scene;
  const decisions: Decision[] = [];
  for (const account of await tables.accounts.list(workspaceId)) {
    if (account.id === which.but || account.id !== (which.only ?? account.id)) continue;
    const status = await tables.accounts.getStatus(workspaceId, account.id);
    const occasion = { ...NO_NEWS, opened: which.opened ?? null };
    decisions.push(...(await decideAccount({ ...scene, account, status, before: null }, occasion, channelId)));
  }
  return decisions;
}

/** The totals that drops are judged by: of each wallet as far back as its longest window. */
export async function readHistory(
  { tables, workspaceId, account, now }: Pick<Scene, 'tables' | 'workspaceId' | 'account' | 'now'>,
  about: readonly Pick<Rule, 'currency' | 'windowMs'>[],
): Promise<EpisodeInput['history']> {
  const windows = new Map<string, number>();
  for (const { currency, windowMs } of about) {
    if (currency !== null && windowMs !== null) windows.set(currency, Math.max(windowMs, windows.get(currency) ?? 0));
  }
  const histories: EpisodeInput['history'][] = [];
  for (const [currency, windowMs] of windows)
    histories.push(await tables.accounts.listTotals(workspaceId, { ...account, currency }, now - windowMs));
  return histories.flat();
}

/** Weeks of readings are gone through only where something wants to know. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

async function decideChannel(
  scene: Scene & {
    readonly lookAhead: () => Promise<readonly Prospect[]>;
    /** That hold the account in the channel. */
    readonly snoozes: readonly StoredSnooze[];
  },
  occasion: Omit<Occasion, 'opened'> & Pick<EpisodeInput, 'history' | 'prospects' | 'opened'>,
  channelId: string,
  rules: readonly Rule[],
  stored: StoredEpisode | undefined,
): Promise<Decision> {
  const { account, status, settings, now } = scene;
  const { blindAfterMs, confirmAfterMs } = settings;
  const step = stepEpisode(stored?.episode ?? null, {
    ...occasion,
    holds: await readHolds(scene, channelId, scene.snoozes),
    rules,
    account: status,
    now,
    blindAfterMs,
    confirmAfterMs,
  });
  const decided = { accountId: account.id, channelId, step };
  if (step.episode === null) return { ...decided, episodeId: null, spoke: false };
  const forecasts = (await scene.lookAhead()).map(({ forecast }) => forecast);
  const card = readCard(step.episode, status, account, rules, forecasts, lastToEnd(scene.snoozes));
  if (stored === undefined) {
    const created = await scene.tables.episodes.create(
      scene.workspaceId,
      { channelId, accountId: account.id },
      step.episode,
      card,
    );
    if (step.announcement !== null) await addStep(scene, created, step.announcement, 'post');
    return { ...decided, episodeId: created.id, spoke: step.announcement !== null };
  }
  await saveEpisode(scene, stored, step, card);
  return { ...decided, episodeId: stored.id, spoke: step.announcement !== null };
}

async function saveEpisode(scene: Scene, stored: StoredEpisode, step: EpisodeStep, card: EpisodeCard): Promise<void> {
  const { tables, workspaceId } = scene;
  if (step.episode === null) return;
  const visible = step.announcement !== null || !isSameCard(card, stored.card);
  if (!visible) {
    if (JSON.stringify(step.episode) === JSON.stringify(stored.episode)) return;
    if (!(await tables.episodes.saveQuietly(workspaceId, stored.id, stored.version, step.episode)))
      throw new StaleEpisodeError();
    return;
  }
  if (!(await tables.episodes.save(workspaceId, stored.id, stored.version, step.episode, card)))
    throw new StaleEpisodeError();
  const saved: StoredEpisode = { ...stored, version: stored.version + 1, episode: step.episode, card };
  if (stored.episode.told !== null) await showChange(scene, stored, saved, step.announcement);
  // It waited until now: its message is its first.
  else if (step.announcement !== null) await addStep(scene, saved, step.announcement, 'post');
}

/** What the message of an announced episode needs: a reply and an edit, or an edit, at once when it is about a snooze. */
async function showChange(
  scene: Scene,
  before: StoredEpisode,
  saved: StoredEpisode,
  announcement: Announcement | null,
): Promise<void> {
  if (announcement !== null) await addReply(scene, saved, announcement);
  else if (showsSameSnooze(before.card, saved.card)) await wantUpdate(scene, saved);
  else await addRootUpdate(scene, saved, `episode:${saved.id}:${saved.version}:update`, 'snooze');
}

/** Level-triggered: however many changes, one edit is wanted, at most once a minute. */
async function wantUpdate({ tables, workspaceId, settings, now }: Scene, stored: StoredEpisode): Promise<void> {
  const { updateEveryMs } = settings.delivery;
  const { updateDueAt, updatedAt, frozen } = stored.root;
  // One that is due later than ever needed was stored under a wrong clock.
  if (frozen || (updateDueAt !== null && updateDueAt <= now + updateEveryMs)) return;
  const earliest = Math.min(updatedAt ?? now, now) + updateEveryMs;
  await tables.episodes.setRoot(workspaceId, stored.id, { updateDueAt: Math.max(now, earliest) });
}

/** The root is updated before the reply is sent: it tells whether the root still exists. */
async function addReply(scene: Scene, stored: StoredEpisode, announcement: Announcement): Promise<void> {
  await addRootUpdate(scene, stored, `episode:${stored.id}:${stored.version}:update`, announcement.step);
  await addStep(scene, stored, announcement, 'reply');
}

async function addStep(
  { tables, workspaceId, now }: Scene,
  stored: StoredEpisode,
  announcement: Announcement,
  operation: 'post' | 'reply',
): Promise<void> {
  await tables.outbox.add(
    workspaceId,
    {
      destination: stored.channelId,
      operation,
      dedupKey: `episode:${stored.id}:${stored.version}:${operation}`,
      reason: announcement.step,
      payload: stepNotification(stored, announcement),
      episodeId: stored.id,
    },
    now,
  );
}

/** Puts an edit of the root into the outbox unless one is waiting there; it shows whatever is true when it is delivered. */
export async function addRootUpdate(
  { tables, workspaceId, now }: Pick<Scene, 'tables' | 'workspaceId' | 'now'>,
  stored: StoredEpisode,
  dedupKey: string,
  reason: string,
): Promise<void> {
  await tables.episodes.setRoot(workspaceId, stored.id, { updateDueAt: null });
  if (await tables.outbox.hasWaitingUpdate(workspaceId, stored.id)) return;
  await tables.outbox.add(
    workspaceId,
    {
      destination: stored.channelId,
      operation: 'update',
      dedupKey,
      reason,
      payload: { kind: 'root_update' },
      episodeId: stored.id,
    },
    now,
  );
}

/** The stored form of an announcement. */
export function stepNotification(stored: StoredEpisode, announcement: Announcement): Notification {
  const { step, news, before } = announcement;
  const broadcast = isBroadcast(step, readSeverity(stored.episode), stored.episode.peak);
  return { kind: 'step', version: stored.version, step, card: stored.card, news, before, broadcast };
}
