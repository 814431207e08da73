import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack, refusalData, refusalOf } from './opened.ts';

const CHANNELS = [
  { id: 'C1', name: 'ops', members: ['U1', 'U2'], botIsMember: true },
  { id: 'C2', name: 'open', members: ['U1'], is_ext_shared: true },
  { id: 'G1', name: 'secret', is_private: true, members: ['U1'] },
];

async function withMessages(): Promise<{ slack: SlackStandIn; root: string; last: string }> {
  const slack = await openSlack({ channels: CHANNELS });
  const client = clientOf(slack);
  const metadata = { event_type: 'alert', event_payload: { id: 'n1' } };
  const { ts: root = '' } = await client.chat.postMessage({ channel: 'C1', text: 'root', metadata });
  await client.chat.postMessage({ channel: 'C1', text: 'quiet', thread_ts: root, metadata });
  await client.chat.postMessage({ channel: 'C1', text: 'loud', thread_ts: root, reply_broadcast: true });
  const { ts: last = '' } = await client.chat.postMessage({ channel: 'C1', text: 'last' });
  return { slack, root, last };
}

const texts = (answer: { messages?: readonly { text?: string }[] }) => answer.messages?.map((message) => message.text);

describe('conversations.history', () => {
  test('is newest first, without replies except broadcast ones, and without metadata unless asked', async () => {
    const { slack, root } = await withMessages();
    const client = clientOf(slack);
    const plain = await client.conversations.history({ channel: 'C1' });
    expect(plain.messages).toMatchObject([
      { text: 'last' },
      { text: 'loud', subtype: 'thread_broadcast', thread_ts: root },
      { text: 'root', thread_ts: root, reply_count: 2 },
    ]);
    expect(plain.messages?.some((message) => 'metadata' in message)).toBe(false);
    const full = await client.conversations.history({ channel: 'C1', include_all_metadata: true });
    expect(full.messages?.at(-1)?.metadata).toStrictEqual({ event_type: 'alert', event_payload: { id: 'n1' } });
  });

  test('keeps to a period, with its ends only when inclusive', async () => {
    const { slack, root, last } = await withMessages();
    const client = clientOf(slack);
    expect(texts(await client.conversations.history({ channel: 'C1', oldest: root, latest: last }))).toStrictEqual([
      'loud',
    ]);
    expect(
      texts(await client.conversations.history({ channel: 'C1', oldest: root, latest: last, inclusive: true })),
    ).toStrictEqual(['last', 'loud', 'root']);
  });

  test('is paged by cursor', async () => {
    const { slack } = await withMessages();
    const client = clientOf(slack);
    const first = await client.conversations.history({ channel: 'C1', limit: 2 });
    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'last' }, { text: 'loud' }] });
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(await client.conversations.history({ channel: 'C1', limit: 2, cursor })).toMatchObject({
      has_more: false,
      messages: [{ text: 'root' }],
    });
    expect(await refusalOf(client.conversations.history({ channel: 'C1', cursor: 'x' }))).toBe('invalid_cursor');
  });

  test('does not show deleted messages', async () => {
    const { slack, root } = await withMessages();
    slack.deleteMessage('C1', root);
    expect(texts(await clientOf(slack).conversations.history({ channel: 'C1' }))).not.toContain('root');
  });

  test.each([
    ['C2', 'not_in_channel'],
    ['G1', 'channel_not_found'],
    ['C404', 'channel_not_found'],
  ])('of %s without the bot is refused: %s', async (channel, error) => {
    const slack = await openSlack({ channels: CHANNELS });
    expect(await refusalOf(clientOf(slack).conversations.history({ channel }))).toBe(error);
  });

  test.each([
    ['C1', 'channels:history'],
    ['G1', 'groups:history'],
    ['D1', 'im:history'],
  ])('of %s needs %s', async (channel, needed) => {
    const scopes = ['chat:write', 'channels:history', 'groups:history', 'im:history'].filter(
      (scope) => scope !== needed,
    );
    const slack = await openSlack({ channels: CHANNELS, tokens: { 'xoxb-1': scopes } });
    slack.inviteBot('G1');
    slack.dm('U1');
    const client = clientOf(slack, 'xoxb-1');
    expect(await refusalData(client.conversations.history({ channel }))).toMatchObject({
      error: 'missing_scope',
      needed,
    });
    slack.tokens.grant('xoxb-1', [needed]);
    expect((await client.conversations.history({ channel })).ok).toBe(true);
  });
});

describe('conversations.replies', () => {
  test('gives the root and its replies in order', async () => {
    const { slack, root } = await withMessages();
    const answer = await clientOf(slack).conversations.replies({ channel: 'C1', ts: root, include_all_metadata: true });
    expect(texts(answer)).toStrictEqual(['root', 'quiet', 'loud']);
    expect(answer.messages?.[1]).toMatchObject({ thread_ts: root, metadata: { event_payload: { id: 'n1' } } });
  });

  test('of an unknown or deleted root is refused', async () => {
    const { slack, root } = await withMessages();
    slack.deleteMessage('C1', root);
    expect(await refusalOf(clientOf(slack).conversations.replies({ channel: 'C1', ts: root }))).toBe(
      'thread_not_found',
    );
  });

  test('needs membership', async () => {
    const { slack, root } = await withMessages();
    slack.removeBot('C1');
    expect(await refusalOf(clientOf(slack).conversations.replies({ channel: 'C1', ts: root }))).toBe('not_in_channel');
  });
});

describe('channels', () => {
  test('conversations.info tells what a channel is', async () => {
    const slack = await openSlack({ channels: CHANNELS });
    const client = clientOf(slack);
    expect(await client.conversations.info({ channel: 'C1' })).toMatchObject({
      channel: { id: 'C1', name: 'ops', is_private: false, is_member: true, is_archived: false },
    });
    expect(await client.conversations.info({ channel: 'C2' })).toMatchObject({
      channel: { is_member: false, is_ext_shared: true },
    });
    expect(await refusalOf(client.conversations.info({ channel: 'G1' }))).toBe('channel_not_found');
    expect(await refusalOf(client.conversations.info({ channel: 'C404' }))).toBe('channel_not_found');
  });

  test('of a direct message needs im:read', async () => {
    const slack = await openSlack();
    const channel = slack.dm('U1');
    expect(await refusalData(clientOf(slack).conversations.info({ channel }))).toMatchObject({
      error: 'missing_scope',
      needed: 'im:read',
    });
    slack.tokens.grant('xoxb-im', ['im:read']);
    expect(await clientOf(slack, 'xoxb-im').conversations.info({ channel })).toMatchObject({
      channel: { is_im: true, user: 'U1' },
    });
  });

  test('conversations.members lists people and the bot, page by page', async () => {
    const slack = await openSlack({ channels: CHANNELS });
    const client = clientOf(slack);
    const first = await client.conversations.members({ channel: 'C1', limit: 2 });
    expect(first.members).toStrictEqual(['U1', 'U2']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(await client.conversations.members({ channel: 'C1', limit: 2, cursor })).toMatchObject({
      members: ['U0BOT'],
      response_metadata: { next_cursor: '' },
    });
  });

  test('users.conversations lists what somebody is in and the bot may see, page by page', async () => {
    const slack = await openSlack({
      channels: [
        ...CHANNELS,
        { id: 'C3', name: 'old', members: ['U1'], is_archived: true },
        { id: 'G2', name: 'ours', is_private: true, members: ['U1'], botIsMember: true },
      ],
    });
    const client = clientOf(slack);
    const idsOf = (answer: { channels?: readonly { id?: string }[] }) => answer.channels?.map(({ id }) => id);
    const types = 'public_channel,private_channel';
    expect(idsOf(await client.users.conversations({ user: 'U1' }))).toStrictEqual(['C1', 'C2', 'C3']);
    const args = { user: 'U1', types, exclude_archived: true, limit: 2 };
    const first = await client.users.conversations(args);
    expect(idsOf(first)).toStrictEqual(['C1', 'C2']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.users.conversations({ ...args, cursor });
    expect(second).toMatchObject({
      channels: [{ id: 'G2', is_private: true }],
      response_metadata: { next_cursor: '' },
    });
    expect(idsOf(await client.users.conversations({ types }))).toStrictEqual(['C1', 'G2']);
    expect(await refusalOf(client.users.conversations({ cursor: 'x' }))).toBe('invalid_cursor');
    expect(await refusalOf(client.users.conversations({ types: 'nope' }))).toBe('invalid_types');
    expect(await refusalOf(client.users.conversations({ user: 'U404' }))).toBe('user_not_found');
  });

  test.each([
    ['channels:read', 'groups:read', 'public_channel,private_channel', 'G1'],
    ['groups:read', 'channels:read', 'public_channel', 'C1'],
    ['channels:read', 'groups:read', 'private_channel', 'G1'],
  ])('with %s alone %s is missed', async (granted, needed, types, channel) => {
    const slack = await openSlack({ channels: CHANNELS, tokens: { 'xoxb-1': [granted] } });
    const client = clientOf(slack, 'xoxb-1');
    const missing = { error: 'missing_scope', needed, provided: granted };
    expect(await refusalData(client.users.conversations({ types }))).toMatchObject(missing);
    expect(await refusalData(client.conversations.members({ channel }))).toMatchObject(missing);
  });

  test('conversations.open opens a direct message, with im:write', async () => {
    const slack = await openSlack({ tokens: { 'xoxb-1': ['im:write'], 'xoxb-2': [] } });
    expect(await clientOf(slack, 'xoxb-1').conversations.open({ users: 'U1' })).toMatchObject({
      channel: { id: 'D1' },
    });
    expect(await refusalOf(clientOf(slack, 'xoxb-1').conversations.open({ users: 'U404' }))).toBe('user_not_found');
    expect(await refusalOf(clientOf(slack, 'xoxb-2').conversations.open({ users: 'U1' }))).toBe('missing_scope');
  });
});

describe('people', () => {
  test('users.info tells roles and zone, the locale only when asked', async () => {
    const slack = await openSlack({
      users: [{ id: 'U7', name: 'mei', tz: 'Asia/Shanghai', locale: 'zh-CN', is_restricted: true }],
    });
    const client = clientOf(slack);
    const plain = await client.users.info({ user: 'U7' });
    expect(plain.user).toMatchObject({
      id: 'U7',
      name: 'mei',
      tz: 'Asia/Shanghai',
      is_restricted: true,
      is_admin: false,
      team_id: 'T0STANDIN',
    });
    expect(plain.user).not.toHaveProperty('locale');
    expect((await client.users.info({ user: 'U7', include_locale: true })).user?.locale).toBe('zh-CN');
    expect(await refusalOf(client.users.info({ user: 'U404' }))).toBe('user_not_found');
  });

  test('user groups and their members can be listed', async () => {
    const slack = await openSlack({ userGroups: [{ id: 'S1', name: 'On call', handle: 'oncall', users: ['U1'] }] });
    const client = clientOf(slack);
    const plain = await client.usergroups.list();
    expect(plain.usergroups).toMatchObject([{ id: 'S1', handle: 'oncall', user_count: 1 }]);
    expect(plain.usergroups?.[0]).not.toHaveProperty('users');
    expect((await client.usergroups.list({ include_users: true })).usergroups?.[0]?.users).toStrictEqual(['U1']);
    expect((await client.usergroups.users.list({ usergroup: 'S1' })).users).toStrictEqual(['U1']);
    expect(await refusalOf(client.usergroups.users.list({ usergroup: 'S404' }))).toBe('no_such_subteam');
  });
});
