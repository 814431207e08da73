import { describe, expect, onTestFinished, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/duration.ts';
import type { QuietHours } from '../../src/domain/quiet-hours.ts';
import { explainRules } from '../../src/usecases/list-rules.ts';
import { setLanguage, setQuiet, setZone, showChannel } from '../../src/usecases/set-channel.ts';
import { snooze } from '../../src/usecases/snooze.ts';
import { createTick } from '../../src/usecases/tick.ts';
import { T0 } from '../domain/make.ts';
import { openPlainly } from '../store/sqlite-world.ts';
import { createLife, mortalStore } from './mortal-store.ts';
import { type Office, openOffice } from './office.ts';

const W = 'self';
/** From three hours after `T0` on. */
const NOON: QuietHours = { fromMinute: 12 * 60, untilMinute: 20 * 60 };
const NOON_AT = T0 + 3 * HOUR_MS;
const END_AT = T0 + 11 * HOUR_MS;
const DOWN = '⚠️ Warning: prod is down to ¥45.00 (threshold ¥50.00).';

/** An office at 12:00 whose channel is quiet until 20:00, and what it says from then on. */
async function openQuiet(
  accounts: readonly string[] = ['prod'],
): Promise<{ readonly office: Office; readonly said: () => readonly string[] }> {
  const office = await openOffice();
  onTestFinished(() => office.close());
  await office.restart({ thresholds: '50 CNY, 30 CNY, 10 CNY critical', accounts });
  for (const account of accounts) await office.read(60, account);
  await setQuiet(office.deps, office.asker('C1'), NOON);
  await office.tick(NOON_AT - office.deps.now());
  const before = office.said('C1').length;
  return { office, said: () => office.said('C1').slice(before) };
}

const CAME_AND_WENT = '🌙 In the quiet hours from 2026-11-21 12:00 UTC to 2026-11-21 20:00 UTC, 1 alert came and went.';

async function comeAndGo(office: Office): Promise<void> {
  for (const balance of [45, 60, 60]) await office.read(balance);
}

function untilEnd(office: Office): number {
  return END_AT - office.deps.now();
}

describe('in quiet hours', () => {
  test('a warning waits, and its message comes at the end', async () => {
    const { office, said } = await openQuiet();
    await office.read(45);
    await office.tick(untilEnd(office) - 1);
    expect(said()).toEqual([]);
    await office.tick(1);
    expect(said()).toEqual([DOWN]);
    await office.tick(HOUR_MS);
    expect(said()).toHaveLength(1);
  });

  test('something critical is told, and what becomes critical', async () => {
    const { office, said } = await openQuiet();
    await office.read(45);
    await office.read(9);
    expect(said()).toEqual([expect.stringContaining('🔴 Critical: prod is down to ¥9.00')]);
    await office.tick(4 * HOUR_MS);
    expect(said().at(-1)).toContain('🔴 Critical, still: prod is down to ¥9.00');
  });

  test('only the difference is told at the end of what was told before', async () => {
    const { office, said } = await openQuiet();
    await office.read(9);
    await office.read(45);
    await office.read(45);
    expect(said()).toHaveLength(1);
    await office.tick(untilEnd(office));
    expect(said().slice(1)).toEqual([
      expect.stringContaining('⚠️ Warning, eased: prod has ¥45.00, still below ¥50.00.'),
    ]);
  });

  test('a reminder of a warning waits for the end', async () => {
    const { office, said } = await openQuiet();
    await setQuiet(office.deps, office.asker('C1'), null);
    await office.read(45);
    await setQuiet(office.deps, office.asker('C1'), NOON);
    const before = said().length;
    await office.tick(DAY_MS);
    await office.tick(HOUR_MS);
    expect(said().slice(before)).toEqual([]);
    await office.tick(END_AT + DAY_MS - office.deps.now());
    expect(said().slice(before)).toEqual(['⚠️ Warning, still: prod is down to ¥45.00 (threshold ¥50.00).']);
  });

  test('a resolve comes through', async () => {
    const { office, said } = await openQuiet();
    await office.read(9);
    await office.read(60);
    await office.read(60);
    expect(said().at(-1)).toContain('✅ Resolved: prod has ¥60.00');
  });

  test('what came and went shares one message, whatever happens at its end', async () => {
    const { office, said } = await openQuiet(['prod', 'batch', 'dev']);
    for (const account of ['prod', 'batch']) {
      await office.read(45, account);
      await office.read(60, account);
      await office.read(60, account);
    }
    await office.read(45, 'dev');
    await office.tick(untilEnd(office));
    expect(said()).toEqual([
      '🌙 In the quiet hours from 2026-11-21 12:00 UTC to 2026-11-21 20:00 UTC, 2 alerts came and went.',
      DOWN.replace('prod', 'dev'),
    ]);
    await office.tick(DAY_MS);
    expect(said().filter((line) => line.startsWith('🌙'))).toHaveLength(1);
  });

  test('what a snooze let go in the middle of them is told when it is over before their end', async () => {
    const office = await openOffice();
    onTestFinished(() => office.close());
    await office.restart({ thresholds: '50 CNY' });
    await office.read(60);
    await setQuiet(office.deps, office.asker('C1'), NOON);
    await office.tick(NOON_AT - HOUR_MS - office.deps.now());
    const until = { kind: 'for', ms: 2 * HOUR_MS } as const;
    await snooze(office.deps, office.asker('C1'), { accountId: null, until, seen: null });
    await office.read(45);
    await office.tick(2 * HOUR_MS);
    await office.read(60);
    await office.read(60);
    const before = office.said('C1').length;
    await office.tick(untilEnd(office));
    expect(office.said('C1').slice(before)).toEqual([CAME_AND_WENT]);
  });

  test('what was over before somebody snoozed is told at the end', async () => {
    const { office, said } = await openQuiet();
    await comeAndGo(office);
    await snooze(office.deps, office.asker('C1'), {
      accountId: null,
      until: { kind: 'for', ms: DAY_MS },
      seen: null,
    });
    await office.tick(untilEnd(office));
    expect(said().at(-1)).toBe(CAME_AND_WENT);
  });

  test('what is snoozed stays silent at the end', async () => {
    const { office, said } = await openQuiet();
    await snooze(office.deps, office.asker('C1'), {
      accountId: 'prod',
      until: { kind: 'for', ms: DAY_MS },
      seen: null,
    });
    const before = said().length;
    await office.read(45);
    await office.read(60);
    await office.read(60);
    await office.read(45);
    await office.tick(untilEnd(office));
    expect(said().slice(before)).toEqual([]);
    await office.tick(DAY_MS - 8 * HOUR_MS);
    expect(said().slice(before)).toEqual([]);
    await office.tick(8 * HOUR_MS);
    expect(said().slice(before)).toEqual([DOWN]);
  });

  test('a snooze that ends is told at their end, once', async () => {
    const { office, said } = await openQuiet();
    await office.tick(untilEnd(office));
    await office.read(45);
    await snooze(office.deps, office.asker('C1'), {
      accountId: null,
      until: { kind: 'for', ms: 17 * HOUR_MS },
      seen: null,
    });
    await office.tick(17 * HOUR_MS);
    expect(said()).toEqual([DOWN]);
    await office.tick(7 * HOUR_MS);
    expect(said()).toEqual([DOWN, '⚠️ Warning, still: prod is down to ¥45.00 (threshold ¥50.00).']);
  });

  test('why names them', async () => {
    const { office } = await openQuiet();
    await office.read(45);
    const why = await explainRules(office.deps, office.asker('C1'));
    const firing = why.rules.flatMap(({ standings }) => standings).filter(({ state }) => state === 'firing');
    expect(firing.map(({ waits }) => waits)).toEqual([{ because: 'quiet_hours', until: END_AT }]);
  });
});

describe('a change', () => {
  test('that turns them off tells what waited, and what came and went, once', async () => {
    const { office, said } = await openQuiet(['prod', 'batch']);
    await office.read(45);
    await office.read(45, 'batch');
    await office.read(60, 'batch');
    await office.read(60, 'batch');
    await setQuiet(office.deps, office.asker('C1'), null);
    await office.tick();
    expect(said()).toEqual([
      expect.stringContaining('🌙 In the quiet hours from 2026-11-21 12:00 UTC to 2026-11-21 12:04 UTC, 1 alert'),
      DOWN,
      '<@U1> turned the quiet hours of this channel off.',
    ]);
    await setQuiet(office.deps, office.asker('C1'), NOON);
    await office.tick(untilEnd(office));
    expect(said().filter((line) => line.startsWith('🌙'))).toHaveLength(1);
  });

  test('that lets them begin later tells what is over, because their end will not', async () => {
    const { office, said } = await openQuiet();
    await comeAndGo(office);
    await setQuiet(office.deps, office.asker('C1'), { ...NOON, untilMinute: 21 * 60 });
    await office.tick();
    expect(said()).toEqual([expect.stringContaining('changed the quiet hours')]);
    await setQuiet(office.deps, office.asker('C1'), { fromMinute: 12 * 60 + 30, untilMinute: 20 * 60 });
    await office.tick(HOUR_MS);
    expect(said().slice(1)).toEqual([
      expect.stringMatching(/^🌙 .* 1 alert came and went/),
      expect.stringContaining('changed the quiet hours'),
    ]);
    await office.tick(untilEnd(office));
    expect(said()).toHaveLength(3);
  });

  test('that comes between their end and the next look at the clock ends them first', async () => {
    const { office, said } = await openQuiet();
    await comeAndGo(office);
    office.advance(untilEnd(office) + 1);
    await setQuiet(office.deps, office.asker('C1'), null);
    await office.tick(DAY_MS);
    expect(said()).toEqual([CAME_AND_WENT, expect.stringContaining('quiet hours')]);
  });

  test('of the zone moves them', async () => {
    const { office } = await openQuiet();
    await setZone(office.deps, office.asker('C1'), 'Asia/Shanghai');
    expect(await office.store.channels.getSettings(W, 'C1')).toMatchObject({
      zone: 'Asia/Shanghai',
      quiet: NOON,
      quietDueAt: Date.UTC(2026, 10, 22, 12),
    });
  });

  test('of the zone that makes it loud tells what waited', async () => {
    const { office, said } = await openQuiet();
    await office.read(45);
    await setZone(office.deps, office.asker('C1'), 'Asia/Shanghai');
    await office.tick();
    expect(said()).toContain(DOWN);
  });

  test('to other hours is told to the channel, noted, and none when it is so already', async () => {
    const { office, said } = await openQuiet();
    const to = { ...NOON, untilMinute: 21 * 60 };
    expect(await setQuiet(office.deps, office.asker('C1', 'U2'), to)).toMatchObject({
      kind: 'changed',
      change: { what: 'quiet', from: NOON, to },
      notice: { kind: 'sent' },
    });
    expect(said()).toEqual(['<@U2> changed the quiet hours of this channel: 12:00–21:00 (UTC).']);
    expect(await setQuiet(office.deps, office.asker('C1'), to)).toMatchObject({
      kind: 'unchanged',
      settings: { quiet: to },
    });
    expect(await showChannel(office.deps, office.asker('C1'))).toMatchObject({ quiet: to, language: null });
    const entries = openPlainly(office.path)
      .prepare("select from_value, to_value from audit_log where what = 'quiet changed' and by = 'U2'")
      .all();
    expect(entries).toEqual([{ from_value: '{"quiet":"12:00-20:00"}', to_value: '{"quiet":"12:00-21:00"}' }]);
  });

  test('of the language is kept, told and noted', async () => {
    const { office, said } = await openQuiet();
    expect(await setLanguage(office.deps, office.asker('C1'), 'zh')).toMatchObject({ kind: 'changed' });
    expect(said()).toEqual(['<@U1> 将本频道的语言设为“中文”。']);
    expect(await setLanguage(office.deps, office.asker('C1'), 'zh')).toMatchObject({ kind: 'unchanged' });
    expect((await office.store.channels.getSettings(W, 'C1')).language).toBe('zh');
    expect(await setLanguage(office.deps, office.asker('C1'), null)).toMatchObject({ kind: 'changed' });
  });
});

test('their end is decided once by two processes, and whole by one that dies', async () => {
  for (let steps = 1, isDone = false; !isDone; steps += 2) {
    const { office, said } = await openQuiet(['prod', 'batch']);
    await office.read(45);
    await office.read(45, 'batch');
    await office.read(60, 'batch');
    await office.read(60, 'batch');
    office.advance(untilEnd(office));
    const life = createLife(steps);
    const other = await office.connect();
    await createTick({ ...other, store: mortalStore(other.store, life) })(office.deps.now()).catch(() => null);
    isDone = life.isAlive();
    await Promise.all([createTick(other)(office.deps.now()), office.tick()]);
    await office.tick();
    expect(said()).toEqual([expect.stringContaining('🌙'), DOWN]);
  }
}, 120_000);

test('an end that was planned under a wrong clock is planned anew and tells nothing', async () => {
  const { office, said } = await openQuiet();
  const settings = await office.store.channels.getSettings(W, 'C1');
  await office.store.channels.setSettings(W, 'C1', { ...settings, quietDueAt: T0 + 400 * DAY_MS });
  await office.tick();
  expect((await office.store.channels.getSettings(W, 'C1')).quietDueAt).toBe(END_AT);
  expect(said()).toEqual([]);
});
