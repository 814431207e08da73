import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { DeliveryResult, Envelope } from './delivery.ts';
import { parseJson } from './request-args.ts';

const MAX_CONNECTIONS = 10;
const acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown() });

type DisconnectReason = 'refresh_requested' | 'warning' | 'link_disabled';

/** What a test may do to the app's connections. */
export interface Connections {
  readonly count: number;
  /** Asks so many connections, or every one, to reconnect, as Slack does when it recycles a server; the client closes. */
  disconnect(reason: DisconnectReason, count?: number): void;
  /** Breaks every connection without a word. */
  drop(): void;
  /** Whether new connections are turned away (HTTP 503 at the WebSocket's upgrade). */
  refuse(refused: boolean): void;
}

export interface SocketMode extends Connections {
  /** The path of an address that is good for one connection. */
  issuePath(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void;
  deliver(envelope: Envelope): Promise<DeliveryResult>;
  close(): void;
}

/** The WebSocket side of Slack: every envelope goes to one of the open connections, in turn. */
export function createSocketMode(parts: {
  readonly appId: string;
  readonly ackTimeoutMs: number;
  readonly changed: () => void;
}): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const pending: Pending = new Map();
  let refusing = false;

  const onMessage = (data: RawData): void => {
    const parsed = acknowledgement.safeParse(parseJson(textOf(data)));
    if (parsed.success) pending.get(parsed.data.envelope_id)?.({ payload: parsed.data.payload });
  };

  const accept = (socket: WebSocket): void => {
    if (open.length >= MAX_CONNECTIONS) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    open.push(socket);
    socket.on('message', onMessage);
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      parts.changed();
    });
    socket.send(JSON.stringify(hello(parts.appId, open.length)));
    parts.changed();
  };

  return {
    get count() {
      return open.length;
    },
    disconnect(reason, count = open.length) {
      for (const socket of open.slice(0, count))
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    },
    drop() {
      for (const socket of server.clients) socket.terminate();
    },
    refuse(refused) {
      refusing = refused;
    },
    issuePath() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${parts.appId}`;
    },
    upgrade(request, socket, head, url) {
      const isInvited = tickets.delete(url.searchParams.get('ticket') ?? '');
      if (refusing || !isInvited) {
        socket.end(
          `HTTP/1.1 ${refusing ? '503 Service Unavailable' : '401 Unauthorized'}\r\nconnection: close\r\n\r\n`,
        );
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    async deliver(envelope) {
      const next = open.find((socket) => socket.readyState === socket.OPEN);
      if (next === undefined) return { kind: 'failed', error: 'dispatch_failed' };
      open.push(...open.splice(open.indexOf(next), 1));
      return deliverTo(next, envelope, pending, parts.ackTimeoutMs);
    },
    close() {
      for (const settle of pending.values()) settle(null);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/** Who waits for which envelope's acknowledgement; null tells that none will come. */
type Pending = Map<string, (ack: { readonly payload: unknown } | null) => void>;

async function deliverTo(
  socket: WebSocket,
  envelope: Envelope,
  pending: Pending,
  timeoutMs: number,
): Promise<DeliveryResult> {
  const id = randomUUID();
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<{ readonly payload: unknown } | null>();
  const timer = setTimeout(() => resolve(null), timeoutMs);
  pending.set(id, resolve);
  const answersBack = envelope.type !== 'events_api';
  socket.send(JSON.stringify({ ...envelope, envelope_id: id, accepts_response_payload: answersBack }));
  const ack = await promise;
  clearTimeout(timer);
  pending.delete(id);
  if (ack === null) return { kind: 'failed', error: 'operation_timeout' };
  return { kind: 'acked', payload: ack.payload, afterMs: performance.now() - started };
}

function hello(appId: string, connections: number): Readonly<Record<string, unknown>> {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'stand-in', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: appId },
  };
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
