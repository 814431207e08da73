import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** Stands before `apps.connections.open`: it passes the question on until it leads to a socket that never greets. */
export interface Detour {
  /** For `apiUrl`; ends in a slash. */
  readonly apiUrl: string;
  /** From now on the way leads nowhere; resolves when the bot has knocked there and waits. */
  leadNowhere(): Promise<void>;
}

/** Opens the detour to a stand-in; it ends with the test. */
export async function openDetour(apiUrl: string): Promise<Detour> {
  const knocked = Promise.withResolvers<void>();
  const sockets = new Set<Duplex>();
  let leadsNowhere = false;
  const server = createServer((request, response) => {
    const answer = leadsNowhere ? { ok: true, url: `ws://127.0.0.1:${port}/` } : passOn(apiUrl, request);
    response.setHeader('content-type', 'application/json');
    void Promise.resolve(answer).then((json) => response.end(JSON.stringify(json)));
  });
  server.on('upgrade', (_, socket) => {
    sockets.add(socket);
    knocked.resolve();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await server[Symbol.asyncDispose]();
  });
  return {
    apiUrl: `http://127.0.0.1:${port}/`,
    leadNowhere() {
      leadsNowhere = true;
      return knocked.promise;
    },
  };
}

async function passOn(apiUrl: string, request: IncomingMessage): Promise<unknown> {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const response = await fetch(new URL(`.${request.url}`, apiUrl), {
    method: 'POST',
    headers: { authorization, 'content-type': type },
    body: await text(request),
  });
  return response.json();
}
