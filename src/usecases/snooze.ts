import type { SnoozeOutcome, SnoozeView } from '../domain/answer.ts';
import { DEFAULT_ZONE } from '../domain/calendar.ts';
import type { AccountInfo } from '../domain/card.ts';
import type { Opened } from '../domain/episode.ts';
import { worseSeverity } from '../domain/level.ts';
import type { SnoozeChange } from '../domain/notification.ts';
import type { Severity } from '../domain/rule.ts';
import {
  type SnoozeWish as EndWish,
  isSameEnd,
  LONGEST_SNOOZE_MS,
  lastToEnd,
  readWishedEnd,
  type SnoozeEnd,
} from '../domain/snooze.ts';
import type { StoredAccount, StoredEpisode, StoredSnooze, Tables } from '../ports.ts';
import { type Asker, type Changed, changeRules, type RuleDeps } from './change-rules.ts';
import { decideAgain } from './decide.ts';
import { logDecisions } from './log-decisions.ts';
import { readNotice } from './set-channel.ts';

/** What is to be snoozed here, and for how long. */
export interface SnoozeWish {
  /** Null: all accounts of the channel. */
  readonly accountId: string | null;
  readonly until: EndWish;
  /** The snooze that the clicked message showed, null: none. Undefined: a typed line, which takes the place of any. */
  readonly seen: number | null | undefined;
  /** Whose message was clicked; its account is snoozed. */
  readonly episodeId?: number;
}

type Name = Pick<AccountInfo, 'id' | 'label'>;

/** What is snoozed once everything about the wish is known to be right. */
interface Plan {
  readonly account: StoredAccount | null;
  readonly end: SnoozeEnd;
  readonly severity: Severity | null;
}

/** Pauses what this channel is told about one account or all. The database decides between two at once. */
export function snooze(deps: RuleDeps, asker: Asker, wish: SnoozeWish): Promise<SnoozeOutcome> {
  return changeSnooze(deps, asker, async (tables) => {
    const plan = await readPlan(tables, asker, wish, deps.now());
    return 'kind' in plan ? { result: plan, noticeId: null } : addSnooze(deps, tables, asker, plan);
  });
}

/** Ends what is snoozed here by hand, of one account or (null) everything; only what is new, or fell due meanwhile, is told then. */
export function endSnooze(
  deps: RuleDeps,
  asker: Asker,
  accountId: string | null,
  seen?: SnoozeWish['seen'],
): Promise<SnoozeOutcome> {
  return changeSnooze(deps, asker, async (tables) => {
    const { workspaceId, channelId } = asker;
    const account = accountId === null ? null : await tables.accounts.find(workspaceId, accountId);
    if (account === undefined) return { result: { kind: 'unknown' }, noticeId: null };
    const active = await tables.snoozes.listActive(workspaceId, { channelId }, deps.now());
    const ending = active.filter((each) => accountId === null || each.accountId === accountId);
    const taken = readTaken(ending, account, seen, asker.userId);
    if (taken !== null) return { result: taken, noticeId: null };
    if (ending.length > 0) return endSnoozes(deps, tables, asker, account, ending);
    const still = lastToEnd(active.filter((each) => each.accountId === null));
    const view = still === undefined ? null : toView(still, null);
    return { result: { kind: 'not_snoozed', account: nameOf(account), still: view }, noticeId: null };
  });
}

async function changeSnooze(
  deps: RuleDeps,
  asker: Asker,
  change: (tables: Tables) => Promise<Changed<SnoozeOutcome>>,
): Promise<SnoozeOutcome> {
  const { result, notice } = await changeRules(deps, asker, change);
  // Edits of messages wait for nobody's answer.
  if (notice === undefined) {
    deps.queue.wake([{ kind: 'drain', workspaceId: asker.workspaceId, destination: asker.channelId }]);
    return result;
  }
  return 'notice' in result ? { ...result, notice: await readNotice(deps, asker, notice) } : result;
}

/** What the wish comes to, or why not. Read in the transaction that carries it out: a resolve or another click may have come first. */
async function readPlan(
  tables: Tables,
  { workspaceId, channelId, userId }: Asker,
  wish: SnoozeWish,
  now: number,
): Promise<Plan | SnoozeOutcome> {
  const clicked = wish.episodeId === undefined ? null : await tables.episodes.find(workspaceId, wish.episodeId);
  if (clicked === undefined || (clicked !== null && clicked.channelId !== channelId)) return { kind: 'unknown' };
  const accountId = clicked?.accountId ?? wish.accountId;
  const account = accountId === null ? null : await tables.accounts.find(workspaceId, accountId);
  if (clicked !== null && clicked.episode.ended !== null) return { kind: 'over', account: clicked.card.account };
  if (account === undefined) return { kind: 'unknown' };
  const { zone } = await tables.channels.getSettings(workspaceId, channelId);
  const end = readWishedEnd(wish.until, zone ?? DEFAULT_ZONE, now);
  if (end.at <= now) return { kind: 'past' };
  if (end.at > now + LONGEST_SNOOZE_MS) return { kind: 'too_long' };
  const active = await tables.snoozes.listActive(workspaceId, { channelId }, now);
  const holding = active.filter((each) => each.accountId === null || each.accountId === accountId);
  const same = holding.find((each) => each.accountId === accountId && each.by === userId && isSameEnd(each.until, end));
  if (same !== undefined) return { kind: 'unchanged', snooze: toView(same, account) };
  const taken = readTaken(holding, account, wish.seen, userId);
  if (taken !== null) return taken;
  const open = accountId === null ? undefined : await tables.episodes.findOpen(workspaceId, channelId, accountId);
  return { account, end, severity: open === undefined ? null : toldSeverity(open) };
}

/** Somebody else was faster than a click: their snooze is not the one that its message showed. */
function readTaken(
  holding: readonly StoredSnooze[],
  account: StoredAccount | null,
  seen: SnoozeWish['seen'],
  userId: string,
): SnoozeOutcome | null {
  const shown = lastToEnd(holding);
  if (seen === undefined || shown === undefined || shown.id === seen || shown.by === userId) return null;
  return { kind: 'taken', snooze: toView(shown, shown.accountId === null ? null : account) };
}

async function addSnooze(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  { account, end, severity }: Plan,
): Promise<Changed<SnoozeOutcome>> {
  const { workspaceId, channelId, userId: by } = asker;
  const accountId = account?.id ?? null;
  await tables.channels.ensure(workspaceId, channelId);
  const since = deps.now();
  const added = await tables.snoozes.add(workspaceId, { channelId, accountId, by, since, until: end, severity });
  await decide(deps, tables, asker, accountId, null);
  const told = await tellChannel(deps, tables, asker, { by, account: nameOf(account), end });
  const result = {
    kind: 'snoozed',
    id: added.id,
    snooze: toView(added, account),
    ...told.shown,
    notice: null,
  } as const;
  return { result, noticeId: told.noticeId };
}

async function endSnoozes(
  deps: RuleDeps,
  tables: Tables,
  asker: Asker,
  account: StoredAccount | null,
  ending: readonly StoredSnooze[],
): Promise<Changed<SnoozeOutcome>> {
  const ids = ending.map(({ id }) => id);
  await tables.snoozes.end(asker.workspaceId, ids, deps.now());
  await decide(deps, tables, asker, account?.id ?? null, { by: 'hand' });
  const told = await tellChannel(deps, tables, asker, { by: asker.userId, account: nameOf(account), end: null });
  const result = { kind: 'ended', account: nameOf(account), ...told.shown, notice: null } as const;
  return { result, noticeId: told.noticeId };
}

/** Messages show at once who snoozed until when; what waited for the end of a snooze is told. */
async function decide(
  { settings, readPace, log, now }: RuleDeps,
  tables: Tables,
  { workspaceId, channelId }: Asker,
  only: string | null,
  opened: Opened | null,
): Promise<void> {
  const scene = { tables, workspaceId, settings, readPace, now: now() };
  logDecisions(log, await decideAgain(scene, channelId, { only, opened }), 'snooze');
}

/** A notice is only for a channel in which no message shows it. */
async function tellChannel(
  { now }: RuleDeps,
  tables: Tables,
  { workspaceId, channelId, userId, command }: Asker,
  change: SnoozeChange,
): Promise<{
  readonly shown: Pick<Extract<SnoozeOutcome, { kind: 'snoozed' }>, 'shown'>;
  readonly noticeId: number | null;
}> {
  const what = change.end === null ? 'snooze ended' : 'snoozed';
  const entry = { channelId, by: userId, what, from: null, to: change };
  const auditId = await tables.audit.add(workspaceId, entry, now());
  const open = await tables.episodes.listOpen(workspaceId, { channelId });
  const showing = open.filter(({ accountId }) => change.account === null || change.account.id === accountId);
  const shown = showing.filter(isShown).map(({ card }) => ({ id: card.account.id, label: card.account.label }));
  if (shown.length > 0) return { shown: { shown }, noticeId: null };
  const noticeId = await tables.outbox.add(
    workspaceId,
    {
      destination: channelId,
      operation: 'post',
      dedupKey: `snooze:${auditId}`,
      reason: what,
      payload: { kind: 'snooze_notice', change, command },
      episodeId: null,
    },
    now(),
  );
  return { shown: { shown }, noticeId };
}

/** Whether an episode has a message that can be edited, or is about to. */
function isShown({ episode, root }: StoredEpisode): boolean {
  return episode.told !== null && !root.frozen;
}

/** The worst that an open episode was told; null: nothing yet. */
function toldSeverity({ episode }: StoredEpisode): Severity | null {
  const told = episode.alerts.flatMap((alert) => alert.told?.severity ?? []);
  return told.length === 0 ? null : told.reduce(worseSeverity);
}

function toView({ by, until }: StoredSnooze, account: Name | null): SnoozeView {
  return { account: nameOf(account), by, end: until };
}

function nameOf(account: Name | null): Name | null {
  return account === null ? null : { id: account.id, label: account.label };
}

/** Ends the snooze that a clicked message of an episode showed, as `endSnooze` for its account. */
export async function wakeEpisode(
  deps: RuleDeps,
  asker: Asker,
  { id: episodeId, snoozeId }: { readonly id: number; readonly snoozeId: number | null },
): Promise<SnoozeOutcome> {
  const clicked = await deps.store.episodes.find(asker.workspaceId, episodeId);
  if (clicked === undefined || clicked.channelId !== asker.channelId) return { kind: 'unknown' };
  if (clicked.episode.ended !== null) return { kind: 'over', account: clicked.card.account };
  return endSnooze(deps, asker, clicked.accountId, snoozeId);
}
