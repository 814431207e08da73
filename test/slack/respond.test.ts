import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRespond } from '../../src/slack/respond.ts';
import { keepLog } from './slack-client.ts';

const MESSAGE = { text: 'your balance', blocks: [{ type: 'divider' }] };
const PRIVATE = { response_type: 'ephemeral', replace_original: false };

/** What a `response_url` answers, one after the other; `drop` breaks the connection. */
type Answer = { readonly status: number; readonly body?: string } | 'drop';

async function open(answers: readonly Answer[]) {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    void reply(request, response);
  });
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = answers[bodies.push(await json(request)) - 1] ?? { status: 200 };
    if (answer === 'drop') response.destroy();
    else response.writeHead(answer.status).end(answer.body ?? 'ok');
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  onTestFinished(async () => {
    await close();
  });
  const address = server.address();
  const port = isAddress(address) ? address.port : 0;
  const waits: number[] = [];
  const log = keepLog();
  const respond = createRespond(log, async (ms) => waits.push(ms));
  return { respond: () => respond(`http://127.0.0.1:${port}/response/secret`, MESSAGE), bodies, waits, log, close };
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

describe('a private answer', () => {
  test('is given once, to one person, in place of nothing', async () => {
    const { respond, bodies, log } = await open([]);
    await respond();
    expect(bodies).toEqual([{ ...PRIVATE, ...MESSAGE }]);
    expect(log.lines).toEqual([]);
  });

  test('is tried three times, half a second and a second apart', async () => {
    const { respond, bodies, waits, log } = await open([{ status: 500 }, 'drop']);
    await respond();
    expect(bodies).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });

  test('is given up after the third time, without a wait for nothing', async () => {
    const { respond, bodies, waits } = await open([{ status: 500 }, { status: 429 }, { status: 502 }]);
    await respond();
    expect(bodies).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
  });

  test.each([
    { status: 400, body: 'invalid_blocks' },
    { status: 200, body: '{"ok":false,"error":"invalid_blocks"}' },
    { status: 200, body: 'msg_blocks_too_long' },
  ])('whose blocks are refused ($status $body) is sent again as text alone', async (answer) => {
    const { respond, bodies, waits } = await open([answer]);
    await respond();
    expect(bodies).toEqual([
      { ...PRIVATE, ...MESSAGE },
      { ...PRIVATE, text: MESSAGE.text },
    ]);
    expect(waits).toEqual([]);
  });

  test.each([404, 410])('to an address that is gone (%i) is not tried again', async (status) => {
    const { respond, bodies, log } = await open([{ status, body: 'expired_url' }]);
    await respond();
    expect(bodies).toHaveLength(1);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { result: 'gone' } }]);
  });

  test('to nobody throws nothing, and never writes the address into the log', async () => {
    const { respond, close, log } = await open([]);
    await close();
    await respond();
    expect(log.lines).toHaveLength(3);
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });
});
