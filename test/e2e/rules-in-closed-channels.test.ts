import { describe, expect, it } from 'vitest';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { removeRules } from '../../src/usecases/edit-rule.ts';
import { setThreshold } from '../../src/usecases/set-rule.ts';
import { ASKER, answerText, OPERATOR, OPERATOR_CHANNEL, passTry, setRule, textsIn } from './closed-channel.ts';
import { ALICE, type DeliveryOptions, OPS, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

/** A threshold without any options. */
const AS_TYPED = { unit: 'money', windowMs: null, severity: null, mention: null, accountId: null } as const;

const NO_PUBLIC = DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write.public');

describe('a rule set where the bot cannot post', () => {
  const closed: DeliveryOptions = {
    tiers: null,
    scopes: NO_PUBLIC,
    ops: { botIsMember: false },
    operatorChannel: OPERATOR,
    channels: [OPERATOR_CHANNEL],
  };

  it('is forgotten with its notice, and the private answer alone says how to invite the bot', async () => {
    const world = await openDelivery(closed);
    await world.read('60.00');
    const answer = await setRule(world, 50);
    expect(answer).toContain('/invite');
    expect(await world.store.rules.list(WORKSPACE, OPS)).toEqual([]);
    expect(await world.store.outbox.listOpen(WORKSPACE, OPS)).toEqual([]);
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(textsIn(world, ALICE)).toEqual([]);
    // No rule of anybody is affected: there is nothing to report.
    expect(textsIn(world, OPERATOR)).toEqual([]);
  });

  it('works at once after the invitation', async () => {
    const world = await openDelivery(closed);
    await world.read('60.00');
    await setRule(world, 50);
    world.slack.inviteBot(OPS);
    expect(await setRule(world, 50)).toContain('✅ Set');
    await world.read('45.00');
    expect(world.story().slice(-1)).toEqual(['posted Warning']);
  });

  it('is answered by a direct message when the process dies before its private answer', async () => {
    const world = await openDelivery(closed);
    await world.read('60.00');
    const { outbox } = world.store;
    const died = {
      ...world.rules,
      store: { ...world.store, outbox: { ...outbox, find: () => Promise.reject(new Error('killed')) } },
    };
    const wish = { micros: 50_000_000, currency: 'CNY', ...AS_TYPED };
    await expect(setThreshold(died, ASKER, wish)).rejects.toThrow('killed');
    expect(textsIn(world, ALICE)).toEqual([]);
    await world.pass(6 * SECOND_MS);
    expect(textsIn(world, ALICE)).toHaveLength(1);
    expect(textsIn(world, ALICE)[0]).toContain(`Nothing was set in <#${OPS}>`);
  });

  it('is answered by a direct message when Slack said so after the private answer', async () => {
    const world = await openDelivery(closed);
    await world.read('60.00');
    await world.slack.outage('refuse');
    expect(await setRule(world, 50)).toContain('Not active yet');
    await world.slack.outage(null);
    await world.pass(MINUTE_MS, 5 * SECOND_MS);
    expect(textsIn(world, ALICE)).toHaveLength(1);
    expect(textsIn(world, ALICE)[0]).toContain(`Nothing was set in <#${OPS}>`);
    expect(textsIn(world, ALICE)[0]).toContain('/invite');
    expect(await world.store.rules.list(WORKSPACE, OPS)).toEqual([]);
  });
});

it('a rule removed in a closed channel is gone at once, and the episode it ends is told later', async () => {
  const world = await openDelivery({ tiers: null });
  await world.read('60.00');
  await setRule(world, 50);
  await world.read('45.00');
  world.slack.archive(OPS);
  const answer = await removeRules(world.rules, ASKER, { by: 'all', confirmed: true });
  expect(answerText(answer)).toContain('Removed');
  expect(await world.store.rules.list(WORKSPACE, OPS)).toEqual([]);
  expect(await world.store.episodes.listOpen(WORKSPACE, {})).toEqual([]);
  world.slack.unarchive(OPS);
  await passTry(world);
  expect(
    world
      .story()
      .slice(-3)
      .map((entry) => entry.split(' ')[0]),
  ).toEqual(['posted', 'edited', 'replied']);
});
