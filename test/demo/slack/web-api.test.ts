import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { clientOf, openSlack, refusalData, refusalOf } from './opened.ts';

describe('who may call what', () => {
  test('auth.test names the team and the bot', async () => {
    const slack = await openSlack({ team: { id: 'T9', name: 'Nine' }, bot: { userId: 'U9BOT', botId: 'B9' } });
    expect(await clientOf(slack).auth.test()).toMatchObject({
      ok: true,
      team_id: 'T9',
      team: 'Nine',
      user_id: 'U9BOT',
      bot_id: 'B9',
    });
  });

  test('api.test needs no token', async () => {
    const slack = await openSlack();
    expect(await clientOf(slack, '').apiCall('api.test', { foo: 'bar' })).toMatchObject({
      ok: true,
      args: { foo: 'bar' },
    });
  });

  test.each([
    ['an unknown token', 'xoxb-wrong', 'invalid_auth'],
    ['no token', '', 'not_authed'],
    ['an app-level token', 'xapp-stand-in', 'not_allowed_token_type'],
  ])('%s is refused', async (_name, token, error) => {
    const slack = await openSlack();
    expect(await refusalOf(clientOf(slack, token).auth.test())).toBe(error);
  });

  test('a bot token cannot open connections', async () => {
    const slack = await openSlack();
    expect(await refusalOf(clientOf(slack).apps.connections.open())).toBe('not_allowed_token_type');
  });

  test('a missing scope is named, with the granted ones in body and headers', async () => {
    const slack = await openSlack({ tokens: { 'xoxb-poor': ['commands', 'users:read'] } });
    const refusal = await refusalData(clientOf(slack, 'xoxb-poor').chat.postMessage({ channel: 'C1', text: 'hi' }));
    expect(refusal).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'commands,users:read' });
    expect(refusal.response_metadata?.scopes).toStrictEqual(['commands', 'users:read']);
  });

  test('a scope that is granted later counts, a revoked token does not', async () => {
    const slack = await openSlack({ tokens: { 'xoxb-1': [] } });
    const client = clientOf(slack, 'xoxb-1');
    slack.tokens.grant('xoxb-1', ['chat:write']);
    expect((await client.chat.postMessage({ channel: 'C1', text: 'hi' })).ok).toBe(true);
    slack.tokens.revoke('xoxb-1');
    expect(await refusalOf(client.auth.test())).toBe('invalid_auth');
  });

  test.each(['chat.shout', 'toString', ''])('the method "%s" is unknown', async (method) => {
    const slack = await openSlack();
    expect(await refusalOf(clientOf(slack).apiCall(method))).toBe('unknown_method');
  });
});

describe('arguments', () => {
  test('come as JSON, too', async () => {
    const slack = await openSlack();
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-stand-in', 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: 'C1', text: 'hi', blocks: [{ type: 'divider' }] }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, channel: 'C1', message: { blocks: [{ type: 'divider' }] } });
  });

  test('a thread_ts that is a number is refused, because a float cannot carry it', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    expect(
      await refusalOf(client.apiCall('chat.postMessage', { channel: 'C1', text: 'hi', thread_ts: 1_700_000_000.1 })),
    ).toBe('invalid_arguments');
  });

  test('a missing argument is refused', async () => {
    const slack = await openSlack();
    expect(await refusalOf(clientOf(slack).apiCall('chat.postMessage', { text: 'hi' }))).toBe('invalid_arguments');
  });
});

describe('rate limits', () => {
  test('a burst of posts to one channel passes, then 429 says when to come back', async () => {
    const slack = await openSlack({ limits: { burst: 2, postsPerSecondPerChannel: 0.5 } });
    const client = clientOf(slack);
    await client.chat.postMessage({ channel: 'C1', text: '1' });
    await client.chat.postMessage({ channel: 'C1', text: '2' });
    const refusal: unknown = await client.chat
      .postMessage({ channel: 'C1', text: '3' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WebAPIRateLimitedError);
    expect(refusal).toMatchObject({ retryAfter: 2 });
    expect((await client.chat.postMessage({ channel: 'U1', text: 'elsewhere' })).ok).toBe(true);
    expect(slack.messages('C1').map((message) => message.text)).toStrictEqual(['1', '2']);
  });

  test('by default ten posts pass at once and the eleventh does not', async () => {
    const slack = await openSlack();
    const client = clientOf(slack);
    const posts = Array.from({ length: 11 }, (_, index) =>
      client.chat.postMessage({ channel: 'C1', text: `${index}` }),
    );
    const outcomes = await Promise.allSettled(posts);
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
  });

  test('updates have their own limit', async () => {
    const slack = await openSlack({ limits: { updateBurst: 1, updatesPerMinute: 30 } });
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: '1' });
    await client.chat.update({ channel: 'C1', ts, text: '2' });
    await expect(client.chat.update({ channel: 'C1', ts, text: '3' })).rejects.toMatchObject({ retryAfter: 2 });
  });

  test('can be switched off', async () => {
    const slack = await openSlack({ limits: false });
    const client = clientOf(slack);
    await Promise.all(Array.from({ length: 12 }, () => client.chat.postMessage({ channel: 'C1', text: 'hi' })));
    expect(slack.messages('C1')).toHaveLength(12);
  });
});

describe('the log of requests', () => {
  test('holds methods, arguments without tokens and outcomes', async () => {
    const slack = await openSlack({ now: () => 5000 });
    await clientOf(slack).chat.postMessage({ channel: 'C1', text: 'hi', token: 'xoxb-stand-in' });
    await refusalOf(clientOf(slack).chat.postMessage({ channel: 'C2', text: 'hi' }));
    await slack.waitFor(({ requests }) => requests.every((one) => one.outcome !== 'pending'), 1000, 'both outcomes');
    expect(slack.requests).toStrictEqual([
      { method: 'chat.postMessage', args: { channel: 'C1', text: 'hi' }, at: 5000, outcome: 'ok', stored: true },
      {
        method: 'chat.postMessage',
        args: { channel: 'C2', text: 'hi' },
        at: 5000,
        outcome: 'channel_not_found',
        stored: false,
      },
    ]);
  });

  test('tells a hook of each phase until it lets go', async () => {
    const slack = await openSlack();
    const seen: string[] = [];
    const stop = slack.onRequest((method, args, phase) => seen.push(`${method} ${String(args['text'])} ${phase}`));
    await clientOf(slack).chat.postMessage({ channel: 'C1', text: 'one' });
    await slack.waitFor(() => seen.length === 3, 1000, 'three phases');
    stop();
    await clientOf(slack).chat.postMessage({ channel: 'C1', text: 'two' });
    expect(seen).toStrictEqual([
      'chat.postMessage one received',
      'chat.postMessage one stored',
      'chat.postMessage one answered',
    ]);
  });
});
