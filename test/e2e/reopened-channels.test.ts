import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { tryNow } from '../../src/usecases/retry-destination.ts';
import { snooze } from '../../src/usecases/snooze.ts';
import { ASKER, passTry, TRY_MS } from './closed-channel.ts';
import { type DeliveryWorld, OPS, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const triesOf = (world: DeliveryWorld) => world.slack.requests.filter(({ args }) => args['channel'] === OPS);

describe('when a channel opens again', () => {
  it('an open episode with a message gets it updated and one reply, however many steps were missed', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    world.slack.archive(OPS);
    await world.read('9.00');
    await world.read('30.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await passTry(world);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story().slice(0, 2)).toEqual(['posted Warning', 'edited Warning']);
    expect(world.story()).toHaveLength(3);
    const [reply] = world.slack.messages(OPS)[0]?.replies ?? [];
    expect(reply?.text).toContain('¥30.00');
    expect(reply?.text).not.toContain('¥9.00');
  });

  it('an episode that ended meanwhile gets its message updated and a resolved reply', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    world.slack.archive(OPS);
    await world.read('9.00');
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Warning', 'edited Resolved', 'replied Resolved to all']);
  });

  it('an episode that came and went meanwhile is not told at all', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    world.slack.unarchive(OPS);
    await passTry(world);
    await passTry(world);
    expect(world.story()).toEqual([]);
    await world.read('45.00');
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('the reply is told although the message showed the step before the channel closed', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    const stop = world.slack.onRequest((method, _, phase) => {
      if (method === 'chat.update' && phase === 'answered') world.slack.archive(OPS);
    });
    await world.read('9.00');
    stop();
    expect(world.story()).toEqual(['posted Warning', 'edited Critical']);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'replied Critical to all']);
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story().slice(-1)).toEqual(['replied Resolved to all']);
  });

  it('the reply is told although Slack forbids editing there', async () => {
    const world = await openDelivery();
    world.slack.forbidEditing(true);
    await world.read('45.00');
    world.slack.archive(OPS);
    await world.read('9.00');
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Warning', 'replied Critical to all']);
    world.slack.archive(OPS);
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Warning', 'replied Critical to all', 'replied Resolved to all']);
  });

  it.each([
    ['500 after storing', { kind: 'http_error', status: 500, stored: true }],
    ['500 before storing', { kind: 'http_error', status: 500, stored: false }],
    ['a dropped connection after storing', { kind: 'dropped', stored: true }],
    ['429', { kind: 'rate_limited', retryAfter: 2 }],
  ] as const)('all is told once and within a minute although the try meets %s', async (_, fault) => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    world.slack.unarchive(OPS);
    world.slack.faults.add({ method: 'chat.postMessage', fault });
    world.skip(TRY_MS);
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
    await passTry(world);
    await world.read('9.00');
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'replied Critical to all']);
  });

  it('all is told in plain sections when Slack refuses the blocks', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    world.slack.unarchive(OPS);
    world.slack.faults.add({ method: 'chat.postMessage', fault: { kind: 'platform_error', error: 'invalid_blocks' } });
    await passTry(world);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('an episode whose message was deleted meanwhile gets a new one, and its reply in that thread', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    world.slack.archive(OPS);
    await world.read('9.00');
    world.slack.deleteMessage(OPS, world.slack.messages(OPS)[0]?.ts ?? '');
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story().slice(1)).toEqual(['posted Critical', 'replied Critical to all']);
  });

  it('a resolve that was told already is not told again', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    world.slack.deleteMessage(OPS, world.slack.messages(OPS)[0]?.ts ?? '');
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning', 'posted Resolved']);
    world.slack.archive(OPS);
    await world.pass(2 * MINUTE_MS, 20 * SECOND_MS);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Warning', 'posted Resolved', 'edited Resolved']);
  });
});

describe('a paused channel is tried', () => {
  it('every 15 minutes for a day, then daily', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    const first = world.now();
    await world.pass(DAY_MS, 15 * MINUTE_MS);
    const minutes = triesOf(world).map(({ at }) => (at - first) / MINUTE_MS);
    expect(minutes).toEqual(Array.from({ length: 97 }, (_, index) => index * 15));
    await world.pass(3 * DAY_MS, HOUR_MS);
    const days = triesOf(world).map(({ at }) => (at - first) / DAY_MS);
    expect(days.slice(97)).toEqual([2, 3, 4]);
  });

  it('at once with the first news after tries that had nothing to tell', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    await world.read('60.00');
    await world.pass(3 * DAY_MS, HOUR_MS);
    world.slack.unarchive(OPS);
    await world.read('45.00');
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('with the same writes, later each time, while Slack cannot be reached', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    await world.slack.outage('refuse');
    world.skip(TRY_MS);
    const before = world.log.length;
    await world.pass(10 * MINUTE_MS);
    const tries = world.log.slice(before).filter((line) => line.includes('not delivered yet'));
    expect(tries).toHaveLength(10);
    expect((await world.store.outbox.findLast(WORKSPACE, OPS))?.id).toBe(2);
    world.slack.unarchive(OPS);
    await world.slack.outage(null);
    await world.pass(5 * MINUTE_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('at start', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    world.slack.unarchive(OPS);
    await world.store.channels.tryAll(WORKSPACE, world.now());
    await world.pass(SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('when somebody uses the command there', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    world.slack.unarchive(OPS);
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story()).toEqual([]);
    await tryNow(world.rules, WORKSPACE, OPS);
    await world.pass(SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });
});

describe('when a channel opens again in quiet hours', () => {
  const quiet = (world: DeliveryWorld): Promise<void> =>
    world.store.transaction(async ({ channels }) => {
      const settings = await channels.getSettings(WORKSPACE, OPS);
      const hours = { fromMinute: 0, untilMinute: 23 * 60 };
      await channels.setSettings(WORKSPACE, OPS, { ...settings, quiet: hours, quietDueAt: world.now() + 13 * HOUR_MS });
    });

  it('a warning that was never seen waits for their end', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    await quiet(world);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual([]);
    await world.pass(14 * HOUR_MS, HOUR_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('something critical is told', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('9.00');
    await quiet(world);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Critical']);
  });

  it('a message is edited, and the reply about a warning is a reminder at their end', async () => {
    const world = await openDelivery();
    await world.read('9.00');
    world.slack.archive(OPS);
    await world.read('30.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await world.read('30.00');
    await quiet(world);
    world.slack.unarchive(OPS);
    await passTry(world);
    expect(world.story()).toEqual(['posted Critical', 'edited Warning']);
    await world.pass(14 * HOUR_MS, HOUR_MS);
    expect(world.story().slice(2)).toEqual(['edited Warning', 'replied Warning, still']);
  });
});

describe('when a snoozed channel opens again', () => {
  const snoozed = (world: DeliveryWorld) =>
    snooze(world.rules, ASKER, { accountId: null, until: { kind: 'for', ms: 4 * HOUR_MS }, seen: undefined });

  it('what got worse is told, what did not waits', async () => {
    for (const [total, reply] of [
      ['9.00', ['replied Critical to all']],
      ['44.00', []],
    ] as const) {
      const world = await openDelivery();
      await world.read('45.00');
      world.slack.archive(OPS);
      await world.read(total);
      await snoozed(world);
      world.slack.unarchive(OPS);
      await passTry(world);
      expect(world.story().filter((line) => line.startsWith('replied'))).toEqual(reply);
    }
  });
});
