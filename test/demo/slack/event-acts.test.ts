import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack, refusalOf } from './opened.ts';
import { openHttpApp, openSocketApp } from './opened-apps.ts';

const CHANNELS = [
  { id: 'C1', name: 'ops', members: ['U1', 'U2'], botIsMember: true },
  { id: 'C2', name: 'open', members: ['U1'] },
  { id: 'G1', name: 'ours', is_private: true, members: ['U1'], botIsMember: true },
  { id: 'G2', name: 'secret', is_private: true, members: ['U1'] },
];

type Acts = SlackStandIn['withEvent'];
type Act = readonly [name: string, act: (acts: Acts) => Promise<unknown>, event: Readonly<Record<string, unknown>>];

const ACTS: readonly Act[] = [
  ['archived', (acts) => acts.archive('C1'), { type: 'channel_archive', channel: 'C1', user: 'U1' }],
  ['archived by U2', (acts) => acts.archive('G1', 'U2'), { type: 'group_archive', channel: 'G1', user: 'U2' }],
  ['unarchived', (acts) => acts.unarchive('C1'), { type: 'channel_unarchive', channel: 'C1', user: 'U1' }],
  ['a private one unarchived', (acts) => acts.unarchive('G1'), { type: 'group_unarchive', actor_id: 'U1' }],
  ['deleted', (acts) => acts.deleteChannel('C2'), { type: 'channel_deleted', channel: 'C2' }],
  ['a private one deleted', (acts) => acts.deleteChannel('G1'), { type: 'group_deleted', channel: 'G1' }],
  ['left', (acts) => acts.removeBot('C1'), { type: 'channel_left', channel: 'C1', actor_id: 'U1' }],
  ['a private one left', (acts) => acts.removeBot('G1'), { type: 'group_left', channel: 'G1' }],
  ['renamed', (acts) => acts.rename('C1', 'new'), { type: 'channel_rename', channel: { id: 'C1', name: 'new' } }],
  ['a private one renamed', (acts) => acts.rename('G1', 'new'), { type: 'group_rename' }],
  ['made private', (acts) => acts.makePrivate('C1'), { type: 'message', subtype: 'channel_convert_to_private' }],
  [
    'joined',
    (acts) => acts.inviteBot('C2', 'U2'),
    { type: 'member_joined_channel', user: 'U0BOT', channel: 'C2', channel_type: 'C', inviter: 'U2' },
  ],
  ['a private one joined', (acts) => acts.inviteBot('G2'), { type: 'member_joined_channel', channel_type: 'G' }],
  ['uninstalled', (acts) => acts.uninstall(), { type: 'app_uninstalled' }],
  ['revoked', (acts) => acts.revokeTokens(), { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }],
  ['deactivated', (acts) => acts.deactivate('U2'), { type: 'user_change', user: { id: 'U2', deleted: true } }],
];

async function eventsSeenBy(open: (slack: SlackStandIn) => Promise<App>) {
  const slack = await openSlack({ channels: CHANNELS });
  const app = await open(slack);
  // Bolt asks this on its own, and nobody catches its failure.
  await slack.waitFor(({ requests }) => requests.some(({ outcome }) => outcome === 'ok'), 1000, 'auth.test');
  const seen: unknown[] = [];
  app.use(async ({ payload, next }) => {
    seen.push(payload);
    await next();
  });
  return { slack, seen };
}

describe.each([
  ['Socket Mode', openSocketApp],
  ['HTTP', openHttpApp],
])('over %s the app is told of what was', (_name, open) => {
  test.each(ACTS)('%s', async (_act, act, event) => {
    const { slack, seen } = await eventsSeenBy(open);
    expect(await act(slack.withEvent)).toMatchObject({ kind: 'acked' });
    expect(seen).toMatchObject([event]);
  });
});

test.each<[string, (acts: Acts) => Promise<unknown>]>([
  ['what happens where it is not', (acts) => acts.archive('G2')],
  ['leaving where it is not', (acts) => acts.removeBot('C2')],
  ['making private what is', (acts) => acts.makePrivate('G1')],
  ['a channel that vanishes from its sight', (acts) => acts.makePrivate('C2')],
  ['somebody unknown', (acts) => acts.deactivate('U404')],
])('the bot is not told of %s', async (_name, act) => {
  const slack = await openSlack({ channels: CHANNELS });
  await expect(act(slack.withEvent)).rejects.toThrow(RangeError);
});

test('the acts change what the Web API answers', async () => {
  const slack = await openSlack({ channels: CHANNELS });
  const client = clientOf(slack);
  const write = (channel: string) => client.chat.postMessage({ channel, text: 'a' });
  slack.deleteChannel('C1');
  expect(await refusalOf(write('C1'))).toBe('channel_not_found');
  slack.makePrivate('C2');
  expect(await refusalOf(write('C2'))).toBe('channel_not_found');
  slack.rename('G1', 'new');
  expect(await client.conversations.info({ channel: 'G1' })).toMatchObject({ channel: { name: 'new' } });
  slack.deactivate('U2');
  expect(await client.users.info({ user: 'U2' })).toMatchObject({ user: { deleted: true } });
  slack.uninstall();
  expect(await refusalOf(write('G1'))).toBe('account_inactive');
  slack.revokeTokens();
  expect(await refusalOf(client.auth.test())).toBe('token_revoked');
  slack.tokens.grant('xoxb-stand-in', ['chat:write']);
  expect((await write('G1')).ok).toBe(true);
});
