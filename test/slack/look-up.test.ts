import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/demo/slack/faults.ts';
import { DEFAULT_BOT_TOKEN, DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { openSlackClient } from './slack-client.ts';

const T0 = Date.UTC(2026, 10, 21, 9);
const CHANNEL = 'C1';
const MESSAGE = { text: 'hello', blocks: [] };

async function open(options: Parameters<typeof openSlackClient>[0] = {}) {
  let time = T0;
  const { slack, client } = await openSlackClient({ ...options, now: () => time });
  const messenger = createMessenger(client);
  const say = async (id: string, threadTs: string | null = null, broadcast = false) => {
    const write = { destination: CHANNEL, message: MESSAGE, notificationId: id, threadTs, broadcast };
    const outcome = await messenger.post(write);
    if (outcome.kind !== 'sent') throw new RangeError(`not sent: ${outcome.kind}`);
    return outcome.ts;
  };
  const look = (id: string, threadTs: string | null = null, since = T0) =>
    messenger.lookUp({ destination: CHANNEL, notificationId: id, threadTs, since });
  const chatter = (count: number, threadTs?: string): void => {
    for (let index = 0; index < count; index += 1)
      slack.say({ user: 'U1', channel: CHANNEL, text: `${index}`, ...(threadTs !== undefined && { threadTs }) });
  };
  return {
    slack,
    messenger,
    say,
    look,
    chatter,
    pass: (ms: number) => {
      time += ms;
    },
    asked: () => slack.requests.filter(({ method }) => method.startsWith('conversations.')),
  };
}

describe('a post', () => {
  test('is found in the history by the id in its metadata, not by its text', async () => {
    const { say, look } = await open();
    await say('episode:1');
    const ts = await say('episode:2');
    await say('episode:3');
    expect(await look('episode:2')).toEqual({ kind: 'found', ts, threaded: false });
    expect(await look('episode:4')).toEqual({ kind: 'absent' });
  });

  test('is found behind pages of what others said since', async () => {
    const { say, look, chatter, asked } = await open();
    const ts = await say('episode:1');
    chatter(450);
    expect(await look('episode:1')).toEqual({ kind: 'found', ts, threaded: false });
    expect(asked()).toHaveLength(3);
  });

  test('is given up for lost behind more than ten pages, because nobody can tell', async () => {
    const { say, look, chatter, asked } = await open();
    await say('episode:1');
    chatter(2100);
    expect(await look('episode:1')).toEqual({ kind: 'not_allowed', reason: 'too many messages to look through' });
    expect(asked()).toHaveLength(10);
  });

  test('is looked for from an hour before its first attempt, because our clock may be ahead of Slack’s', async () => {
    const { say, look, pass } = await open();
    const ts = await say('episode:1');
    pass(10 * SECOND_MS);
    expect(await look('episode:1', null, T0 + HOUR_MS - SECOND_MS)).toMatchObject({ kind: 'found', ts });
    expect(await look('episode:1', null, T0 + HOUR_MS + SECOND_MS)).toEqual({ kind: 'absent' });
  });
});

describe('a reply', () => {
  test('is found among the replies of its root, where history has none', async () => {
    const { say, look, asked } = await open();
    const root = await say('episode:1');
    const ts = await say('episode:1:reply', root);
    expect(await look('episode:1:reply', root)).toEqual({ kind: 'found', ts, threaded: true });
    expect(await look('episode:1:reply')).toEqual({ kind: 'absent' });
    expect(asked().map(({ method }) => method)).toEqual(['conversations.replies', 'conversations.history']);
  });

  test('is found whatever our clock says', async () => {
    const { say, look } = await open();
    const root = await say('episode:1');
    const ts = await say('episode:1:reply', root);
    expect(await look('episode:1:reply', root, T0 + DAY_MS)).toMatchObject({ kind: 'found', ts });
  });

  test('that is also shown in the channel is found as a reply', async () => {
    const { say, look } = await open();
    const root = await say('episode:1');
    const ts = await say('episode:1:reply', root, true);
    expect(await look('episode:1:reply', root)).toEqual({ kind: 'found', ts, threaded: true });
  });

  test('is found behind pages of other replies', async () => {
    const { say, look, chatter } = await open();
    const root = await say('episode:1');
    chatter(450, root);
    const ts = await say('episode:1:reply', root);
    expect(await look('episode:1:reply', root)).toEqual({ kind: 'found', ts, threaded: true });
  });

  test('to a message that was deleted is found in the channel, un-threaded', async () => {
    const { slack, say, look } = await open();
    const root = await say('episode:1');
    slack.deleteMessage(CHANNEL, root);
    expect(await look('episode:1:reply', root)).toEqual({ kind: 'absent' });
    const ts = await say('episode:1:reply', root);
    expect(await look('episode:1:reply', root)).toEqual({ kind: 'found', ts, threaded: false });
  });
});

describe('a look', () => {
  test('into a direct message is not possible before Slack has named it', async () => {
    const { messenger, asked } = await open();
    const question = { destination: 'U1', notificationId: 'x', threadTs: null, since: T0 };
    expect(await messenger.lookUp(question)).toMatchObject({ kind: 'not_allowed' });
    expect(asked()).toEqual([]);
  });

  test('without the scope is not allowed', async () => {
    const { slack, look } = await open();
    slack.tokens.grant(
      DEFAULT_BOT_TOKEN,
      DEFAULT_SCOPES.filter((scope) => !scope.endsWith(':history')),
    );
    expect(await look('x')).toEqual({ kind: 'not_allowed', reason: 'missing_scope' });
  });

  test('without the membership is not allowed, although posting may be', async () => {
    const { slack, look } = await open();
    slack.removeBot(CHANNEL);
    expect(await look('x')).toEqual({ kind: 'not_allowed', reason: 'not_in_channel' });
  });

  test('without an installation says nothing about the message', async () => {
    const { slack, look } = await open();
    slack.faults.add({
      method: 'conversations.history',
      fault: { kind: 'platform_error', error: 'invalid_auth' },
    });
    expect(await look('x')).toEqual({ kind: 'installation_gone', reason: 'invalid_auth' });
  });

  test.each(['no_permission', 'a_code_of_tomorrow'])(
    'that Slack refuses with %s cannot tell, now or later',
    async (error) => {
      const { slack, look } = await open();
      slack.faults.add({ method: 'conversations.history', fault: { kind: 'platform_error', error } });
      expect(await look('x')).toEqual({ kind: 'not_allowed', reason: error });
    },
  );

  test.each<[string, Fault, object]>([
    ['429', { kind: 'rate_limited', retryAfter: 5 }, { reason: 'rate_limited', retryAfterMs: 5000 }],
    ['500', { kind: 'http_error', status: 500, stored: false }, { reason: 'HTTP 500', retryAfterMs: null }],
    ['a page', { kind: 'html_200' }, { reason: 'an answer that is not from Slack', retryAfterMs: null }],
    [
      'a code that passes',
      { kind: 'platform_error', error: 'team_added_to_org' },
      { reason: 'team_added_to_org', retryAfterMs: null },
    ],
  ])('that Slack answers with %s is unanswered, and says nothing about the message', async (_, fault, unanswered) => {
    const { slack, say, look } = await open();
    await say('episode:1');
    slack.faults.add({ method: 'conversations.history', fault });
    expect(await look('episode:1')).toEqual({ kind: 'unanswered', ...unanswered });
  });
});
