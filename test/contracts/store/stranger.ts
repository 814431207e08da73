import { NEVER_READ } from '../../../src/domain/account.ts';
import type { ChannelSettings, Store } from '../../../src/ports.ts';
import { accountAfter, failure, snapshot, T0 } from '../../domain/make.ts';
import {
  C1_PROD,
  CARD,
  endedAt,
  LEASE,
  makeEpisode,
  makeNewRule,
  makeNewSnooze,
  makeOutboxRow,
  makeSetup,
} from './make.ts';

const STRANGER = 'T2';
const CHANGE = { channelId: 'C1', by: 'U2', what: 'rule added', from: null, to: null };

/** What its channel has set. */
export const SET: ChannelSettings = {
  zone: 'Asia/Shanghai',
  language: 'zh',
  digest: { every: 'day', minute: 9 * 60 },
  digestDueAt: T0,
  lastPeriod: '2026-11-20',
  quiet: { fromMinute: 22 * 60, untilMinute: 7 * 60 },
  quietDueAt: T0,
};

/** What the first workspace has. */
export interface Ids {
  readonly episode: number;
  readonly rule: number;
  readonly waitingRule: number;
  readonly row: number;
  readonly takenRow: number;
  readonly snooze: number;
}

/** What is tried, and what it gives. */
type Attempt = readonly [(store: Store, ids: Ids) => Promise<unknown>, unknown];

/**
 * What another workspace may try with the names and ids of the first, by the function it calls. What creates something of its
 * own stands last in its room.
 */
export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  'workspaces.ensure': [(store) => store.workspaces.ensure(STRANGER, T0).then(() => 'own'), 'own'],
  'workspaces.setPaused': [
    (store) => store.workspaces.setPaused(STRANGER, { reason: 'gone', now: T0, nextTryAt: T0 + 1 }),
    undefined,
  ],
  'workspaces.markIntroduced': [(store) => store.workspaces.markIntroduced('T9', T0), false],
  // Its own pause, set two lines above.
  'workspaces.findPause': [
    (store) => store.workspaces.findPause(STRANGER),
    { reason: 'gone', since: T0, nextTryAt: T0 + 1 },
  ],
  'workspaces.isPaused': [(store) => store.workspaces.isPaused(STRANGER, T0 + 2), false],
  'workspaces.touch': [(store) => store.workspaces.touch(STRANGER), undefined],
  'workspaces.noteRichBlocksRefused': [(store) => store.workspaces.noteRichBlocksRefused(STRANGER, T0 + 9), undefined],
  // Noted of itself, in the line above.
  'workspaces.areRichBlocksRefused': [(store) => store.workspaces.areRichBlocksRefused(STRANGER, T0, 9), true],
  'accounts.list': [(store) => store.accounts.list(STRANGER), []],
  'accounts.find': [(store) => store.accounts.find(STRANGER, 'prod'), undefined],
  'accounts.listTotals': [
    (store) => store.accounts.listTotals(STRANGER, { id: 'prod', series: 1, currency: 'CNY' }, T0),
    [],
  ],
  'accounts.getStatus': [(store) => store.accounts.getStatus(STRANGER, 'prod'), NEVER_READ],
  'accounts.saveStatus': [
    (store) => store.accounts.saveStatus(STRANGER, 'prod', accountAfter(failure('auth'))),
    undefined,
  ],
  'accounts.saveSnapshot': [
    (store) =>
      store.accounts.saveSnapshot(STRANGER, { id: 'prod', series: 1 }, snapshot({ CNY: 60 }), {
        now: T0 + 1,
        maxGapMs: 9,
      }),
    undefined,
  ],
  'accounts.markDue': [(store) => store.accounts.markDue(STRANGER, T0 + 1), undefined],
  'accounts.scheduleConfirm': [(store) => store.accounts.scheduleConfirm(STRANGER, 'prod', 1), undefined],
  'accounts.claimCheck': [(store) => store.accounts.claimCheck(STRANGER, 'prod', T0, T0 + 9), false],
  'accounts.finishCheck': [(store) => store.accounts.finishCheck(STRANGER, 'prod', T0), undefined],
  'accounts.sync': [
    async (store) => {
      await store.accounts.sync(STRANGER, [makeSetup('prod', { keyFingerprint: 'theirs' }), makeSetup('batch')], T0);
      return store.accounts.sync(STRANGER, [makeSetup('prod')], T0);
    },
    { removed: ['batch'], changed: ['prod'] },
  ],
  'channels.find': [(store) => store.channels.find(STRANGER, 'C1'), undefined],
  'channels.list': [(store) => store.channels.list(STRANGER), []],
  'channels.takeRuleNumbers': [
    (store) => store.channels.takeRuleNumbers(STRANGER, 'C1', 1).catch(() => 'no such channel'),
    'no such channel',
  ],
  'channels.pause': [(store) => store.channels.pause(STRANGER, 'C1', 'archived', T0, T0), false],
  'channels.setNextTry': [(store) => store.channels.setNextTry(STRANGER, 'C9', null, T0), false],
  'channels.reopen': [(store) => store.channels.reopen(STRANGER, 'C9'), undefined],
  'channels.tryAll': [(store) => store.channels.tryAll(STRANGER, T0), undefined],
  'channels.getSettings': [
    (store) => store.channels.getSettings(STRANGER, 'C1'),
    {
      zone: null,
      language: null,
      digest: null,
      digestDueAt: null,
      lastPeriod: null,
      quiet: null,
      quietDueAt: null,
    },
  ],
  'channels.setSettings': [(store) => store.channels.setSettings(STRANGER, 'C1', { ...SET, zone: 'UTC' }), undefined],
  'channels.moveDigest': [
    (store) => store.channels.moveDigest(STRANGER, 'C1', T0, { dueAt: T0 + 1, lastPeriod: '2026-11-21' }),
    false,
  ],
  'channels.moveQuietEnd': [(store) => store.channels.moveQuietEnd(STRANGER, 'C1', T0, T0 + 1), false],
  'channels.forgetDigest': [
    (store) => store.channels.forgetDigest(STRANGER, 'C1', '2026-11-20', '2026-11-19'),
    undefined,
  ],
  'channels.ensure': [(store) => store.channels.ensure(STRANGER, 'C1'), undefined],
  'rules.list': [(store) => store.rules.list(STRANGER, 'C1'), []],
  'rules.listAll': [(store) => store.rules.listAll(STRANGER), []],
  'rules.listCovering': [(store) => store.rules.listCovering(STRANGER, 'prod'), []],
  'rules.listConfigured': [(store) => store.rules.listConfigured(STRANGER, 'C1'), []],
  'rules.listConfiguredElsewhere': [(store) => store.rules.listConfiguredElsewhere(STRANGER, null), []],
  'rules.activate': [(store, ids) => store.rules.activate(STRANGER, [ids.waitingRule], T0), []],
  'rules.change': [
    (store, ids) => store.rules.change(STRANGER, ids.rule, { ...makeNewRule(), severity: 'critical' }),
    undefined,
  ],
  'rules.setEntry': [(store, ids) => store.rules.setEntry(STRANGER, ids.rule, { key: 'x', value: 'y' }), undefined],
  'rules.remove': [(store, ids) => store.rules.remove(STRANGER, [ids.rule], 'U2', T0), undefined],
  'rules.deleteInactive': [(store, ids) => store.rules.deleteInactive(STRANGER, [ids.waitingRule]), undefined],
  'rules.insert': [(store) => store.rules.insert(STRANGER, makeNewRule(), T0).then((rule) => rule.number), 1],
  'episodes.findOpen': [(store) => store.episodes.findOpen(STRANGER, 'C1', 'prod'), undefined],
  'episodes.find': [(store, ids) => store.episodes.find(STRANGER, ids.episode), undefined],
  'episodes.listOpen': [(store) => store.episodes.listOpen(STRANGER, {}), []],
  'episodes.listBetween': [(store) => store.episodes.listBetween(STRANGER, 'C1', 0, T0 * 2), []],
  'episodes.save': [(store, ids) => store.episodes.save(STRANGER, ids.episode, 1, endedAt(T0), CARD), false],
  'episodes.saveQuietly': [(store, ids) => store.episodes.saveQuietly(STRANGER, ids.episode, 1, endedAt(T0)), false],
  'episodes.setRoot': [(store, ids) => store.episodes.setRoot(STRANGER, ids.episode, { ts: '1.2' }), undefined],
  'episodes.create': [
    (store) => store.episodes.create(STRANGER, C1_PROD, makeEpisode(), CARD).then(({ version }) => version),
    1,
  ],
  'snoozes.listActive': [(store) => store.snoozes.listActive(STRANGER, {}, T0), []],
  'snoozes.end': [(store, ids) => store.snoozes.end(STRANGER, [ids.snooze], T0), []],
  'snoozes.add': [(store) => store.snoozes.add(STRANGER, makeNewSnooze()).then(({ by }) => by), 'U1'],
  'outbox.find': [(store, ids) => store.outbox.find(STRANGER, ids.row), undefined],
  'outbox.findHead': [(store) => store.outbox.findHead(STRANGER, 'C1'), undefined],
  'outbox.listAllOpen': [(store) => store.outbox.listAllOpen(STRANGER), []],
  'outbox.listOpen': [(store) => store.outbox.listOpen(STRANGER, 'C1'), []],
  'outbox.findLast': [(store) => store.outbox.findLast(STRANGER, 'C1'), undefined],
  'outbox.listByEpisode': [(store, ids) => store.outbox.listByEpisode(STRANGER, ids.episode, 9), []],
  'outbox.hasWaitingUpdate': [(store, ids) => store.outbox.hasWaitingUpdate(STRANGER, ids.episode), false],
  'outbox.claim': [(store, ids) => store.outbox.claim(STRANGER, ids.row, LEASE, T0), false],
  'outbox.owns': [(store, ids) => store.outbox.owns(STRANGER, ids.takenRow, 'me', T0), false],
  'outbox.settle': [(store, ids) => store.outbox.settle(STRANGER, ids.takenRow, 'me', { status: 'sent' }), false],
  'outbox.drop': [(store, ids) => store.outbox.drop(STRANGER, [ids.row], 'stale', T0), undefined],
  'outbox.add': [(store) => store.outbox.add(STRANGER, makeOutboxRow('1'), T0).then((id) => typeof id), 'number'],
  'seen.claim': [(store) => store.seen.claim(STRANGER, 'share:C1:1', T0), true],
  'homeViewers.find': [(store) => store.homeViewers.find(STRANGER, 'U1'), undefined],
  'homeViewers.setPublished': [(store) => store.homeViewers.setPublished(STRANGER, 'U1', 'theirs', T0), undefined],
  'homeViewers.moveLook': [(store) => store.homeViewers.moveLook(STRANGER, 'U1', T0 + 1, T0 + 2), false],
  'homeViewers.open': [(store) => store.homeViewers.open(STRANGER, 'U1', T0 + 5, T0 + 9), undefined],
  'audit.add': [(store) => store.audit.add(STRANGER, CHANGE, T0).then((id) => typeof id), 'number'],
};
