import { describe, expect, it, onTestFinished } from 'vitest';
import type { SampleStep } from '../../src/demo/deepseek/sample-accounts.ts';
import { MINUTE_MS } from '../../src/domain/duration.ts';
import type { ReadMode } from '../../src/ports.ts';
import { createFastWorld, type FastWorld, type FastWorldOptions } from './fast-world.ts';
import { readTold } from './told.ts';
import { yuan } from './yuan.ts';

const GOOD = yuan('71.46');
const LOW = yuan('45.00');
const AT_COUNT = { env: { BLIND_AFTER: '0s' } };
const JSON_TYPE = { 'content-type': 'application/json' };

const WRONG_KEY: SampleStep = {
  status: 401,
  headers: JSON_TYPE,
  body: '{"error":{"message":"Authentication Fails","type":"authentication_error","code":"invalid_request_error"}}',
};
const TOO_MANY: SampleStep = { status: 429, body: 'slow down' };
const BROKEN: SampleStep = { status: 500, body: 'oops' };

/** A reply like DeepSeek's, with this for the total. */
function total(text: string): SampleStep {
  const row = { currency: 'CNY', total_balance: text, granted_balance: '0.00', topped_up_balance: '0.00' };
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ is_available: true, balance_infos: [row] }) };
}

const FAILURES: readonly (readonly [name: string, step: SampleStep])[] = [
  ['429', TOO_MANY],
  ['500', BROKEN],
  ['a page instead of JSON', 'html'],
  ['a reset', 'reset'],
  ['a reset after the headers', 'reset_after_headers'],
  ['NaN', total('NaN')],
  ['an empty list', { status: 200, headers: JSON_TYPE, body: '{"is_available":true,"balance_infos":[]}' }],
];

/** Readings of the words that follow, all by the clock of a fast world: it begins at 09:30:00. */
const COULD_NOT_READ = [
  'posted ⚠️ Warning: the balance of default could not be read for 2 s.',
  'Last read 09:30 UTC: ¥71.46. This says nothing about the money.',
].join(' ');
const NO_LONGER_ACCEPTED = [
  'posted 🔴 Critical: DeepSeek no longer accepts the key of default (HTTP 401).',
  'Until it is replaced, no low-balance alert for default can fire.',
].join(' ');
const READ_AGAIN = /^reply ✅ Resolved: default can be read again after \d+ s, it has ¥71\.46\. Nothing else is wrong/;
const ONE_ALERT = [expect.stringContaining(COULD_NOT_READ), expect.stringMatching(READ_AGAIN)];

async function open(options: FastWorldOptions = AT_COUNT): Promise<FastWorld> {
  const world = await createFastWorld(options);
  onTestFinished(() => world.close());
  return world;
}

/** Reads each answer in turn. */
async function readAll(world: FastWorld, steps: readonly SampleStep[], mode?: ReadMode): Promise<void> {
  for (const step of steps) {
    await world.read(step, mode);
  }
}

/** One failure between good readings, then four and two good ones; returns what was said in the end. */
async function playFailures(world: FastWorld, step: SampleStep, mode?: ReadMode): Promise<readonly string[]> {
  await world.read(GOOD);
  await world.read(step, mode);
  await world.read(GOOD);
  await readAll(world, [step, step], mode);
  expect(readTold(world)).toEqual([]);
  await world.read(step, mode);
  expect(readTold(world)).toEqual([expect.stringContaining(COULD_NOT_READ)]);
  await world.read(step, mode);
  await world.read(GOOD);
  expect(readTold(world)).toHaveLength(1);
  await readAll(world, [GOOD, GOOD]);
  return readTold(world);
}

describe('one failure says nothing, three in a row are one alert with the last good balance, two good readings end it', () => {
  it.for(FAILURES)('%s', async ([, step]) => {
    expect(await playFailures(await open(), step)).toEqual(ONE_ALERT);
  });

  it('silence', async () => {
    const world = await open({ ...AT_COUNT, timeoutMs: 300 });
    expect(await playFailures(world, 'stall', 'command')).toEqual(ONE_ALERT);
  });

  it('all of them, mixed', async () => {
    const world = await open();
    await readAll(world, [GOOD, ...FAILURES.map(([, step]) => step), WRONG_KEY, BROKEN, GOOD, GOOD, GOOD]);
    expect(readTold(world)).toEqual(ONE_ALERT);
  });
});

describe('a refused key', () => {
  it('is critical after two in a row, and its end is also sent to the channel', async () => {
    const world = await open();
    await readAll(world, [GOOD, WRONG_KEY, GOOD, WRONG_KEY]);
    expect(readTold(world)).toEqual([]);
    await readAll(world, [WRONG_KEY, WRONG_KEY, WRONG_KEY]);
    expect(readTold(world)).toEqual([expect.stringContaining(NO_LONGER_ACCEPTED)]);
    expect(world.roots()[0]?.text).toContain('¥71.46');
    expect(world.roots()[0]?.text).toContain('last read 09:30 UTC');
    await world.read(GOOD);
    expect(readTold(world)).toHaveLength(1);
    await readAll(world, [GOOD, GOOD]);
    expect(readTold(world).slice(1)).toEqual([
      expect.stringMatching(/^broadcast ✅ Resolved: default can be read again after \d+ s, it has ¥71\.46\./),
    ]);
  });

  it('after other failures is worse and comes as a reply to the one message', async () => {
    const world = await open();
    await readAll(world, [GOOD, BROKEN, BROKEN, BROKEN, WRONG_KEY, WRONG_KEY, WRONG_KEY, GOOD, GOOD]);
    expect(readTold(world)).toEqual([
      expect.stringContaining(COULD_NOT_READ),
      expect.stringContaining(NO_LONGER_ACCEPTED.replace('posted', 'broadcast')),
      expect.stringMatching(/^broadcast ✅ Resolved: default can be read again/),
    ]);
  });
});

describe('BLIND_AFTER', () => {
  it('is how long an account must be unreadable before that is an alert, however many readings fail', async () => {
    const world = await open({ env: { BLIND_AFTER: '15m' } });
    await world.read(GOOD);
    await world.read(BROKEN);
    const failing = world.now();
    while (world.now() + MINUTE_MS < failing + 15 * MINUTE_MS) {
      world.advance(MINUTE_MS - 1000);
      await world.read(BROKEN);
    }
    expect(world.now()).toBe(failing + 14 * MINUTE_MS);
    expect(readTold(world)).toEqual([]);
    world.advance(MINUTE_MS - 1000);
    await world.read(BROKEN);
    expect(readTold(world)).toEqual([
      expect.stringContaining(
        'posted ⚠️ Warning: the balance of default could not be read for 15 minutes. Last read 09:30 UTC: ¥71.46. This says nothing about the money.',
      ),
    ]);
  });
});

describe('failures and a rule about the balance', () => {
  it('do not fire it', async () => {
    const world = await open({ env: { BLIND_AFTER: '15m' } });
    await readAll(world, [GOOD, ...FAILURES.map(([, step]) => step), WRONG_KEY, total('-'), GOOD]);
    expect(readTold(world)).toEqual([]);
  });

  it('do not resolve it, and are no good readings', async () => {
    const world = await open({ env: { BLIND_AFTER: '15m' } });
    await readAll(world, [GOOD, LOW, ...FAILURES.map(([, step]) => step), WRONG_KEY, GOOD, BROKEN, TOO_MANY]);
    expect(readTold(world)).toEqual([expect.stringContaining('posted ⚠️ Warning: default is down to ¥45.00')]);
    await world.read(GOOD);
    expect(readTold(world).slice(1)).toEqual([expect.stringContaining('reply ✅ Resolved: default has ¥71.46')]);
  });

  it('are told in its message when they go on', async () => {
    const world = await open();
    await readAll(world, [GOOD, LOW, BROKEN, BROKEN, BROKEN, BROKEN]);
    expect(readTold(world)).toEqual([
      expect.stringContaining('posted ⚠️ Warning: default is down to ¥45.00'),
      expect.stringContaining('reply ⚠️ Warning: the balance of default could not be read for 2 s.'),
    ]);
    await readAll(world, [GOOD, GOOD, GOOD]);
    expect(readTold(world).slice(2)).toEqual([expect.stringContaining('reply ✅ Resolved: default has ¥71.46')]);
  });
});
