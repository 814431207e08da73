import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { removeRules } from '../../src/usecases/edit-rule.ts';
import { ASKER } from './closed-channel.ts';
import { type DeliveryWorld, OPS, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const rootOf = (world: DeliveryWorld) => world.slack.messages(OPS).at(-1);
const edits = (world: DeliveryWorld) => world.slack.requests.filter(({ method }) => method === 'chat.update');
const undeliverable = (world: DeliveryWorld) =>
  world.log.filter((line) => line.includes('"error"') && line.includes('not deliverable'));
const deleteRoot = (world: DeliveryWorld): void => world.slack.deleteMessage(OPS, rootOf(world)?.ts ?? '');

/** Somebody deletes the root after the bot edited it and before it replies. */
function deleteRootAfterEdit(world: DeliveryWorld): void {
  const stop = world.slack.onRequest((method, _, phase) => {
    if (method !== 'chat.update' || phase !== 'answered') return;
    stop();
    deleteRoot(world);
  });
}

/** Slack stores the next message outside of a thread and answers 500. */
function loseAnswerToRoot(world: DeliveryWorld): void {
  world.slack.faults.add({
    method: 'chat.postMessage',
    when: (args) => args['thread_ts'] === undefined,
    fault: { kind: 'http_error', status: 500, stored: true },
  });
}

describe("an episode's message that somebody deleted", () => {
  it('is posted anew in its present shape; the reply and all later ones go into its thread', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    deleteRoot(world);
    await world.read('9.00');
    expect(world.story()).toEqual(['posted Warning', 'posted Critical', 'replied Critical to all']);
    expect(rootOf(world)?.text).toContain('Ends: when the balance is back at ¥51.00 (no longer critical from ¥10.20).');
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story().slice(3)).toEqual(['edited Resolved', 'replied Resolved to all']);
    expect(rootOf(world)?.replies).toHaveLength(2);
    expect(world.slack.messages(OPS)).toHaveLength(1);
  });

  it('gives way to the reply that lands in the channel, which is edited into shape and has the thread from then on', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    deleteRootAfterEdit(world);
    await world.read('9.00');
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'posted Critical']);
    expect(rootOf(world)?.text).not.toContain('Ends:');
    await world.pass(MINUTE_MS + SECOND_MS);
    expect(world.story().slice(3)).toEqual(['edited Critical']);
    expect(rootOf(world)?.text).toContain('Ends: when the balance is back at ¥51.00 (no longer critical from ¥10.20).');
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story().slice(-2)).toEqual(['edited Resolved', 'replied Resolved to all']);
    expect(world.slack.messages(OPS)).toHaveLength(1);
  });

  it('gives way to that reply also when the answer to it was lost', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    deleteRootAfterEdit(world);
    world.slack.faults.add({
      method: 'chat.postMessage',
      when: (args) => args['thread_ts'] !== undefined,
      fault: { kind: 'http_error', status: 500, stored: true },
    });
    await world.read('9.00');
    await world.pass(30 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'posted Critical']);
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story().slice(-1)).toEqual(['replied Resolved to all']);
  });

  it('gives way to that reply also where editing is forbidden', async () => {
    const world = await openDelivery({ tiers: { '50': 'warning', '10': 'critical', '5': 'critical' } });
    world.slack.forbidEditing(true);
    await world.read('45.00');
    await world.read('9.00');
    deleteRoot(world);
    await world.read('4.00');
    expect(world.story().slice(-1)).toEqual(['posted Critical']);
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story().slice(-1)).toEqual(['replied Resolved to all']);
    expect(world.slack.messages(OPS)).toHaveLength(1);
  });

  it('is not posted again when the episode is over: the resolve says it in the channel', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    await world.read('60.00');
    deleteRoot(world);
    await world.pass(31 * SECOND_MS);
    expect(world.story()).toEqual(['posted Warning', 'posted Resolved']);
    await world.pass(2 * MINUTE_MS, 5 * SECOND_MS);
    expect(world.slack.messages(OPS)).toHaveLength(1);
    expect(rootOf(world)?.text).toContain('low balance (¥45.00 when it began)');
  });

  it('is posted anew with an answer that was lost, and brought up to date as soon as it is found', async () => {
    const world = await openDelivery({ tiers: { '50': 'warning', '10': 'critical', '5': 'critical' } });
    await world.read('45.00');
    deleteRoot(world);
    loseAnswerToRoot(world);
    await world.read('9.00');
    await world.read('4.00');
    expect(rootOf(world)?.text).toContain('¥9.00');
    await world.pass(20 * SECOND_MS);
    expect(rootOf(world)?.text).toContain('¥4.00');
    expect(world.story().filter((entry) => entry.startsWith('posted'))).toEqual(['posted Warning', 'posted Critical']);
  });

  it('is posted anew with an answer that was lost, and shows the end that came before it was found', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    deleteRoot(world);
    loseAnswerToRoot(world);
    await world.read('9.00');
    await removeRules(world.rules, ASKER, { by: 'all', confirmed: true });
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    const root = world.slack.messages(OPS).find((message) => message.replies.length > 0);
    expect(root?.text).not.toContain('Clears:');
    expect(edits(world).length).toBeGreaterThan(1);
  });

  it.each(['thread_not_found', 'cannot_reply_to_message', 'restricted_action_thread_locked'])(
    'is found out by %s too: the reply becomes the message',
    async (error) => {
      const world = await openDelivery();
      await world.read('45.00');
      world.slack.faults.add({
        method: 'chat.postMessage',
        when: (args) => args['thread_ts'] !== undefined,
        fault: { kind: 'platform_error', error },
      });
      await world.read('9.00');
      expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'posted Critical']);
    },
  );
});

it.each(['edit_window_closed', 'cant_update_message'])('%s ends all edits; the thread goes on', async (error) => {
  const world = await openDelivery();
  await world.read('45.00');
  world.slack.faults.add({ method: 'chat.update', times: 99, fault: { kind: 'platform_error', error } });
  await world.read('9.00');
  expect(edits(world)).toHaveLength(1);
  await world.read('8.00');
  await world.pass(2 * MINUTE_MS, 5 * SECOND_MS);
  await world.read('60.00');
  await world.pass(31 * SECOND_MS);
  expect(world.story()).toEqual(['posted Warning', 'replied Critical to all', 'replied Resolved to all']);
  expect(edits(world)).toHaveLength(1);
});

describe('content that Slack refuses', () => {
  const operations = {
    'a first message': { method: 'chat.postMessage', isReply: false },
    'a reply': { method: 'chat.postMessage', isReply: true },
    'an edit': { method: 'chat.update', isReply: false },
  };

  function refuse(world: DeliveryWorld, operation: keyof typeof operations, times: number, error: string): void {
    const { method, isReply } = operations[operation];
    const when = (args: Readonly<Record<string, unknown>>): boolean => (args['thread_ts'] !== undefined) === isReply;
    world.slack.faults.add({ method, when, times, fault: { kind: 'platform_error', error } });
  }

  it.each(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'])(
    'is sent as plain sections: %s',
    async (error) => {
      const world = await openDelivery();
      refuse(world, 'a first message', 1, error);
      await world.read('45.00');
      expect(world.story()).toEqual(['posted Warning']);
      const root = rootOf(world);
      expect(new Set(root?.blocks.map((block) => block['type']))).toEqual(new Set(['section']));
      expect(JSON.stringify(root?.blocks)).toContain('default is down to ¥45.00');
      expect(undeliverable(world)).toEqual([]);
    },
  );

  it.each([
    ['a first message', ['posted Critical', 'replied Critical to all', 'edited Resolved', 'replied Resolved to all']],
    ['a reply', ['posted Warning', 'edited Critical', 'edited Resolved', 'replied Resolved to all']],
    ['an edit', ['posted Warning', 'replied Critical to all', 'edited Resolved', 'replied Resolved to all']],
  ] as const)('for good is logged loudly and blocks nothing that follows: %s', async (operation, story) => {
    const world = await openDelivery();
    refuse(world, operation, 2, 'invalid_blocks');
    await world.read('45.00');
    await world.read('9.00');
    expect(undeliverable(world)).toHaveLength(1);
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story()).toEqual(story);
    expect(await world.store.outbox.listOpen(WORKSPACE, OPS)).toEqual([]);
  });

  it('as a broadcast goes into the thread alone; refused blocks alone do not take it out of the channel', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    refuse(world, 'a reply', 1, 'invalid_blocks');
    await world.read('9.00');
    refuse(world, 'a reply', 1, 'cant_broadcast_message');
    await world.read('60.00');
    await world.pass(31 * SECOND_MS);
    expect(world.story().filter((entry) => entry.startsWith('replied'))).toEqual([
      'replied Critical to all',
      'replied Resolved',
    ]);
  });

  it.each(['message_not_found', 'cant_update_message', 'something_new'])(
    'with a code that makes no sense for a first message (%s) is given up after two tries',
    async (error) => {
      const world = await openDelivery();
      refuse(world, 'a first message', 99, error);
      await world.read('45.00');
      await world.pass(5 * SECOND_MS);
      expect(world.slack.requests.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
      expect(undeliverable(world)).toHaveLength(1);
    },
  );
});

describe('edits of the message', () => {
  it('come at most once a minute without a step, and end with what is true', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    for (let cents = 4490; cents > 4250; cents -= 10) {
      // A reading every ten seconds.
      await world.read((cents / 100).toFixed(2));
      // A reading every ten seconds.
      await world.pass(9 * SECOND_MS, 3 * SECOND_MS);
    }
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    const times = edits(world).map(({ at }) => at);
    expect(times.length).toBeGreaterThanOrEqual(4);
    expect(times.length).toBeLessThanOrEqual(5);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(rootOf(world)?.text).toContain('¥42.60');
    await world.pass(5 * MINUTE_MS, 10 * SECOND_MS);
    expect(edits(world)).toHaveLength(times.length);
  });

  it('are never queued twice, however much changes while Slack is away', async () => {
    const world = await openDelivery({ tiers: { '50': 'warning', '20': 'warning', '10': 'critical' } });
    await world.read('45.00');
    await world.slack.outage('refuse');
    for (const amount of ['19.00', '18.00', '9.00', '8.00']) {
      await world.read(amount);
      await world.pass(2 * MINUTE_MS, 10 * SECOND_MS);
    }
    const waiting = await world.store.outbox.listOpen(WORKSPACE, OPS);
    expect(waiting.map((row) => row.operation)).toEqual(['reply', 'update', 'reply']);
    await world.slack.outage(null);
    await world.pass(6 * MINUTE_MS, 10 * SECOND_MS);
    expect(world.story()).toEqual([
      'posted Warning',
      'replied Warning to all',
      'edited Critical',
      'replied Critical to all',
    ]);
    expect(rootOf(world)?.text).toContain('¥8.00');
  });

  it('in flight while a step is decided are followed by the one that shows the step', async () => {
    const world = await openDelivery({ tiers: { '50': 'warning', '10': 'critical', '5': 'critical' } });
    await world.read('45.00');
    await during(world, world.read('9.00'), () => world.read('4.00'));
    expect(world.story()).toEqual([
      'posted Warning',
      'edited Critical',
      'replied Critical to all',
      'edited Critical',
      'replied Critical to all',
    ]);
    expect(rootOf(world)?.text).toContain('¥4.00');
  });

  it('in flight while something small changes are followed by another a minute later', async () => {
    const world = await openDelivery();
    await world.read('45.00');
    await during(world, world.read('9.00'), () => world.read('8.00'));
    expect(rootOf(world)?.text).toContain('¥9.00');
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(rootOf(world)?.text).toContain('¥8.00');
    expect(edits(world)).toHaveLength(2);
  });
});

it('an edit that Slack does not take for hours holds up no news, is asked for once a minute, and arrives at last', async () => {
  const world = await openDelivery();
  await world.read('45.00');
  const limit = world.slack.faults.add({
    method: 'chat.update',
    times: 9999,
    fault: { kind: 'platform_error', error: 'ratelimited' },
  });
  await world.read('9.00');
  await world.pass(10 * SECOND_MS);
  expect(world.story()).toEqual(['posted Warning', 'replied Critical to all']);
  await world.pass(HOUR_MS, 10 * SECOND_MS);
  expect(edits(world).length).toBeGreaterThan(100);
  expect(edits(world).length).toBeLessThan(60 * 3 + 10);
  limit.remove();
  await world.pass(2 * MINUTE_MS, 10 * SECOND_MS);
  expect(world.story()).toEqual(['posted Warning', 'replied Critical to all', 'edited Critical']);
  expect(rootOf(world)?.text).toContain('¥9.00');
});

/** Does something while Slack takes its time with the edit that `work` leads to. */
async function during(world: DeliveryWorld, work: Promise<void>, act: () => Promise<void>): Promise<void> {
  world.slack.faults.add({ method: 'chat.update', fault: { kind: 'slow', ms: 150, stored: true } });
  await world.slack.waitFor(() => edits(world).length === 1, 2000, 'the edit');
  await Promise.all([work, act()]);
}
