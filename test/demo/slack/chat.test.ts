import { describe, expect, test } from 'vitest';
import { clientOf, openSlack, refusalData, refusalOf } from './opened.ts';

const divider = { type: 'divider' } as const;
const sectionOf = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;

const CHANNELS = [
  { id: 'C1', name: 'ops', members: ['U1'], botIsMember: true },
  { id: 'C2', name: 'open', members: ['U1'] },
  { id: 'G1', name: 'secret', is_private: true, members: ['U1'] },
  { id: 'C9', name: 'old', is_archived: true, botIsMember: true },
];

describe('chat.postMessage', () => {
  test('stores a message under an exact, increasing stamp and answers with it', async () => {
    const slack = await openSlack({ now: () => Date.UTC(2026, 10, 21, 14, 5) });
    const client = clientOf(slack);
    const metadata = { event_type: 'alert', event_payload: { id: 'n1' } };
    const first = await client.chat.postMessage({ channel: 'C1', text: 'hi', blocks: [divider], metadata });
    const second = await client.chat.postMessage({ channel: 'C1', text: 'again' });
    expect(first).toMatchObject({
      ok: true,
      channel: 'C1',
      ts: '1795269900.000000',
      message: { text: 'hi', bot_id: 'B0BOT', metadata },
    });
    expect(second.ts).toBe('1795269900.000001');
    expect(slack.messages('C1')).toMatchObject([
      {
        text: 'hi',
        blocks: [divider],
        metadata,
        user: 'U0BOT',
        botId: 'B0BOT',
        threadTs: null,
        replies: [],
        edits: [],
      },
      { text: 'again' },
    ]);
  });

  test('to a user opens the direct message and says its id', async () => {
    const slack = await openSlack();
    const { channel } = await clientOf(slack).chat.postMessage({ channel: 'U2', text: 'hi' });
    expect(channel).toBe('D2');
    expect(slack.messages('U2')).toStrictEqual(slack.messages('D2'));
    expect(slack.messages('U2')).toHaveLength(1);
  });

  test.each([
    ['a channel that does not exist', 'C404', 'channel_not_found'],
    ['a private channel without the bot', 'G1', 'channel_not_found'],
    ['an archived channel', 'C9', 'is_archived'],
    ['someone unknown', 'U404', 'channel_not_found'],
  ])('to %s is refused', async (_name, channel, error) => {
    const slack = await openSlack({ channels: CHANNELS });
    expect(await refusalOf(clientOf(slack).chat.postMessage({ channel, text: 'hi' }))).toBe(error);
  });

  test('to a public channel without the bot needs chat:write.public', async () => {
    const slack = await openSlack({
      channels: CHANNELS,
      tokens: { 'xoxb-all': ['chat:write', 'chat:write.public'], 'xoxb-poor': ['chat:write'] },
    });
    expect((await clientOf(slack, 'xoxb-all').chat.postMessage({ channel: 'C2', text: 'hi' })).ok).toBe(true);
    expect(await refusalOf(clientOf(slack, 'xoxb-poor').chat.postMessage({ channel: 'C2', text: 'hi' }))).toBe(
      'not_in_channel',
    );
  });

  test('follows what happens to a channel', async () => {
    const slack = await openSlack({ channels: CHANNELS });
    const post = (channel: string) => clientOf(slack).chat.postMessage({ channel, text: 'hi' });
    slack.inviteBot('G1');
    expect((await post('G1')).ok).toBe(true);
    slack.removeBot('G1');
    expect(await refusalOf(post('G1'))).toBe('channel_not_found');
    slack.archive('C1');
    expect(await refusalOf(post('C1'))).toBe('is_archived');
    slack.unarchive('C1');
    expect((await post('C1')).ok).toBe(true);
  });

  test.each([
    ['neither text nor blocks', {}, 'no_text'],
    ['an empty text', { text: '' }, 'no_text'],
    ['40,001 characters', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [
      'blocks with too much text in all',
      { text: 'hi', blocks: Array.from({ length: 5 }, () => sectionOf('x'.repeat(2700))) },
      'msg_blocks_too_long',
    ],
    ['blocks that are no list', { text: 'hi', blocks: 'oops' }, 'invalid_blocks_format'],
    ['metadata without payload', { text: 'hi', metadata: { event_type: 'a' } }, 'invalid_metadata_format'],
    ['metadata without type', { text: 'hi', metadata: { event_payload: {} } }, 'invalid_metadata_format'],
    ['markdown beside text', { text: 'hi', markdown_text: 'hi' }, 'markdown_text_conflict'],
    ['101 attachments', { text: 'hi', attachments: Array.from({ length: 101 }, () => ({})) }, 'too_many_attachments'],
  ])('with %s is refused', async (_name, content, error) => {
    const slack = await openSlack();
    expect(await refusalOf(clientOf(slack).apiCall('chat.postMessage', { channel: 'C1', ...content }))).toBe(error);
    expect(slack.messages('C1')).toHaveLength(0);
  });

  test('with invalid blocks says where', async () => {
    const slack = await openSlack();
    const blocks = Array.from({ length: 51 }, () => divider);
    const refusal = await refusalData(clientOf(slack).chat.postMessage({ channel: 'C1', text: 'hi', blocks }));
    expect(refusal.error).toBe('invalid_blocks');
    expect(refusal.response_metadata?.messages).toStrictEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });
});

describe('threads', () => {
  test('a reply stands below its root, a broadcast one is marked', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts: root = '' } = await client.chat.postMessage({ channel: 'C1', text: 'root' });
    const quiet = await client.chat.postMessage({ channel: 'C1', text: 'quiet', thread_ts: root });
    await client.chat.postMessage({ channel: 'C1', text: 'loud', thread_ts: root, reply_broadcast: true });
    expect(quiet.message?.thread_ts).toBe(root);
    expect(slack.messages('C1')).toMatchObject([
      {
        text: 'root',
        replies: [
          { text: 'quiet', broadcast: false },
          { text: 'loud', broadcast: true },
        ],
      },
    ]);
  });

  test.each(['deleted', 'unknown'])('a reply to a %s root lands un-threaded in the channel', async (state) => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts: root = '' } = await client.chat.postMessage({ channel: 'C1', text: 'root' });
    if (state === 'deleted') slack.deleteMessage('C1', root);
    const threadTs = state === 'deleted' ? root : '1000000000.000001';
    const { message } = await client.chat.postMessage({
      channel: 'C1',
      text: 'orphan',
      thread_ts: threadTs,
      reply_broadcast: true,
    });
    expect(message).not.toHaveProperty('thread_ts');
    expect(slack.messages('C1').at(-1)).toMatchObject({ text: 'orphan', threadTs: null, broadcast: false });
  });

  test('a reply to a reply is refused', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts: root = '' } = await client.chat.postMessage({ channel: 'C1', text: 'root' });
    const { ts: reply = '' } = await client.chat.postMessage({ channel: 'C1', text: 'reply', thread_ts: root });
    expect(await refusalOf(client.chat.postMessage({ channel: 'C1', text: 'x', thread_ts: reply }))).toBe(
      'cannot_reply_to_message',
    );
  });
});

describe('chat.update and chat.delete', () => {
  test('an edit replaces the content, keeps the former one and the metadata', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const metadata = { event_type: 'alert', event_payload: { id: 'n1' } };
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one', blocks: [divider], metadata });
    const answer = await client.chat.update({ channel: 'C1', ts, text: 'two' });
    expect(answer).toMatchObject({ ok: true, channel: 'C1', ts, text: 'two' });
    expect(slack.messages('C1')).toMatchObject([
      { text: 'two', blocks: [], metadata, edits: [{ text: 'one', blocks: [divider] }] },
    ]);
  });

  test('checks its content as a post does', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one' });
    expect(await refusalOf(client.chat.update({ channel: 'C1', ts, text: '' }))).toBe('no_text');
  });

  test('only own messages can be changed', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts } = slack.say({ user: 'U1', channel: 'C1', text: 'mine' });
    expect(await refusalOf(client.chat.update({ channel: 'C1', ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusalOf(client.chat.delete({ channel: 'C1', ts }))).toBe('cant_delete_message');
  });

  test('a deleted message is not found', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one' });
    expect((await client.chat.delete({ channel: 'C1', ts })).ts).toBe(ts);
    expect(slack.messages('C1')).toStrictEqual([]);
    expect(await refusalOf(client.chat.update({ channel: 'C1', ts, text: 'two' }))).toBe('message_not_found');
    expect(await refusalOf(client.chat.delete({ channel: 'C1', ts }))).toBe('message_not_found');
  });

  test('an edit by user id, in an archived channel or when editing is forbidden is refused', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'U1', text: 'one' });
    expect(await refusalOf(client.chat.update({ channel: 'U1', ts, text: 'two' }))).toBe('channel_not_found');
    slack.forbidEditing(true);
    expect(await refusalOf(client.chat.update({ channel: 'D1', ts, text: 'two' }))).toBe('edit_window_closed');
    slack.forbidEditing(false);
    slack.archive('D1');
    expect(await refusalOf(client.chat.update({ channel: 'D1', ts, text: 'two' }))).toBe('is_archived');
  });
});

describe('chat.postEphemeral', () => {
  test('shows a message to one person and leaves no trace in the channel', async () => {
    const slack = await openSlack();
    const { message_ts: ts } = await clientOf(slack).chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
    expect(slack.messages('C1')).toStrictEqual([]);
    expect(slack.timeline).toMatchObject([
      { kind: 'private', via: 'chat.postEphemeral', user: 'U1', ts, text: 'psst' },
    ]);
  });

  test('needs the person in the channel, and something to say', async () => {
    const slack = await openSlack({ channels: CHANNELS });
    const client = clientOf(slack);
    expect(await refusalOf(client.chat.postEphemeral({ channel: 'C1', user: 'U2', text: 'psst' }))).toBe(
      'user_not_in_channel',
    );
    expect(await refusalOf(client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: '' }))).toBe('no_text');
  });
});
