import type { App, BlockButtonAction } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack } from './opened.ts';
import { openHttpApp, openSocketApp } from './opened-apps.ts';

const COMMAND = '/deepseek-balance';
const button = {
  type: 'button',
  text: { type: 'plain_text', text: 'Snooze' },
  action_id: 'snooze',
  value: 'e1',
} as const;
const withButton = [{ type: 'actions', block_id: 'row', elements: [button] }] as const;

const TRANSPORTS: readonly (readonly [string, (slack: SlackStandIn) => Promise<App>])[] = [
  ['Socket Mode', openSocketApp],
  ['HTTP', openHttpApp],
];

describe.each(TRANSPORTS)('over %s', (_name, openApp) => {
  test('a command reaches the app with everything it needs, and the ack answers privately', async () => {
    const slack = await openSlack();
    const app = await openApp(slack);
    app.command(COMMAND, async ({ ack, command }) => {
      await ack(
        `${command.user_id} ${command.channel_id} ${command.channel_name} ${command.team_id} ${command.api_app_id} ${command.text}`,
      );
    });
    const asked = await slack.command({ user: 'U1', channel: 'C1', text: 'threshold 50 CNY' });
    expect(asked.ack?.payload).toBeDefined();
    expect(asked.failure).toBeNull();
    expect((await asked.answer()).text).toBe('U1 C1 ops T0STANDIN A0BOT threshold 50 CNY');
  });

  test('a bare ack is no answer; respond() answers later, with blocks', async () => {
    const slack = await openSlack();
    const app = await openApp(slack);
    app.command(COMMAND, async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'later', blocks: [{ type: 'divider' }] });
    });
    const asked = await slack.command({ user: 'U1', channel: 'C1' });
    expect(await asked.answer()).toMatchObject({
      text: 'later',
      blocks: [{ type: 'divider' }],
      via: 'response_url',
      user: 'U1',
      channel: 'C1',
    });
    await slack.waitFor(() => asked.responses.length === 1, 1000, 'the use of the response_url');
    expect(asked.responses).toMatchObject([{ payload: { text: 'later' }, outcome: 'ok' }]);
    expect(slack.timeline).toMatchObject([
      { kind: 'command', user: 'U1', text: COMMAND, author: 'alice' },
      { kind: 'private', text: 'later' },
    ]);
  });

  test('a click carries the button, its message and a response_url that can replace it', async () => {
    const slack = await openSlack();
    const app = await openApp(slack);
    app.action<BlockButtonAction>('snooze', async ({ ack, action, body, respond }) => {
      await ack();
      await respond({ replace_original: true, text: `${action.value} ${action.block_id} ${body.user.id}` });
    });
    const { ts = '' } = await clientOf(slack).chat.postMessage({
      channel: 'C1',
      text: 'alert',
      blocks: [...withButton],
    });
    const clicked = await slack.click({ user: 'U2', channel: 'C1', messageTs: ts, actionId: 'snooze' });
    expect(clicked.failure).toBeNull();
    await slack.waitFor(() => slack.messages('C1')[0]?.text === 'e1 row U2', 1000, 'the replaced message');
    expect(slack.timeline).toContainEqual(expect.objectContaining({ kind: 'clicked', label: 'Snooze', author: 'bob' }));
  });

  test('an event reaches the app', async () => {
    const slack = await openSlack();
    const app = await openApp(slack);
    const { promise, resolve } = Promise.withResolvers<string>();
    app.event('app_home_opened', async ({ event }) => resolve(event.user));
    const result = await slack.event('app_home_opened', { user: 'U1', channel: 'D1', tab: 'home' });
    expect(result.kind).toBe('acked');
    expect(await promise).toBe('U1');
  });

  test('a command that is not acknowledged in time is an operation_timeout, and may still be answered', async () => {
    const slack = await openSlack({ ackTimeoutMs: 50 });
    const app = await openApp(slack);
    const { promise, resolve } = Promise.withResolvers<void>();
    app.command(COMMAND, async ({ respond }) => {
      await promise;
      await respond('late');
    });
    const asked = await slack.command({ user: 'U1', channel: 'C1' });
    expect(asked).toMatchObject({ ack: null, failure: 'operation_timeout' });
    resolve();
    expect((await asked.answer()).text).toBe('late');
    expect(slack.timeline).toContainEqual(
      expect.objectContaining({ kind: 'failed', error: 'operation_timeout', user: 'U1' }),
    );
  });
});

test('without any connection a command is a dispatch_failed', async () => {
  const slack = await openSlack();
  const asked = await slack.command({ user: 'U1', channel: 'C1' });
  expect(asked).toMatchObject({ ack: null, failure: 'dispatch_failed' });
  await expect(asked.answer()).rejects.toThrow('Slack answered /deepseek-balance with dispatch_failed.');
});

test('a request that is signed with another secret is turned away', async () => {
  const slack = await openSlack();
  await openHttpApp(slack, 'wrong');
  expect((await slack.command({ user: 'U1', channel: 'C1' })).failure).toBe('dispatch_failed');
  slack.deliverOverHttp({ url: 'http://127.0.0.1:1/', signingSecret: 'x' });
  expect((await slack.command({ user: 'U1', channel: 'C1' })).failure).toBe('dispatch_failed');
});

test('a request URL can be given at the start', async () => {
  const first = await openSlack();
  const slack = await openSlack({ requestUrl: new URL('/nowhere', first.apiUrl).href });
  expect((await slack.command({ user: 'U1', channel: 'C1' })).failure).toBe('dispatch_failed');
});

test('an ack that Slack cannot show fails the command', async () => {
  const slack = await openSlack();
  const app = await openSocketApp(slack);
  app.command(COMMAND, async ({ ack }) => {
    await ack({ text: 'hi', blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] });
  });
  const asked = await slack.command({ user: 'U1', channel: 'C1' });
  expect(asked.failure).toBe('invalid_command_response: invalid_blocks');
  await expect(asked.answer()).rejects.toThrow('invalid_blocks');
});

test('an answer that never comes is named', async () => {
  const slack = await openSlack();
  const app = await openSocketApp(slack);
  app.command(COMMAND, async ({ ack }) => {
    await ack();
  });
  const asked = await slack.command({ user: 'U1', channel: 'C1', text: 'rules' });
  await expect(asked.answer(20)).rejects.toThrow(
    'Waited 20 ms in vain for a private answer to /deepseek-balance rules.',
  );
});

test.each([
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['notify <@U1|alice> if x>1', 'notify <@U1|alice> if x&gt;1'],
  [
    '<!subteam^S1|@oncall> <#C1|> <https://a.example/?a=1&b=2>',
    '<!subteam^S1|@oncall> <#C1|> <https://a.example/?a=1&b=2>',
  ],
])('the text %s arrives as %s', async (typed, arrives) => {
  const slack = await openSlack();
  const app = await openSocketApp(slack);
  const { promise, resolve } = Promise.withResolvers<string>();
  app.command(COMMAND, async ({ ack, command }) => {
    resolve(command.text);
    await ack();
  });
  await slack.command({ user: 'U1', channel: 'C1', text: typed });
  expect(await promise).toBe(arrives);
});

test('in private places a command does not tell the channel its name', async () => {
  const slack = await openSlack({ channels: [{ id: 'G1', name: 'secret', is_private: true }] });
  const app = await openSocketApp(slack);
  app.command(COMMAND, async ({ ack, command }) => {
    await ack(command.channel_name);
  });
  expect((await (await slack.command({ user: 'U1', channel: 'G1' })).answer()).text).toBe('privategroup');
  expect((await (await slack.command({ user: 'U1', channel: slack.dm('U1') })).answer()).text).toBe('directmessage');
});

test('a mistake of the test is loud', async () => {
  const slack = await openSlack();
  await expect(slack.command({ user: 'U404', channel: 'C1' })).rejects.toThrow('no user U404');
  await expect(slack.command({ user: 'U1', channel: 'C404' })).rejects.toThrow('no channel C404');
  await expect(slack.click({ user: 'U1', channel: 'C1', messageTs: '1.000000', actionId: 'x' })).rejects.toThrow(
    'has no element x',
  );
  expect(() => slack.deleteMessage('C1', '1.000000')).toThrow('no message 1.000000');
});
