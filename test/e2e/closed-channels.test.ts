import { describe, expect, it } from 'vitest';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { OPERATOR, OPERATOR_CHANNEL, passTry, setRule, textsIn } from './closed-channel.ts';
import { ALICE, type DeliveryWorld, OPS, OWNER, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const NO_PUBLIC = DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write.public');

describe.each([
  {
    how: 'is archived',
    options: {},
    close: (world: DeliveryWorld) => world.slack.archive(OPS),
    open: (world: DeliveryWorld) => world.slack.unarchive(OPS),
    why: 'is archived',
  },
  {
    how: 'loses the bot',
    options: { scopes: NO_PUBLIC },
    close: (world: DeliveryWorld) => world.slack.removeBot(OPS),
    open: (world: DeliveryWorld) => world.slack.inviteBot(OPS),
    why: 'I am not a member',
  },
  {
    how: 'is private and loses the bot',
    options: { ops: { is_private: true } },
    close: (world: DeliveryWorld) => world.slack.removeBot(OPS),
    open: (world: DeliveryWorld) => world.slack.inviteBot(OPS),
    why: 'is private and I am not in it',
  },
])('a channel that $how', ({ options, close, open, why }) => {
  it('pauses, is reported once to the owner, and is told the present truth when it opens', async () => {
    const world = await openDelivery({ ...options, ownerId: OWNER });
    close(world);
    await world.read('45.00');
    await world.read('9.00');
    await passTry(world);
    await passTry(world);
    expect(world.story()).toEqual([]);
    expect(textsIn(world, OWNER)).toHaveLength(1);
    expect(textsIn(world, OWNER)[0]).toContain(`My alerts have not reached <#${OPS}> since`);
    expect(textsIn(world, OWNER)[0]).toContain(why);
    open(world);
    await passTry(world);
    expect(world.story()).toEqual(['posted Critical']);
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story().slice(-1)).toEqual(['replied Resolved to all']);
    expect(textsIn(world, OWNER)).toHaveLength(1);
  });
});

describe('a closed channel is reported', () => {
  it('to who set its rule, even when somebody owns the account', async () => {
    const world = await openDelivery({
      tiers: null,
      ownerId: OWNER,
      operatorChannel: OPERATOR,
      channels: [OPERATOR_CHANNEL],
    });
    await world.read('60.00');
    await setRule(world, 50);
    world.slack.archive(OPS);
    await world.read('45.00');
    await passTry(world);
    expect(textsIn(world, ALICE)).toHaveLength(1);
    expect(textsIn(world, OWNER)).toEqual([]);
    expect(textsIn(world, OPERATOR)).toEqual([]);
  });

  it('to the operator when nobody set or owns anything', async () => {
    const world = await openDelivery({ operatorChannel: OPERATOR, channels: [OPERATOR_CHANNEL] });
    world.slack.archive(OPS);
    await world.read('45.00');
    await passTry(world);
    expect(textsIn(world, OPERATOR)).toHaveLength(1);
    expect(textsIn(world, OPERATOR)[0]).toContain('My alerts have not reached');
  });

  it('in the log when there is no operator channel either', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    await passTry(world);
    expect(world.log.filter((line) => line.includes('a channel takes no alerts any more'))).toHaveLength(1);
    expect(world.slack.timeline).toEqual([]);
  });

  it('in the log when the operator channel itself is the one that is closed', async () => {
    const world = await openDelivery({ operatorChannel: OPS });
    world.slack.archive(OPS);
    await world.read('45.00');
    await passTry(world);
    expect(world.log.filter((line) => line.includes('a channel takes no alerts any more'))).toHaveLength(1);
  });

  it('to the owner when who set its rule has left, and to the operator when the owner has left too', async () => {
    const world = await openDelivery({
      tiers: null,
      ownerId: OWNER,
      operatorChannel: OPERATOR,
      channels: [OPERATOR_CHANNEL],
    });
    await world.read('60.00');
    await setRule(world, 50);
    world.slack.archive(OPS);
    world.slack.workspace.addPerson({ id: ALICE, name: 'alice', deleted: true });
    await world.read('45.00');
    expect(textsIn(world, OWNER)).toHaveLength(1);
    expect(textsIn(world, OPERATOR)).toEqual([]);
    world.slack.unarchive(OPS);
    await passTry(world);
    world.slack.archive(OPS);
    world.slack.workspace.addPerson({ id: OWNER, name: 'owner', deleted: true });
    await world.read('60.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await passTry(world);
    expect(textsIn(world, OPERATOR)).toHaveLength(1);
  });

  it('to the operator also when the direct message of who set its rule is paused already', async () => {
    const OTHER = 'C0OTHER000';
    const other = { id: OTHER, name: 'other', botIsMember: true, members: [ALICE] };
    const world = await openDelivery({ tiers: null, operatorChannel: OPERATOR, channels: [OPERATOR_CHANNEL, other] });
    await world.read('60.00');
    await setRule(world, 50);
    await setRule(world, 40, OTHER);
    world.slack.workspace.addPerson({ id: ALICE, name: 'alice', deleted: true });
    world.slack.archive(OPS);
    world.slack.archive(OTHER);
    await world.read('45.00');
    await world.read('35.00');
    await passTry(world);
    expect(textsIn(world, OPERATOR).filter((text) => text.includes(OPS))).toHaveLength(1);
    expect(textsIn(world, OPERATOR).filter((text) => text.includes(OTHER))).toHaveLength(1);
    // Handed on: nothing old waits for the day on which Alice comes back.
    expect(await world.store.outbox.listOpen(WORKSPACE, ALICE)).toEqual([]);
  });

  it('at once to the operator when the direct message of who set its rule has been paused for days', async () => {
    const [OTHER, THIRD] = ['C0OTHER000', 'C0THIRD000'];
    const more = [OTHER, THIRD].map((id) => ({ id, name: id.toLowerCase(), botIsMember: true, members: [ALICE] }));
    const world = await openDelivery({ tiers: null, operatorChannel: OPERATOR, channels: [OPERATOR_CHANNEL, ...more] });
    await world.read('60.00');
    for (const [amount, channel] of [50, 40, 30].map((value, at) => [value, [OPS, OTHER, THIRD][at]] as const))
      await setRule(world, amount, channel);
    world.slack.workspace.addPerson({ id: ALICE, name: 'alice', deleted: true });
    world.slack.archive(OPS);
    await world.read('45.00');
    await world.pass(3 * DAY_MS, HOUR_MS);
    world.slack.archive(OTHER);
    await world.read('35.00');
    await world.pass(HOUR_MS, MINUTE_MS);
    world.slack.archive(THIRD);
    await world.read('25.00');
    await world.pass(MINUTE_MS, 20 * SECOND_MS);
    const told = textsIn(world, OPERATOR);
    expect([OPS, OTHER, THIRD].map((channel) => told.filter((text) => text.includes(channel)).length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('once, however often a balance comes and goes there', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    world.slack.archive(OPS);
    for (let round = 0; round < 3; round += 1) {
      await world.read('45.00');
      await world.read('60.00');
      await world.pass(MINUTE_MS, 5 * SECOND_MS);
      await passTry(world);
      await passTry(world);
    }
    expect(textsIn(world, OWNER)).toHaveLength(1);
    const channel = await world.store.channels.find(WORKSPACE, OPS);
    expect(channel?.paused?.since).toBeLessThan(world.now() - 80 * MINUTE_MS);
  });

  it('again when it closes again later', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    world.slack.archive(OPS);
    await world.read('45.00');
    world.slack.unarchive(OPS);
    await passTry(world);
    world.slack.archive(OPS);
    await world.read('9.00');
    await passTry(world);
    expect(textsIn(world, OWNER)).toHaveLength(2);
    expect(new Set(textsIn(world, OWNER)).size).toBe(2);
  });
});
