import { expect, it } from 'vitest';
import type { Fault } from '../../src/demo/slack/faults.ts';
import { listSources } from '../source-files.ts';
import { ALICE, areOpen, OPS, sceneOf, WAIT_MS } from './open-connection.ts';
import { openSlackClient } from './slack-client.ts';

/** Traps 1 and 8: in Socket Mode, Bolt gives every listener's client 100 retries, and a retry can post a second time. */
const POST = { channel: OPS, text: 'Something happened.' };
const CHANNELS = [{ id: OPS, name: 'ops', botIsMember: true }];
const FAULTS: Readonly<Record<string, Fault>> = {
  'an answer that never comes': { kind: 'dropped', stored: true },
  'an answer that comes too late': { kind: 'slow', ms: 1500, stored: true },
  'HTTP 500 after storing': { kind: 'http_error', status: 500, stored: true },
  'a rate limit': { kind: 'rate_limited', retryAfter: 1 },
};

it.each(Object.entries(FAULTS))('our own client asks once, whatever becomes of it: %s', async (_, fault) => {
  const { slack, client } = await openSlackClient({ channels: CHANNELS }, 1000);
  const added = slack.faults.add({ method: 'chat.postMessage', fault });
  await expect(client.apiCall('chat.postMessage', POST)).rejects.toThrow(Error);
  expect(added.hits).toBe(1);
  expect(slack.requests).toHaveLength(1);
});

it(
  'a write through the client that Bolt gives to listeners is made once, too',
  async () => {
    const failed = Promise.withResolvers<unknown>();
    const scene = await sceneOf((app) => {
      app.command(/./, async ({ ack, client }) => {
        await ack();
        failed.resolve(await client.apiCall('chat.postMessage', POST).catch((error: unknown) => error));
      });
    });
    const { slack, connection } = scene;
    await connection.open();
    await areOpen(scene, 2);
    slack.faults.add({ method: 'chat.postMessage', fault: { kind: 'dropped', stored: true } });
    await slack.command({ user: ALICE, channel: OPS });
    expect(await failed.promise).toBeInstanceOf(Error);
    expect(slack.messages(OPS)).toHaveLength(1);
  },
  2 * WAIT_MS,
);

it('no listener writes through a client or say of Bolt', () => {
  const listeners = listSources('src').filter(({ path }) => /^(?:listeners|app\.ts)/.test(path));
  const users = listeners.filter(({ text }) =>
    /\bapp\.client\b|\bargs\.(?:client|say|respond)\b|\{[^{}]*\b(?:client|say)\b[^{}]*\}: \w*Args/.test(text),
  );
  expect(listeners.length).toBeGreaterThan(40);
  expect(users.map(({ path }) => path)).toEqual([]);
});
