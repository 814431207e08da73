import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { EVENTS } from '../../src/listeners/events/event-table.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { createChannels, startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, WAIT_MS, type World } from './world.ts';

const CLOSING = [
  { event: 'channel_archive', why: 'is archived' },
  { event: 'group_archive', why: 'is archived' },
  { event: 'channel_deleted', why: 'it was deleted' },
  { event: 'group_deleted', why: 'it was deleted' },
  { event: 'group_left', why: 'I am not a member' },
];
const OPENING = ['channel_unarchive', 'group_unarchive', 'member_joined_channel'];
const INSTALLATION = [
  { event: 'app_uninstalled', fields: {}, reason: 'app_uninstalled' },
  { event: 'tokens_revoked', fields: { tokens: { oauth: [], bot: ['U0BOT'] } }, reason: 'token_revoked' },
];

describe.each([
  { transport: 'a socket', start: (world: World) => startOverSocket(world) },
  { transport: 'HTTP', start: (world: World) => startOverHttp(world) },
])('over $transport, Slack tells that', ({ start }) => {
  let world: World;
  let store: Store;
  let addChannel: ReturnType<typeof createChannels>;
  beforeAll(async () => {
    world = await createWorld();
    world.deepseek.set(world.key, { wallets: { CNY: { granted: '0.00', toppedUp: '60.00' } } });
    await start(world);
    store = await openStore(parseConfig(world.env, () => '').databaseUrl.path);
    addChannel = createChannels(world);
  });
  afterAll(async () => {
    await store.close();
    await world.close();
  });

  const setRule = async (): Promise<string> => {
    const channel = addChannel();
    expect(await world.type('threshold 50 CNY', { channel })).toContain('#1');
    return channel;
  };
  const told = (channel: string) => world.slack.messages(ALICE).filter(({ text }) => text.includes(`<#${channel}>`));
  const isTold = (channel: string) =>
    world.slack.waitFor(() => told(channel).length > 0, WAIT_MS, 'the direct message to who set the rule');
  const pauseOf = async (channel: string) => (await store.channels.find('self', channel))?.paused ?? null;

  it.each(CLOSING)('$event: who set the rules is told at once, and once', async ({ event, why }) => {
    const channel = await setRule();
    expect(await world.slack.event(event, { channel, event_ts: '1700000000.000100' })).toMatchObject({ kind: 'acked' });
    // As old as that, it was told after a message that Slack took: it closes nothing.
    expect(await pauseOf(channel)).toBeNull();
    await world.slack.event(event, { channel });
    await isTold(channel);
    await world.slack.event(event, { channel });
    expect(told(channel).map(({ text }) => text)).toEqual([expect.stringContaining(why)]);
    expect(await pauseOf(channel)).not.toBeNull();
  });

  it.each(OPENING)('%s: what waited is told at once', async (event) => {
    const channel = await setRule();
    world.slack.archive(channel);
    await world.slack.event('channel_archive', { channel });
    await isTold(channel);
    // The notice of the removal waits; by itself the channel would be tried in 15 minutes.
    await world.type('remove 1', { channel });
    expect((await pauseOf(channel))?.nextTryAt).toBeGreaterThan(Date.now() + WAIT_MS);
    world.slack.unarchive(channel);
    await world.slack.event(event, { channel, user: world.slack.workspace.bot.userId });
    await world.slack.waitFor(() => world.roots(channel)[1]?.text.includes('removed'), WAIT_MS, 'the notice');
    await expect.poll(() => pauseOf(channel), { timeout: WAIT_MS }).toBeNull();
  });

  it.each(INSTALLATION)('$event: the workspace pauses and the bot lives on', async ({ event, fields, reason }) => {
    expect(await world.slack.event(event, fields)).toMatchObject({ kind: 'acked' });
    await expect.poll(() => store.workspaces.findPause('self'), { timeout: WAIT_MS }).toMatchObject({ reason });
    expect(await world.type('version')).toContain('deepseek-balance-bot 0.0.0-test');
    await store.workspaces.setPaused('self', null);
  });

  it('the tokens of people were revoked: nothing pauses', async () => {
    const tokens = { oauth: [ALICE], bot: [] };
    expect(await world.slack.event('tokens_revoked', { tokens })).toMatchObject({ kind: 'acked' });
    await world.slack.event('tokens_revoked', { tokens: { oauth: [ALICE] } });
    await world.type('version');
    expect(await store.workspaces.findPause('self')).toBeNull();
  });

  it('somebody else joined a closed channel: that is no reason to try it', async () => {
    const channel = await setRule();
    world.slack.archive(channel);
    await world.slack.event('channel_archive', { channel });
    await isTold(channel);
    await world.slack.event('member_joined_channel', { channel, user: ALICE });
    await world.type('version');
    expect(await pauseOf(channel)).not.toBeNull();
    // Nothing waits: an invitation is believed.
    await world.slack.event('member_joined_channel', { channel, user: world.slack.workspace.bot.userId });
    await expect.poll(() => pauseOf(channel), { timeout: WAIT_MS }).toBeNull();
  });

  it('the bot left a public channel: it may post there all the same, so alerts go on', async () => {
    const channel = await setRule();
    world.slack.removeBot(channel);
    expect(await world.slack.event('channel_left', { channel })).toMatchObject({ kind: 'acked' });
    expect(await world.type('test', { channel })).toContain('The test alert is in this channel');
    expect(told(channel)).toEqual([]);
  });

  it('something about a channel that nobody uses: nothing is stored', async () => {
    for (const event of Object.keys(EVENTS).filter((name) => /^(channel|group)_/.test(name))) {
      expect(await world.slack.event(event, { channel: 'C0NOBODY00' })).toMatchObject({ kind: 'acked' });
    }
    await world.type('version');
    expect(await store.channels.find('self', 'C0NOBODY00')).toBeUndefined();
  });

  it('something that nobody listens to, or that is no event: it is acknowledged and nothing breaks', async () => {
    const channel = await setRule();
    for (const name of ['channel_rename', 'channel_id_changed', 'user_change', 'channel_convert_to_private']) {
      expect(await world.slack.event(name, { channel: { id: channel } })).toMatchObject({ kind: 'acked' });
    }
    expect(await world.slack.event('channel_archive', { channel: { id: channel } })).toMatchObject({ kind: 'acked' });
    expect(await world.type('version')).toContain('deepseek-balance-bot 0.0.0-test');
    expect(await pauseOf(channel)).toBeNull();
  });
});
