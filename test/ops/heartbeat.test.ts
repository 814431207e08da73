import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createHeartbeat } from '../../src/ops/heartbeat.ts';
import type { Log } from '../../src/ports.ts';

const PATH = '/ping/0123456789abcdef';

/** A watch that answers as it is told, and a heartbeat for it; `lines` is the log. */
async function open(answer: (response: ServerResponse) => void, timeoutMs = 5000) {
  const asked: string[] = [];
  let now = answer;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    now(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const lines: string[] = [];
  const note = (fields: unknown, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const heartbeat = createHeartbeat({ url: `http://127.0.0.1:${port}${PATH}`, log, timeoutMs });
  onTestFinished(async () => {
    await heartbeat.close();
    server.closeAllConnections();
    server.close();
  });
  return { heartbeat, asked, lines, answerWith: (next: typeof answer) => (now = next), server };
}

test('a beat fetches the address, without a word in the log', async () => {
  const { heartbeat, asked, lines } = await open((response) => response.end('OK'));
  await heartbeat.beat();
  await heartbeat.beat();
  expect(asked).toEqual([PATH, PATH]);
  expect(lines).toEqual([]);
});

test('failures are logged once until a beat gets through, and never with the path', async () => {
  const { heartbeat, lines, answerWith } = await open((response) => response.writeHead(404).end());
  await heartbeat.beat();
  await heartbeat.beat();
  expect(lines).toEqual([expect.stringMatching(/^the heartbeat does not get through .*"failure":"HTTP 404"/)]);
  answerWith((response) => response.destroy());
  await heartbeat.beat();
  expect(lines).toHaveLength(1);
  answerWith((response) => response.end());
  await heartbeat.beat();
  expect(lines[1]).toContain('gets through again');
  answerWith((response) => response.destroy());
  await heartbeat.beat();
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toContain('0123456789abcdef');
});

test('a redirect is a failure, and is not followed', async () => {
  const { heartbeat, asked, lines } = await open((response) => response.writeHead(302, { location: '/else' }).end());
  await heartbeat.beat();
  expect(asked).toEqual([PATH]);
  expect(lines[0]).toContain('HTTP 302');
});

test('an answer that does not come ends in time', async () => {
  const { heartbeat, lines } = await open(() => {}, 100);
  await heartbeat.beat();
  expect(lines[0]).toContain('TimeoutError');
});

test('while a beat is under way no other begins, and closing ends it without a complaint', async () => {
  const { heartbeat, asked, lines, server } = await open(() => {});
  const asks = once(server, 'request');
  const beat = heartbeat.beat();
  await asks;
  await heartbeat.beat();
  await heartbeat.close();
  await beat;
  await heartbeat.beat();
  expect(asked).toEqual([PATH]);
  expect(lines).toEqual([]);
});
