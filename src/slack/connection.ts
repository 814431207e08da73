import { App, type Receiver } from '@slack/bolt';
import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../ports.ts';
import { type ClaimOnce, createHttpReceiver } from './http-receiver.ts';
import { createSockets } from './sockets.ts';

/** How Slack reaches the bot. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
      readonly claimOnce: ClaimOnce;
      /** For a whole request (ms); ten seconds unless given. */
      readonly requestTimeoutMs?: number;
    };

export interface ConnectionOptions {
  readonly transport: Transport;
  readonly botToken: string;
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
  /** How long to wait (ms) before an app token that Slack refuses at a reconnect is tried again; five minutes unless given. */
  readonly refusedWaitMs?: number;
}

export interface Connection {
  /** To register listeners on. */
  readonly app: App;
  /**
   * Listens; over a socket it goes on trying for as long as Slack cannot be reached, and rejects when Slack refuses the token. Once
   * it was open, a refused token is logged and tried again.
   */
  open(): Promise<void>;
  /** Whether Slack can reach the bot now: a socket is open, or with HTTP the bot listens. */
  isConnected(): boolean;
  /** Does nothing when it was never opened. */
  close(): Promise<void>;
}

const CALL_TIMEOUT_MS = 10_000;
const REFUSED_WAIT_MS = 300_000;

/** Bolt over Socket Mode or HTTP. It asks Slack nothing by itself: the token is checked by whoever starts the bot. */
export function createConnection(options: ConnectionOptions): Connection {
  const { transport, log } = options;
  const { receiver, isOpen: isReceiving } = createReceiver(options);
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: options.botToken }),
    // For the clients that Bolt hands to listeners, should one ever write: as our own, they must not send anything twice.
    clientOptions: {
      slackApiUrl: options.apiUrl,
      timeout: CALL_TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
    convoStore: false,
    logger: options.logger,
    logLevel: LogLevel.INFO,
  });
  let isOpen = false;
  return {
    app,
    isConnected: () => isOpen && isReceiving(),
    async open() {
      if (transport.kind === 'http') {
        await app.start();
        isOpen = true;
        log.info({ transport: transport.kind }, 'connected to Slack');
      } else {
        // Also while it is only trying to connect, there is something to close.
        isOpen = true;
        await app.start();
      }
    },
    async close() {
      // Bolt throws when it is stopped before it listens.
      if (!isOpen) return;
      await app.stop();
    },
  };
}

/** Never with the client options of the `App`: the SDK changes those that it is given. */
function createReceiver(options: ConnectionOptions): {
  readonly receiver: Receiver;
  readonly isOpen: () => boolean;
} {
  const { transport, refusedWaitMs = REFUSED_WAIT_MS } = options;
  if (transport.kind === 'http') {
    return {
      receiver: createHttpReceiver({ ...transport, log: options.log, logger: options.logger }),
      isOpen: () => true,
    };
  }
  const sockets = createSockets({ ...options, appToken: transport.appToken, refusedWaitMs });
  return { receiver: sockets, isOpen: () => sockets.isOpen() };
}
