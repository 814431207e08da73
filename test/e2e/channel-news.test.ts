import { describe, expect, it } from 'vitest';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { closeChannel, leaveChannel } from '../../src/usecases/close-channel.ts';
import { createNewsOrder, type NewsDeps } from '../../src/usecases/news-order.ts';
import { openChannel } from '../../src/usecases/open-channel.ts';
import { syncConfiguration } from '../../src/usecases/sync-configuration.ts';
import { OPERATOR, OPERATOR_CHANNEL, passTry, setRule, textsIn } from './closed-channel.ts';
import { ALICE, type DeliveryWorld, OPS, OWNER, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const heard = new WeakMap<DeliveryWorld, NewsDeps>();
/** One bot for each world, which remembers what it heard. */
const depsOf = (world: DeliveryWorld): NewsDeps => {
  const deps = heard.get(world) ?? { ...world.rules, isLatest: createNewsOrder() };
  heard.set(world, deps);
  return deps;
};
const newsOf = (world: DeliveryWorld) => ({ workspaceId: WORKSPACE, channelId: OPS, at: world.now() });
const isPaused = async (world: DeliveryWorld): Promise<boolean> =>
  (await world.store.channels.find(WORKSPACE, OPS))?.paused != null;

describe('an event that says that a channel is closed', () => {
  it('tells the people before an alert fails, and nobody again when one does', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    world.slack.archive(OPS);
    await closeChannel(depsOf(world), newsOf(world), 'archived');
    await world.pass(SECOND_MS);
    expect(textsIn(world, OWNER)).toEqual([expect.stringContaining('is archived')]);
    await world.read('45.00');
    await passTry(world);
    expect(textsIn(world, OWNER)).toHaveLength(1);
    world.slack.unarchive(OPS);
    await openChannel(depsOf(world), newsOf(world));
    await world.pass(SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
    expect(await isPaused(world)).toBe(false);
  });

  it('and comes late, after the channel was opened, holds no alert up: the next write decides', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    await closeChannel(depsOf(world), newsOf(world), 'archived');
    await world.read('45.00');
    expect(world.story()).toEqual(['posted Warning']);
    expect(await isPaused(world)).toBe(false);
  });

  it('and comes again after the channel was opened is reported to nobody again', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    const news = newsOf(world);
    for (let time = 0; time < 3; time += 1) {
      await closeChannel(depsOf(world), news, 'archived');
      await openChannel(depsOf(world), news);
      await world.pass(MINUTE_MS, 20 * SECOND_MS);
    }
    expect(textsIn(world, OWNER)).toHaveLength(1);
  });

  it('and is older than a message that Slack took closes nothing', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    const news = newsOf(world);
    await world.read('45.00');
    await closeChannel(depsOf(world), news, 'archived');
    await world.pass(SECOND_MS);
    expect(await isPaused(world)).toBe(false);
    expect(textsIn(world, OWNER)).toEqual([]);
  });

  it('and has a time ahead of the clock of the bot is taken as of now', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    world.slack.archive(OPS);
    await closeChannel(depsOf(world), { ...newsOf(world), at: world.now() + MINUTE_MS }, 'archived');
    expect((await world.store.channels.find(WORKSPACE, OPS))?.paused?.since).toBe(world.now());
  });

  it('tells the operator when nobody set or owns anything', async () => {
    const world = await openDelivery({ operatorChannel: OPERATOR, channels: [OPERATOR_CHANNEL] });
    world.slack.archive(OPS);
    await closeChannel(depsOf(world), newsOf(world), 'not_found');
    await world.pass(SECOND_MS);
    expect(textsIn(world, OPERATOR)).toEqual([expect.stringContaining('it was deleted')]);
  });

  it('tells whoever comes next when who set the rules was deactivated', async () => {
    const world = await openDelivery({ tiers: null, ownerId: OWNER });
    await setRule(world, 50);
    world.skip(SECOND_MS);
    world.slack.workspace.addPerson({ id: ALICE, name: 'alice', deleted: true });
    world.slack.archive(OPS);
    await closeChannel(depsOf(world), newsOf(world), 'archived');
    await world.pass(SECOND_MS);
    expect(textsIn(world, OWNER)).toHaveLength(1);
  });
});

it('a channel that closes while it has no rules is reported when a rule of the configuration cannot be told there', async () => {
  const world = await openDelivery({ tiers: null, ownerId: OWNER });
  await world.store.channels.ensure(WORKSPACE, OPS);
  world.slack.archive(OPS);
  await closeChannel(depsOf(world), newsOf(world), 'archived');
  const [account] = await world.store.accounts.list(WORKSPACE);
  await syncConfiguration(world.rules, {
    workspaceId: WORKSPACE,
    alertChannel: OPS,
    accounts: account === undefined ? [] : [{ ...account, keyVariable: 'DEEPSEEK_API_KEY', keyFingerprint: 'f' }],
    thresholds: [{ key: 'CNY:50', currency: 'CNY', thresholdMicros: 50_000_000, severity: 'warning' }],
  });
  await world.read('45.00');
  await world.pass(SECOND_MS);
  expect(textsIn(world, OWNER)).toEqual([expect.stringContaining('is archived')]);
});

describe('events that come in another order than they happened', () => {
  it('a closing that comes again after the opening hides no later closing: that one is told too', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    const first = newsOf(world);
    await closeChannel(depsOf(world), first, 'archived');
    await world.pass(MINUTE_MS, 20 * SECOND_MS);
    await openChannel(depsOf(world), newsOf(world));
    await world.pass(MINUTE_MS, 20 * SECOND_MS);
    await closeChannel(depsOf(world), first, 'archived');
    expect(await isPaused(world)).toBe(false);
    await world.pass(MINUTE_MS, 20 * SECOND_MS);
    world.slack.archive(OPS);
    await closeChannel(depsOf(world), newsOf(world), 'archived');
    await world.pass(SECOND_MS);
    expect(textsIn(world, OWNER)).toHaveLength(2);
  });

  it('a closing that comes after the opening that followed it is reported to nobody', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    const closed = newsOf(world);
    world.skip(MINUTE_MS);
    await openChannel(depsOf(world), newsOf(world));
    await closeChannel(depsOf(world), closed, 'archived');
    await world.pass(SECOND_MS);
    expect(textsIn(world, OWNER)).toEqual([]);
    expect(await isPaused(world)).toBe(false);
  });

  it('an opening that comes after the closing that followed it makes nobody be told of that one twice', async () => {
    const world = await openDelivery({ ownerId: OWNER });
    const opened = newsOf(world);
    world.skip(MINUTE_MS);
    world.slack.archive(OPS);
    await closeChannel(depsOf(world), newsOf(world), 'archived');
    await openChannel(depsOf(world), opened);
    await world.read('45.00');
    expect(textsIn(world, OWNER)).toHaveLength(1);
    expect(await isPaused(world)).toBe(true);
  });
});

describe('the bot is removed from a public channel', () => {
  it.each([
    { how: 'may post there uninvited: alerts go on, nobody is told', may: true, scopes: DEFAULT_SCOPES, told: 0 },
    {
      how: 'may not: the owner is told at once',
      may: false,
      scopes: DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write.public'),
      told: 1,
    },
  ])('and $how', async ({ may, scopes, told }) => {
    const world = await openDelivery({ ownerId: OWNER, scopes });
    world.slack.removeBot(OPS);
    await leaveChannel(depsOf(world), newsOf(world), may);
    await world.pass(SECOND_MS);
    expect(textsIn(world, OWNER)).toHaveLength(told);
    await world.read('45.00');
    expect(world.story()).toEqual(may ? ['posted Warning'] : []);
    world.slack.inviteBot(OPS);
    await openChannel(depsOf(world), newsOf(world));
    await world.pass(SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });
});

it('an open channel of which Slack says that it is open stays as it is', async () => {
  const world = await openDelivery();
  await openChannel(depsOf(world), newsOf(world));
  await openChannel(depsOf(world), { ...newsOf(world), channelId: 'C0NOBODY00' });
  await world.read('45.00');
  expect(world.story()).toEqual(['posted Warning']);
});

it('a channel that is renamed and made private in the middle of an episode keeps its id: the episode goes on', async () => {
  const world = await openDelivery({ ownerId: OWNER });
  await world.read('45.00');
  world.slack.workspace.changeChannel(OPS, { name: 'operations', is_private: true });
  await world.read('9.00');
  await world.read('60.00');
  await world.pass(MINUTE_MS, 5 * SECOND_MS);
  expect(world.story().slice(0, 3)).toEqual(['posted Warning', 'edited Critical', 'replied Critical to all']);
  expect(world.story().at(-1)).toBe('replied Resolved to all');
  expect(textsIn(world, OWNER)).toEqual([]);
});
