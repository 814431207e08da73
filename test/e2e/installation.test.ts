import { describe, expect, it } from 'vitest';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { loseInstallation } from '../../src/usecases/pause-installation.ts';
import { type DeliveryWorld, OPS, OWNER, T0, WORKSPACE } from './delivery-world.ts';
import { openDelivery } from './open-delivery.ts';

const writes = (world: DeliveryWorld) => world.slack.requests.filter(({ method }) => method.startsWith('chat.'));
const STORY = ['posted Warning', 'edited Resolved', 'replied Critical to all', 'replied Resolved to all'];

/** Fires, escalates and resolves. */
async function play(world: DeliveryWorld): Promise<void> {
  await world.read('45.00');
  await world.read('9.00');
  await world.read('60.00');
  await world.pass(31 * SECOND_MS, 5 * SECOND_MS);
}

describe.each([
  { code: 'invalid_auth', take: (world: DeliveryWorld) => world.slack.tokens.revoke(world.token) },
  {
    code: 'missing_scope',
    take: (world: DeliveryWorld) =>
      world.slack.tokens.grant(
        world.token,
        DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write'),
      ),
  },
])('while Slack answers $code', ({ take }) => {
  it('the workspace pauses, nothing is lost, and it goes on in order when the token works again', async () => {
    const world = await openDelivery();
    take(world);
    await play(world);
    expect(writes(world)).toHaveLength(1);
    expect(await world.store.workspaces.isPaused(WORKSPACE, world.now())).toBe(true);
    world.slack.tokens.grant(world.token, DEFAULT_SCOPES);
    await world.pass(15 * MINUTE_MS, 30 * SECOND_MS);
    expect(world.story()).toEqual(STORY);
    // Nor would it be if the clock were set back.
    expect(await world.store.workspaces.isPaused(WORKSPACE, T0)).toBe(false);
  });

  it('Slack is asked every 15 minutes, however many channels wait', async () => {
    const other = { id: 'C0OTHER000', name: 'other', botIsMember: true };
    const world = await openDelivery({ operatorChannel: other.id, channels: [other] });
    world.slack.archive(OPS);
    await world.read('45.00');
    await world.pass(MINUTE_MS, 20 * SECOND_MS);
    take(world);
    const before = writes(world).length;
    await world.pass(60 * MINUTE_MS, MINUTE_MS);
    expect(writes(world).length - before).toBe(4);
    world.slack.tokens.grant(world.token, DEFAULT_SCOPES);
    world.slack.unarchive(OPS);
    await world.pass(31 * MINUTE_MS, MINUTE_MS);
    expect(world.story()).toEqual(['posted Warning']);
  });
});

it.each(['token_revoked', 'account_inactive', 'not_authed', 'token_expired', 'ekm_access_denied'])(
  '%s is no matter of the channel: nobody is told that it is closed',
  async (error) => {
    const world = await openDelivery({ ownerId: OWNER });
    const added = world.slack.faults.add({ method: '*', times: 99, fault: { kind: 'platform_error', error } });
    await play(world);
    expect(added.hits).toBe(1);
    added.remove();
    await world.pass(15 * MINUTE_MS, 30 * SECOND_MS);
    expect(world.story()).toEqual(STORY);
    expect(world.slack.messages(OWNER)).toEqual([]);
  },
);

it.each(['app_uninstalled', 'token_revoked'])(
  'an event that comes late, after the app was installed again, holds no alert up: %s',
  async (reason) => {
    const world = await openDelivery();
    await loseInstallation(world.rules, WORKSPACE, reason);
    expect(await world.store.workspaces.findPause(WORKSPACE)).toMatchObject({ reason });
    await world.read('45.00');
    expect(world.story()).toEqual(['posted Warning']);
    expect(await world.store.workspaces.findPause(WORKSPACE)).toBeNull();
  },
);

it('an event that is true costs one write until the next try', async () => {
  const world = await openDelivery();
  world.slack.tokens.revoke(world.token);
  await loseInstallation(world.rules, WORKSPACE, 'app_uninstalled');
  await play(world);
  expect(writes(world)).toHaveLength(1);
  world.slack.tokens.grant(world.token, DEFAULT_SCOPES);
  await world.pass(15 * MINUTE_MS, 30 * SECOND_MS);
  expect(world.story()).toEqual(STORY);
});

it('the pause is told to have lasted since it began, however often it was tried', async () => {
  const world = await openDelivery();
  world.slack.tokens.revoke(world.token);
  await world.read('45.00');
  const since = world.now();
  await world.pass(60 * MINUTE_MS, MINUTE_MS);
  expect(await world.store.workspaces.findPause(WORKSPACE)).toMatchObject({ since });
});

it('a start makes an end of the pause', async () => {
  const world = await openDelivery();
  world.slack.tokens.revoke(world.token);
  await world.read('45.00');
  world.slack.tokens.grant(world.token, DEFAULT_SCOPES);
  await world.pass(SECOND_MS);
  expect(world.story()).toEqual([]);
  await world.store.workspaces.setPaused(WORKSPACE, null);
  await world.pass(SECOND_MS);
  expect(world.story()).toEqual(['posted Warning']);
});

it('a message whose answer was lost is still looked for when the token works again', async () => {
  const world = await openDelivery();
  world.slack.faults.add({ method: 'chat.postMessage', fault: { kind: 'dropped', stored: true } });
  await world.read('45.00');
  world.slack.tokens.revoke(world.token);
  await world.pass(5 * MINUTE_MS, 5 * SECOND_MS);
  world.slack.tokens.grant(world.token, DEFAULT_SCOPES);
  await world.pass(20 * MINUTE_MS, 10 * SECOND_MS);
  await world.read('9.00');
  expect(world.story()).toEqual(['posted Warning', 'edited Critical', 'replied Critical to all']);
});
