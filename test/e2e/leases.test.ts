import { describe, expect, it } from 'vitest';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { DELIVERY_TIMING } from '../../src/domain/delivery.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import type { Messenger } from '../../src/ports.ts';
import { type DeliveryWorld, OPS, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const WITHOUT_HISTORY = DEFAULT_SCOPES.filter((scope) => !scope.endsWith(':history'));
const STORY = ['posted Warning', 'edited Critical', 'replied Critical to all'];
const writes = (world: DeliveryWorld) => world.slack.requests.filter(({ method }) => method.startsWith('chat.'));

/** Decides while Slack is away, so that the writes wait for whoever sends first. */
async function decide(world: DeliveryWorld, amount: string): Promise<void> {
  await world.slack.outage('refuse');
  await world.read(amount);
  await world.slack.outage(null);
  world.skip(5 * SECOND_MS);
}

/** A process that dies at one operation, before or after Slack has stored it, and so never notes what came of it. */
function dieAt({ messenger }: DeliveryWorld, operation: 'post' | 'update', when: 'before' | 'after'): Messenger {
  const die = async (write: () => Promise<unknown>): Promise<never> => {
    if (when === 'after') await write();
    throw new Error('killed');
  };
  return {
    ...messenger,
    ...(operation === 'post'
      ? { post: (write) => die(() => messenger.post(write)) }
      : { update: (channel, ts, message) => die(() => messenger.update(channel, ts, message)) }),
  };
}

async function killSender(world: DeliveryWorld, operation: 'post' | 'update', when: 'before' | 'after'): Promise<void> {
  const sender = world.createSender('another process', { messenger: dieAt(world, operation, when) });
  await expect(sender(WORKSPACE, OPS)).rejects.toThrow('killed');
}

describe('a process that dies', () => {
  it('after Slack stored the first message: it is found, not doubled, once the lease has run out', async () => {
    const world = await openDelivery();
    await decide(world, '45.00');
    await killSender(world, 'post', 'after');
    await world.pass(DELIVERY_TIMING.leaseMs - SECOND_MS, 5 * SECOND_MS);
    expect(writes(world)).toHaveLength(1);
    await world.pass(5 * SECOND_MS);
    await world.read('9.00');
    expect(world.story()).toEqual(STORY);
  });

  it('after Slack stored a reply: it is found among the replies', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    await decide(world, '9.00');
    await killSender(world, 'post', 'after');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story()).toEqual(STORY);
  });

  it('after Slack stored an edit: it is repeated, and the reply follows', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    await decide(world, '9.00');
    await killSender(world, 'update', 'after');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'edited Critical', 'replied Critical to all']);
  });

  it('before its request: the message is sent after two looks, the second 10 s later', async () => {
    const world = await openDelivery();
    await decide(world, '45.00');
    await killSender(world, 'post', 'before');
    await world.pass(DELIVERY_TIMING.leaseMs);
    const looks = () => world.slack.requests.filter(({ method }) => method === 'conversations.history');
    expect(looks()).toHaveLength(1);
    expect(world.story()).toEqual([]);
    await world.pass(DELIVERY_TIMING.secondLookMs);
    expect(looks()).toHaveLength(2);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('after Slack stored a message that nobody may look for: that one alone is there twice', async () => {
    const world = await openDelivery({ scopes: WITHOUT_HISTORY });
    await decide(world, '45.00');
    await killSender(world, 'post', 'after');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    await world.read('9.00');
    expect(world.story()).toEqual(['posted Warning', ...STORY]);
    expect(world.log.some((line) => line.includes('cannot look for an unanswered message'))).toBe(true);
  });

  it('while it tries a channel that was closed: what it sent is found, not told anew', async () => {
    const world = await openDelivery();
    world.slack.archive(OPS);
    await world.read('45.00');
    world.slack.unarchive(OPS);
    world.skip(16 * MINUTE_MS);
    await killSender(world, 'post', 'after');
    await world.pass(20 * MINUTE_MS, 20 * SECOND_MS);
    await world.read('9.00');
    expect(world.story()).toEqual(STORY);
  });
});

describe('a process that sleeps past its lease', () => {
  it('before its request sends nothing: whoever took over does', async () => {
    const world = await openDelivery();
    await decide(world, '45.00');
    const before = writes(world).length;
    const { store } = world;
    const episodes: typeof store.episodes = {
      ...store.episodes,
      find: (workspaceId, id) => {
        world.skip(DELIVERY_TIMING.leaseMs);
        return store.episodes.find(workspaceId, id);
      },
    };
    await world.createSender('a sleeper', { store: { ...store, episodes } })(WORKSPACE, OPS);
    expect(writes(world)).toHaveLength(before);
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });

  it('during its request finds that another has looked its message up, and notes nothing itself', async () => {
    const world = await openDelivery();
    await decide(world, '45.00');
    const sleeper: Messenger = {
      ...world.messenger,
      async post(write) {
        const outcome = await world.messenger.post(write);
        await world.pass(MINUTE_MS, 5 * SECOND_MS);
        return outcome;
      },
    };
    await world.createSender('a sleeper', { messenger: sleeper })(WORKSPACE, OPS);
    expect(world.log.some((line) => line.includes('lease lost before the outcome was noted'))).toBe(true);
    await world.read('9.00');
    expect(world.story()).toEqual(STORY);
  });
});

it('two processes that drain the same destination at once send each write once', async () => {
  const world = await openDelivery();
  await decide(world, '45.00');
  await decide(world, '9.00');
  world.skip(MINUTE_MS);
  const senders = ['one', 'two', 'three'].map((owner) => world.createSender(owner));
  await Promise.all(senders.map((drain) => drain(WORKSPACE, OPS)));
  await world.pass(MINUTE_MS, 5 * SECOND_MS);
  expect(world.story()).toEqual(STORY);
});
