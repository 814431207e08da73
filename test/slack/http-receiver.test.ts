import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { createConnection } from '../../src/slack/connection.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { openStore } from '../../src/store/store.ts';
import { requestOf, type Sent, SIGNING_SECRET, statusOf } from '../e2e/raw-http.ts';
import { findFreePort } from '../e2e/typist.ts';
import { keepLog } from './slack-client.ts';

const EVENT = JSON.stringify({
  type: 'event_callback',
  team_id: 'T0',
  event_id: 'Ev1',
  event: { type: 'app_home_opened', user: 'U0ALICE000', tab: 'home', event_ts: '1.1' },
});
const JSON_TYPE = { 'content-type': 'application/json' };

/** The bot's own connection over HTTP with a real memory; all of it ends with the test. */
async function listening(listen: (app: App) => void, requestTimeoutMs?: number) {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-test-'));
  const store = await openStore(join(folder, 'bot.db'));
  const port = await findFreePort();
  const log = keepLog();
  const connection = createConnection({
    transport: {
      kind: 'http',
      host: '127.0.0.1',
      port,
      signingSecret: SIGNING_SECRET,
      claimOnce: (key) => store.seen.claim('self', key, Date.now()),
      ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
    },
    botToken: 'xoxb-none',
    apiUrl: 'http://127.0.0.1:9/',
    log,
    logger: createSdkLogger(log),
  });
  listen(connection.app);
  await connection.open();
  onTestFinished(async () => {
    await connection.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { port, log, connection, send: (sent: Sent) => statusOf(port, requestOf(sent)) };
}

it('an event that Slack tells again is answered with 200 and heard once, whenever it was signed', async () => {
  const heard: string[] = [];
  const { send } = await listening((app) =>
    app.event('app_home_opened', async ({ body }) => void heard.push(body.event_id)),
  );
  const again = { ...JSON_TYPE, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
  expect(await send({ body: EVENT, headers: JSON_TYPE })).toBe(200);
  expect(await send({ body: EVENT, headers: again, ahead: 1 })).toBe(200);
  expect(await send({ body: EVENT.replace('Ev1', 'Ev2'), headers: JSON_TYPE })).toBe(200);
  expect(heard).toEqual(['Ev1', 'Ev2']);
});

it('the address is confirmed to Slack as often as it asks', async () => {
  const { send } = await listening(() => {});
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
  expect([await send({ body, headers: JSON_TYPE }), await send({ body, headers: JSON_TYPE })]).toEqual([200, 200]);
});

it.each([
  ['nothing', ''],
  ['half of the headers', 'POST /slack/events HTTP/1.1\r\nhost: x\r\n'],
  ['half of the body', requestOf({ body: 'command=x', written: 'comm' })],
])('who sends %s and no more is cut off', async (_, bytes) => {
  const { port } = await listening(() => {}, 200);
  expect([408, 0]).toContain(await statusOf(port, bytes));
});

it('who is slow does not hold up the end', async () => {
  const { port, connection } = await listening(() => {});
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(requestOf({ body: 'command=x', written: 'comm' }));
  await new Promise((resolve) => socket.once('connect', resolve));
  await connection.close();
  await expect(closed).resolves.toBeDefined();
});
