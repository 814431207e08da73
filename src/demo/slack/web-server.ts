import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';

const address = z.object({ port: z.number() });

/** The one TCP port of the stand-in. */
export interface WebServer {
  readonly port: number;
  /** Refuses connections from now on and breaks the open ones, except WebSockets. */
  stopListening(): void;
  /** Listens again on the same port. */
  listenAgain(): Promise<void>;
  /** Resolves when every connection is gone. */
  stop(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** Listens on the loopback interface; `handle` answers requests (its rejection breaks the connection), `upgrade` takes WebSockets. */
export async function startWebServer(
  port: number,
  handle: Handler,
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, url: URL) => void,
): Promise<WebServer> {
  const server = createServer((request, response) => {
    handle(request, response, urlOf(request)).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head, urlOf(request)));

  const listen = async (wanted: number): Promise<number> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
    await promise;
    server.off('error', reject);
    return address.parse(server.address()).port;
  };

  const actualPort = await listen(port);
  return {
    port: actualPort,
    stopListening() {
      if (server.listening) server.close();
      server.closeAllConnections();
    },
    async listenAgain() {
      if (!server.listening) await listen(actualPort);
    },
    async stop() {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
  };
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1');
}
