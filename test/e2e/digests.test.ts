import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/duration.ts';
import { tryNow } from '../../src/usecases/retry-destination.ts';
import { setDigest, setZone } from '../../src/usecases/set-channel.ts';
import { ASKER, textsIn } from './closed-channel.ts';
import { type DeliveryWorld, OPS } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

/** The world begins at 09:00 UTC, 17:00 in Shanghai. */
const DAILY = { every: 'day', minute: 18 * 60 } as const;

async function openWithDigest(): Promise<DeliveryWorld> {
  const world = await openDelivery();
  await world.read('60.00');
  const zone = setZone(world.rules, ASKER, 'Asia/Shanghai');
  await world.pass(1000);
  expect(await zone).toMatchObject({ kind: 'changed' });
  const digest = setDigest(world.rules, ASKER, DAILY);
  await world.pass(1000);
  expect(await digest).toMatchObject({ kind: 'changed' });
  return world;
}

function digestsIn(world: DeliveryWorld): readonly string[] {
  return textsIn(world, OPS).filter((text) => text.startsWith('📊'));
}

describe('a digest', () => {
  it('comes once a day at its time, in the zone of the channel, with what happened', async () => {
    const world = await openWithDigest();
    await world.pass(30 * MINUTE_MS, MINUTE_MS);
    expect(digestsIn(world)).toEqual([]);
    await world.read('45.00');
    await world.pass(30 * MINUTE_MS, MINUTE_MS);
    const [text = '', ...others] = digestsIn(world);
    expect(others).toEqual([]);
    expect(text.split('\n')).toEqual([
      '📊 Digest of Sat Nov 21: default has ¥45.00.',
      '⚠️ default',
      '• ¥45.00 (all topped up). Not enough data yet to say how long it lasts.',
      expect.stringMatching(/^• Spent ¥15\.00 \(seen for \d+ % of the time\). The period before: not known\.$/),
      '• ⚠️ Warning: low balance, since Nov 21, 17:30, not over yet.',
      'From Nov 20, 18:00 to Nov 21, 18:00 (Asia/Shanghai).',
      expect.stringContaining('https://platform.deepseek.com/usage'),
    ]);
    await world.pass(DAY_MS, HOUR_MS);
    expect(digestsIn(world)).toHaveLength(2);
  });

  it('moves with the zone, and is told only once a day whatever is set', async () => {
    const world = await openWithDigest();
    await world.pass(HOUR_MS + MINUTE_MS, MINUTE_MS);
    expect(digestsIn(world)).toHaveLength(1);
    const changed = setZone(world.rules, ASKER, 'UTC');
    await world.pass(1000);
    expect(await changed).toMatchObject({ change: { nextAt: Date.UTC(2026, 10, 22, 18) } });
    await world.pass(DAY_MS, HOUR_MS);
    expect(digestsIn(world)).toHaveLength(1);
    await world.pass(DAY_MS, HOUR_MS);
    expect(digestsIn(world)).toHaveLength(2);
  });

  it('does not pile up while the channel is closed: the latest is told when it opens, and says what was lost', async () => {
    const world = await openWithDigest();
    world.slack.archive(OPS);
    await world.pass(3 * DAY_MS + 2 * HOUR_MS, HOUR_MS);
    const waiting = await world.store.outbox.listOpen(ASKER.workspaceId, OPS);
    expect(waiting.map(({ reason }) => reason)).toEqual(['digest of 2026-11-24']);
    world.slack.unarchive(OPS);
    // Somebody uses the command there.
    await tryNow(world.rules, ASKER.workspaceId, OPS);
    await world.pass(1000);
    const [text = '', ...others] = digestsIn(world);
    expect(others).toEqual([]);
    expect(text.split('\n').slice(0, 4)).toEqual([
      '📊 Digest of Tue Nov 24: default had ¥60.00 when it was last read.',
      'The digest of Sat Nov 21 was not sent: the bot was not running, or could not reach Slack in time.',
      'The 2 digests from Sun Nov 22 to Mon Nov 23 were not sent: Slack did not take them.',
      '',
    ]);
  });

  it('that is turned off while it waits is not told any more', async () => {
    const world = await openWithDigest();
    world.slack.archive(OPS);
    await world.pass(2 * HOUR_MS, MINUTE_MS);
    const off = setDigest(world.rules, ASKER, null);
    await world.pass(1000);
    expect(await off).toMatchObject({ kind: 'changed', notice: { kind: 'closed', reason: 'archived' } });
    expect(await world.store.outbox.listOpen(ASKER.workspaceId, OPS)).toEqual([]);
    await world.pass(2 * DAY_MS, HOUR_MS);
    expect(await world.store.outbox.listOpen(ASKER.workspaceId, OPS)).toEqual([]);
  });
});
