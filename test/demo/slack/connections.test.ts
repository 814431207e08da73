import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { clientOf, openSlack } from './opened.ts';
import { openSocketApp } from './opened-apps.ts';

const COMMAND = '/deepseek-balance';
const anyMessage = z.looseObject({
  type: z.string(),
  reason: z.string().optional(),
  num_connections: z.number().optional(),
});

async function addressOf(slack: SlackStandIn): Promise<string> {
  const { url = '' } = await clientOf(slack, 'xapp-stand-in').apps.connections.open();
  return url;
}

/** A bare WebSocket, and the first thing that Slack says on it. */
async function connect(url: string): Promise<{ socket: WebSocket; greeting: z.infer<typeof anyMessage> }> {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const [data] = await once(socket, 'message');
  return { socket, greeting: anyMessage.parse(JSON.parse(String(data))) };
}

test('says hello with the number of connections', async () => {
  const slack = await openSlack();
  expect((await connect(await addressOf(slack))).greeting).toMatchObject({ type: 'hello', num_connections: 1 });
  expect((await connect(await addressOf(slack))).greeting).toMatchObject({ type: 'hello', num_connections: 2 });
});

test('each envelope goes to one of several connections, in turn', async () => {
  const slack = await openSlack();
  const served: string[] = [];
  const apps = await Promise.all([openSocketApp(slack), openSocketApp(slack)]);
  for (const [index, app] of apps.entries()) {
    app.command(COMMAND, async ({ ack }) => {
      served.push(`app ${index}`);
      await ack();
    });
  }
  await slack.command({ user: 'U1', channel: 'C1' });
  await slack.command({ user: 'U1', channel: 'C1' });
  expect(served.toSorted()).toStrictEqual(['app 0', 'app 1']);
});

test('an address is good for one connection', async () => {
  const slack = await openSlack();
  const url = await addressOf(slack);
  await connect(url);
  await expect(connect(url)).rejects.toThrow('401');
});

test('the eleventh connection is sent away', async () => {
  const slack = await openSlack();
  const urls = await Promise.all(Array.from({ length: 10 }, () => addressOf(slack)));
  await Promise.all(urls.map((url) => connect(url)));
  const { greeting } = await connect(await addressOf(slack));
  expect(greeting).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  expect(slack.connections.count).toBe(10);
});

test.each(['refresh_requested', 'warning'] as const)('the app reconnects when asked to with %s', async (reason) => {
  const slack = await openSlack();
  const app = await openSocketApp(slack, 60);
  app.command(COMMAND, async ({ ack }) => {
    await ack('here');
  });
  slack.connections.disconnect(reason);
  await slack.waitFor(({ connections }) => connections.count === 0, 1000, 'the app to leave');
  expect((await slack.command({ user: 'U1', channel: 'C1' })).failure).toBe('dispatch_failed');
  await slack.waitFor(({ connections }) => connections.count === 1, 1000, 'the app to return');
  expect((await (await slack.command({ user: 'U1', channel: 'C1' })).answer()).text).toBe('here');
});

test('the app returns after its connections broke', async () => {
  const slack = await openSlack();
  await openSocketApp(slack, 60);
  slack.connections.drop();
  await slack.waitFor(({ connections }) => connections.count === 0, 1000, 'the broken connection');
  await slack.waitFor(({ connections }) => connections.count === 1, 1000, 'the app to return');
  expect((await slack.event('app_home_opened', { user: 'U1' })).kind).toBe('acked');
});

test('new connections can be refused for a while', async () => {
  const slack = await openSlack();
  slack.connections.refuse(true);
  await expect(connect(await addressOf(slack))).rejects.toThrow('503');
  slack.connections.refuse(false);
  expect((await connect(await addressOf(slack))).greeting.type).toBe('hello');
});

test('closing ends connections and whoever waits for an acknowledgement', async () => {
  const slack = await openSlack();
  const { socket } = await connect(await addressOf(slack));
  const delivered = once(socket, 'message');
  const asked = slack.command({ user: 'U1', channel: 'C1' });
  await delivered;
  const closed = once(socket, 'close');
  await slack.close();
  await closed;
  expect((await asked).failure).toBe('operation_timeout');
});
