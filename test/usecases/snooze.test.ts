import { describe, expect, onTestFinished, test } from 'vitest';
import type { SnoozeOutcome } from '../../src/domain/answer.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { Store } from '../../src/ports.ts';
import { explainRules } from '../../src/usecases/list-rules.ts';
import { setZone } from '../../src/usecases/set-channel.ts';
import { watchAccount } from '../../src/usecases/set-rule.ts';
import { showBalance } from '../../src/usecases/show-balance.ts';
import { endSnooze, type SnoozeWish, snooze } from '../../src/usecases/snooze.ts';
import { makeWallet, T0 } from '../domain/make.ts';
import { openPlainly } from '../store/sqlite-world.ts';
import { createLife, mortalStore } from './mortal-store.ts';
import { type Configuration, type Office, openOffice } from './office.ts';

const W = 'self';
const FOUR_HOURS: SnoozeWish['until'] = { kind: 'for', ms: 4 * HOUR_MS };
const REFUSED: Reading = { kind: 'refused' };
const DOWN = '⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00).';

async function open(configuration: Configuration = {}): Promise<Office> {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ thresholds: '50 CNY, 30 CNY, 10 CNY critical', ...configuration });
  return office;
}

/** An office in which ¥45.00 was told; what it says from then on. */
async function openLow(): Promise<{ readonly office: Office; readonly said: () => readonly string[] }> {
  const office = await open();
  await office.read(60);
  await office.read(45);
  const before = office.said('C1').length;
  expect(office.said('C1').at(-1)).toBe(DOWN);
  return { office, said: () => office.said('C1').slice(before) };
}

function ask(
  office: Office,
  wish: Partial<SnoozeWish> = {},
  userId = 'U1',
  store: Store = office.store,
): Promise<SnoozeOutcome> {
  const full = { accountId: null, until: FOUR_HOURS, seen: undefined, ...wish };
  return snooze({ ...office.deps, store }, office.asker('C1', userId), full);
}

async function openEpisode({ store }: Office, accountId = 'prod') {
  const stored = await store.episodes.findOpen(W, 'C1', accountId);
  if (stored === undefined) throw new RangeError('There is no open episode');
  return stored;
}

describe('while a channel is snoozed', () => {
  test('reminders and smaller changes wait, and the end tells once how it is', async () => {
    const { office, said } = await openLow();
    await ask(office, { until: { kind: 'for', ms: 2 * DAY_MS } });
    await office.read(29);
    await office.tick(DAY_MS);
    await office.read(45);
    await office.read(45);
    await office.tick(HOUR_MS);
    expect(said()).toEqual([]);
    await office.tick(DAY_MS);
    expect(said()).toEqual(['⚠️ Warning, still: prod is down to ¥45.00 (threshold ¥50.00).']);
    await office.tick(HOUR_MS);
    expect(said()).toHaveLength(1);
  });

  test('only the difference is told when it ends', async () => {
    const { office, said } = await openLow();
    await ask(office);
    await office.read(29);
    await office.tick(4 * HOUR_MS);
    expect(said()).toEqual([expect.stringContaining('⚠️ Warning: prod is down to ¥29.00 (threshold ¥30.00)')]);
    expect((await openEpisode(office)).episode.alerts[0]?.told?.thresholdMicros).toBe(30_000_000);
  });

  test('a worse severity comes through, once', async () => {
    const { office, said } = await openLow();
    await ask(office, { accountId: 'prod' });
    await office.read(9);
    await office.read(8);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain('🔴 Critical: prod is down to ¥9.00');
  });

  test('refused calls come through although something critical was told', async () => {
    const { office, said } = await openLow();
    await office.read(9);
    await ask(office);
    await office.read(REFUSED);
    expect(said()).toHaveLength(2);
    expect(said()[1]).toContain('🔴 Critical: DeepSeek refuses calls from prod');
  });

  test('a resolve comes through', async () => {
    const { office, said } = await openLow();
    await ask(office);
    await office.read(60);
    await office.read(60);
    expect(said()).toEqual([
      '✅ Resolved: prod has ¥60.00, after 2 min. A top-up of at least ¥15.00. Nothing else is wrong with prod.',
    ]);
  });

  test('a new warning waits and gets its first message at the end, in the channel', async () => {
    const office = await open();
    await office.read(60);
    await ask(office);
    const before = office.said('C1').length;
    await office.read(45);
    expect(office.said('C1').slice(before)).toEqual([]);
    expect(office.edits('C1')).toEqual([]);
    await office.tick(4 * HOUR_MS);
    expect(office.said('C1').slice(before)).toEqual([DOWN]);
    expect((await openEpisode(office)).root.ts).not.toBeNull();
  });

  test('what comes and goes is never told', async () => {
    const office = await open();
    await office.read(60);
    await ask(office);
    const before = office.said('C1').length;
    await office.read(45);
    await office.read(60);
    await office.read(60);
    await office.tick(5 * HOUR_MS);
    expect(office.said('C1').slice(before)).toEqual([]);
  });

  test('another account is told as ever when only one is snoozed', async () => {
    const office = await open({ accounts: ['prod', 'batch'] });
    await office.read(60);
    await office.read(60, 'batch');
    await ask(office, { accountId: 'prod' });
    const before = office.said('C1').length;
    await office.read(45);
    await office.read(45, 'batch');
    expect(office.said('C1').slice(before)).toEqual([DOWN.replace('prod', 'batch')]);
  });
});

describe('a snooze is shown', () => {
  test('at once by an edit of each announced message, and by no notice', async () => {
    const { office, said } = await openLow();
    const outcome = await ask(office, { accountId: 'prod' });
    await office.tick();
    expect(outcome).toMatchObject({ kind: 'snoozed', shown: [{ id: 'prod' }], notice: null });
    expect(said()).toEqual([]);
    expect(office.edits('C1').at(-1)).toContain('😴 Snoozed by <@U1> until 13:03 UTC: ');
    expect((await openEpisode(office)).card.snooze).toMatchObject({
      by: 'U1',
      id: outcome.kind === 'snoozed' ? outcome.id : 0,
    });
  });

  test('until it ends', async () => {
    const { office } = await openLow();
    await ask(office);
    await office.tick(4 * HOUR_MS);
    expect(office.edits('C1').at(-1)).not.toContain('😴');
    expect((await openEpisode(office)).card.snooze).toBeNull();
  });

  test('by a notice where no message can show it', async () => {
    const office = await open();
    await office.read(60);
    expect(await ask(office)).toMatchObject({ kind: 'snoozed', shown: [], notice: { kind: 'sent' } });
    expect(office.said('C1').at(-1)).toBe('😴 <@U1> snoozed what this channel is told until 2026-11-21 13:02 UTC.');
  });

  test('by a notice where Slack forbids edits', async () => {
    const { office, said } = await openLow();
    await office.store.episodes.setRoot(W, (await openEpisode(office)).id, { frozen: true });
    expect(await ask(office)).toMatchObject({ shown: [], notice: { kind: 'sent' } });
    expect(said()).toHaveLength(1);
  });

  test('by why and by the balances', async () => {
    const { office } = await openLow();
    await ask(office, { accountId: 'prod', until: { kind: 'top_up' } });
    const why = await explainRules(office.deps, office.asker('C1'));
    const waits = { because: 'snoozed', by: 'U1', end: { kind: 'top_up', at: T0 + 30 * DAY_MS + 3 * MINUTE_MS } };
    const firing = why.rules.flatMap(({ standings }) => standings).filter(({ state }) => state === 'firing');
    expect(firing.map((standing) => standing.waits)).toEqual([waits]);
    const checkAccount = async () => ({ kind: 'gone' }) as const;
    const balance = await showBalance({ ...office.deps, checkAccount }, office.asker('C1'), null);
    expect(balance.snooze).toEqual({ account: { id: 'prod', label: 'prod' }, by: 'U1', end: waits.end });
    const elsewhere = await showBalance({ ...office.deps, checkAccount }, office.asker('C2'), null);
    expect(elsewhere.snooze).toBeNull();
  });

  test('in the audit log, with its end', async () => {
    const { office } = await openLow();
    await ask(office);
    await endSnooze(office.deps, office.asker('C1', 'U2'), null);
    const entries = openPlainly(office.path).prepare("select what, by from audit_log where what like 'snooze%'").all();
    expect(entries).toEqual([
      { what: 'snoozed', by: 'U1' },
      { what: 'snooze ended', by: 'U2' },
    ]);
  });
});

describe('a snooze until an event', () => {
  test('ends with the reading that shows a top-up, and tells how it is', async () => {
    const { office, said } = await openLow();
    await ask(office, { accountId: 'prod', until: { kind: 'top_up' } });
    await office.read(44);
    await office.read({
      kind: 'snapshot',
      available: true,
      wallets: [{ ...makeWallet('CNY', 46), granted: 2_000_000, toppedUp: 44_000_000 }],
    });
    expect(said()).toEqual([]);
    await office.read(47);
    expect(said()).toEqual(['⚠️ Warning, still: prod is down to ¥47.00 (threshold ¥50.00).']);
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toEqual([]);
  });

  test('that ends it all is told once, as resolved', async () => {
    const { office, said } = await openLow();
    await ask(office, { accountId: 'prod', until: { kind: 'top_up' } });
    await office.read(241);
    expect(office.edits('C1').at(-1)).not.toContain('😴');
    await office.tick(MINUTE_MS);
    await office.read(241);
    expect(said()).toEqual([expect.stringContaining('✅ Resolved: prod has ¥241.00')]);
  });

  test('is no matter of an account that the channel does not watch', async () => {
    const office = await open({ channel: null, accounts: ['prod', 'batch'] });
    await watchAccount(office.deps, office.asker('C1'), 'prod');
    await office.read(60, 'batch');
    await ask(office, { until: { kind: 'top_up' } });
    await office.read(90, 'batch');
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toHaveLength(1);
    await office.read(60);
    await office.read(90);
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toEqual([]);
  });

  test('of all accounts ends for all of them with a top-up of one', async () => {
    const office = await open({ accounts: ['prod', 'batch'] });
    await office.read(60);
    await office.read(60, 'batch');
    await office.read(45);
    await office.read(45, 'batch');
    await ask(office, { until: { kind: 'top_up' } });
    const before = office.said('C1').length;
    await office.read(29, 'batch');
    await office.read(46);
    expect(office.said('C1').slice(before)).toEqual([
      '⚠️ Warning, still: prod is down to ¥46.00 (threshold ¥50.00).',
      expect.stringContaining('batch is down to ¥29.00'),
    ]);
  });

  test('ends when its alert is resolved, so that the next one is told', async () => {
    const { office, said } = await openLow();
    await ask(office, { accountId: 'prod', until: { kind: 'resolved' } });
    await office.read(60);
    await office.read(60);
    await office.read(45);
    expect(said()).toEqual([expect.stringContaining('✅ Resolved'), DOWN]);
  });

  test('of all accounts ends when the last alert is resolved', async () => {
    const office = await open({ accounts: ['prod', 'batch'] });
    await office.read(60);
    await office.read(60, 'batch');
    await office.read(45);
    await office.read(45, 'batch');
    await ask(office, { until: { kind: 'resolved' } });
    const isActive = async () => (await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).length;
    await office.read(60);
    await office.read(60);
    expect(await isActive()).toBe(1);
    await office.read(60, 'batch');
    await office.read(60, 'batch');
    expect(await isActive()).toBe(0);
  });
});

describe('ended by hand', () => {
  test('a snooze tells only what is new', async () => {
    const { office, said } = await openLow();
    await ask(office);
    expect(await endSnooze(office.deps, office.asker('C1', 'U2'), null)).toMatchObject({
      kind: 'ended',
      account: null,
      shown: [{ id: 'prod' }],
    });
    await office.tick(5 * HOUR_MS);
    expect(said()).toEqual([]);
    expect(office.edits('C1').at(-1)).not.toContain('😴');
    await ask(office);
    await office.read(29);
    await endSnooze(office.deps, office.asker('C1', 'U2'), null);
    await office.tick();
    expect(said()).toEqual([expect.stringContaining('prod is down to ¥29.00')]);
  });

  test('a reminder that fell due meanwhile is told', async () => {
    const { office, said } = await openLow();
    await ask(office, { until: { kind: 'for', ms: 7 * DAY_MS } });
    await office.tick(DAY_MS);
    await office.tick(HOUR_MS);
    expect(said()).toEqual([]);
    await endSnooze(office.deps, office.asker('C1'), null);
    await office.tick();
    expect(said()).toEqual(['⚠️ Warning, still: prod is down to ¥45.00 (threshold ¥50.00).']);
  });

  test('reminders come again at their own times, also when two snoozes had put them off', async () => {
    const { office, said } = await openLow();
    await ask(office, { accountId: 'prod', until: { kind: 'for', ms: HOUR_MS } });
    await ask(office, { until: { kind: 'for', ms: 20 * DAY_MS } });
    await office.tick(2 * HOUR_MS);
    await endSnooze(office.deps, office.asker('C1'), null);
    await office.tick(20 * HOUR_MS);
    expect(said()).toEqual([]);
    await office.tick(4 * HOUR_MS);
    expect(said()).toEqual(['⚠️ Warning, still: prod is down to ¥45.00 (threshold ¥50.00).']);
  });

  test('the channel is told where no message shows it', async () => {
    const office = await open();
    await office.read(60);
    await ask(office);
    await endSnooze(office.deps, office.asker('C1', 'U2'), null);
    expect(office.said('C1').at(-1)).toBe('☀️ <@U2> ended the snooze: this channel is told everything again.');
  });

  test('there may be none, or only one of all accounts', async () => {
    const { office } = await openLow();
    const end = (accountId: string | null) => endSnooze(office.deps, office.asker('C1'), accountId);
    expect(await end(null)).toEqual({ kind: 'not_snoozed', account: null, still: null });
    expect(await end('nobody')).toEqual({ kind: 'unknown' });
    await ask(office);
    expect(await end('prod')).toMatchObject({ kind: 'not_snoozed', account: { id: 'prod' }, still: { by: 'U1' } });
    await ask(office, { accountId: 'prod' });
    expect(await end('prod')).toMatchObject({ kind: 'ended', account: { id: 'prod' } });
    expect(await end(null)).toMatchObject({ kind: 'ended' });
    expect(await end(null)).toMatchObject({ kind: 'not_snoozed', still: null });
  });
});

describe('a wish that cannot be', () => {
  test.each<[string, Partial<SnoozeWish>, SnoozeOutcome['kind']]>([
    ['more than 30 days', { until: { kind: 'for', ms: 30 * DAY_MS + 1 } }, 'too_long'],
    ['a time that is over', { until: { kind: 'time', at: T0 } }, 'past'],
    ['no time at all', { until: { kind: 'for', ms: 0 } }, 'past'],
    ['an account that is not there', { accountId: 'nobody' }, 'unknown'],
    ['a message that is not there', { episodeId: 999 }, 'unknown'],
  ])('is refused: %s', async (_, wish, kind) => {
    const { office } = await openLow();
    expect(await ask(office, wish)).toMatchObject({ kind });
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toEqual([]);
  });

  test('is refused: a message of another channel', async () => {
    const { office } = await openLow();
    const { id } = await openEpisode(office);
    const wish = { accountId: null, until: FOUR_HOURS, seen: null, episodeId: id };
    expect(await snooze(office.deps, office.asker('C2'), wish)).toEqual({ kind: 'unknown' });
  });

  test('30 days are not too long', async () => {
    const { office } = await openLow();
    expect(await ask(office, { until: { kind: 'for', ms: 30 * DAY_MS } })).toMatchObject({ kind: 'snoozed' });
  });
});

test('tomorrow is 09:00 on the wall clock of the channel', async () => {
  const { office } = await openLow();
  await setZone(office.deps, office.asker('C1'), 'Asia/Shanghai');
  expect(await ask(office, { until: { kind: 'tomorrow' } })).toMatchObject({
    kind: 'snoozed',
    snooze: { end: { kind: 'time', at: Date.UTC(2026, 10, 22, 1) } },
  });
});

describe('clicks', () => {
  test('of the same person for the same end are one', async () => {
    const { office } = await openLow();
    const { id } = await openEpisode(office);
    const click = () => ask(office, { episodeId: id, seen: null });
    const outcomes = await Promise.all([click(), click()]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['snoozed', 'unchanged']);
    office.advance(30_000);
    expect(await click()).toMatchObject({ kind: 'unchanged' });
    expect(await ask(office, { episodeId: id, seen: null, until: { kind: 'resolved' } })).toMatchObject({
      kind: 'snoozed',
    });
  });

  test('of two people at once, on two processes: one is snoozed, the other is told who was faster', async () => {
    const { office } = await openLow();
    const { id } = await openEpisode(office);
    const other = await office.connect();
    const outcomes = await Promise.all([
      ask(office, { episodeId: id, seen: null }, 'U1'),
      ask(office, { episodeId: id, seen: null, until: { kind: 'resolved' } }, 'U2', other.store),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['snoozed', 'taken']);
    const [active] = await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS);
    expect(outcomes).toContainEqual(
      expect.objectContaining({
        kind: 'taken',
        snooze: { account: { id: 'prod', label: 'prod' }, by: active?.by, end: active?.until },
      }),
    );
  });

  test('on a message that shows the snooze take its place, and so does a typed line', async () => {
    const { office } = await openLow();
    const { id } = await openEpisode(office);
    await ask(office, { accountId: 'prod' }, 'U1');
    const seen = (await openEpisode(office)).card.snooze?.id ?? null;
    expect(await ask(office, { episodeId: id, seen, until: { kind: 'top_up' } }, 'U2')).toMatchObject({
      kind: 'snoozed',
    });
    expect(await ask(office, { episodeId: id, seen, until: { kind: 'resolved' } }, 'U3')).toMatchObject({
      kind: 'taken',
      snooze: { by: 'U2' },
    });
    expect(await ask(office, { accountId: 'prod', until: { kind: 'resolved' } }, 'U3')).toMatchObject({
      kind: 'snoozed',
    });
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toMatchObject([{ by: 'U3' }]);
  });

  test('on a message whose alert has ended do nothing', async () => {
    const { office } = await openLow();
    const { id } = await openEpisode(office);
    await office.read(60);
    await office.read(60);
    expect(await ask(office, { episodeId: id, seen: null })).toMatchObject({ kind: 'over', account: { id: 'prod' } });
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toEqual([]);
  });

  test('that race a resolve leave no snooze of a resolved alert behind', async () => {
    const { office } = await openLow();
    const { id } = await openEpisode(office);
    await office.read(60);
    const other = await office.connect();
    const [outcome] = await Promise.all([
      ask(office, { episodeId: id, seen: null, until: { kind: 'resolved' } }, 'U2', other.store),
      office.read(60),
    ]);
    expect(['over', 'snoozed']).toContain(outcome.kind);
    expect(await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS)).toEqual([]);
    expect((await office.store.episodes.find(W, id))?.card).toMatchObject({ open: false, snooze: null });
  });
});

test('a process that dies at any step of a snooze leaves all of it or nothing', async () => {
  let isDone = false;
  for (let steps = 1; !isDone; steps += 1) {
    const { office } = await openLow();
    const life = createLife(steps);
    const outcome = await ask(office, { accountId: 'prod' }, 'U1', mortalStore(office.store, life)).catch(() => null);
    isDone = outcome !== null && life.isAlive();
    const active = await office.store.snoozes.listActive(W, {}, T0 + HOUR_MS);
    const { card } = await openEpisode(office);
    expect(card.snooze?.id).toBe(active[0]?.id);
    await office.tick();
    expect(office.edits('C1').some((text) => text.includes('😴'))).toBe(active.length === 1);
  }
}, 60_000);

test('a clock that was wrong silences nothing for ever', async () => {
  const { office, said } = await openLow();
  await office.store.snoozes.add(W, {
    channelId: 'C1',
    accountId: null,
    by: 'U1',
    since: T0 + 400 * DAY_MS,
    until: { kind: 'time', at: T0 + 401 * DAY_MS },
    severity: null,
  });
  await office.tick();
  expect(await office.store.snoozes.listEndsDue(T0 + HOUR_MS)).toEqual([]);
  await office.read(29);
  expect(said().at(-1)).toContain('prod is down to ¥29.00');
});
