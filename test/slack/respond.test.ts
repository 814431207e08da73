import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OutgoingMessage, RichBlocks } from '../../src/ports.ts';
import { createRespond } from '../../src/slack/respond.ts';
import { keepLog } from './slack-client.ts';

const MESSAGE = { text: 'your balance', blocks: [{ type: 'divider' }] };
const PRIVATE = { response_type: 'ephemeral', replace_original: false };

/** What a `response_url` answers, one after the other; `drop` breaks the connection. */
type Answer = { readonly status: number; readonly body?: string } | 'drop';

/** A memory that answers `refused`, and counts what it is told. */
function remember(refused: () => boolean = () => false) {
  const notes: string[] = [];
  const noteRefused = async (): Promise<void> => void notes.push('refused');
  return { notes, areRefused: async () => refused(), noteRefused };
}

async function open(
  answers: readonly Answer[],
  message: OutgoingMessage = MESSAGE,
  richBlocks: RichBlocks = remember(),
) {
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
  const respond = createRespond({ log, richBlocks, wait: async (ms) => waits.push(ms) });
  return { respond: () => respond(`http://127.0.0.1:${port}/response/secret`, message), bodies, waits, log, close };
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

describe('a private answer with a chart', () => {
  const CHART = { text: 'your history', blocks: [{ type: 'divider' }, { type: 'data_visualization' }] };
  const PLAIN = { ...PRIVATE, text: CHART.text, blocks: [{ type: 'divider' }] };
  const REFUSED = { status: 200, body: 'invalid_blocks' };

  test('that Slack refuses is sent in plain blocks at once, and that is noted', async () => {
    const memory = remember();
    const { respond, bodies, waits } = await open([REFUSED], CHART, memory);
    await respond();
    expect(bodies).toEqual([{ ...PRIVATE, ...CHART }, PLAIN]);
    expect(waits).toEqual([]);
    expect(memory.notes).toEqual(['refused']);
  });

  test('is sent in plain blocks where a refusal is remembered', async () => {
    const memory = remember(() => true);
    const { respond, bodies } = await open([], CHART, memory);
    await respond();
    expect(bodies).toEqual([PLAIN]);
    expect(memory.notes).toEqual([]);
  });

  test('ends as text alone, then nowhere, when Slack refuses everything; refusals are no failures', async () => {
    const memory = remember();
    const { respond, bodies, waits } = await open([{ status: 500 }, REFUSED, REFUSED, REFUSED], CHART, memory);
    await respond();
    expect(bodies.slice(1)).toEqual([{ ...PRIVATE, ...CHART }, PLAIN, { ...PRIVATE, text: CHART.text }]);
    expect(waits).toEqual([500]);
    expect(memory.notes).toEqual([]);
  });

  test('is given although the database fails', async () => {
    const memory = remember(() => {
      throw new Error('disk full');
    });
    const { respond, bodies, log } = await open([], CHART, memory);
    await respond();
    expect(bodies).toEqual([{ ...PRIVATE, ...CHART }]);
    expect(log.lines).toMatchObject([{ level: 'error' }]);
  });
});
