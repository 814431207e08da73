import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { type Logger, LogLevel, WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../ports.ts';

/** How Slack reaches the bot. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

export interface ConnectionOptions {
  readonly transport: Transport;
  readonly botToken: string;
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
}

export interface Connection {
  /** To register listeners on. */
  readonly app: App;
  /** Listens; over a socket it goes on trying for as long as Slack cannot be reached, and rejects when Slack refuses the token. */
  open(): Promise<void>;
  /** Whether an error that nobody caught is Slack refusing the app token at a reconnect: the SDK rejects into nowhere then. */
  isRefusal(error: unknown): boolean;
  /** Does nothing when it was never opened. */
  close(): Promise<void>;
}

const CALL_TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;
const CLOSE_MS = 3000;

/** Bolt over Socket Mode or HTTP. It asks Slack nothing by itself: the token is checked by whoever starts the bot. */
export function createConnection(options: ConnectionOptions): Connection {
  const { transport, log } = options;
  const receiver = createReceiver(options);
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: options.botToken }),
    clientOptions: { slackApiUrl: options.apiUrl },
    convoStore: false,
    logger: options.logger,
    logLevel: LogLevel.INFO,
  });
  let isOpen = false;
  // Slack renews a connection every few hours; each has its line.
  if (receiver instanceof SocketModeReceiver)
    receiver.client.on('connected', () => log.info({ transport: transport.kind }, 'connected to Slack'));
  return {
    app,
    async open() {
      if (transport.kind === 'http') {
        await app.start({ host: transport.host, port: transport.port });
        isOpen = true;
        log.info({ transport: transport.kind }, 'connected to Slack');
      } else {
        // Also while it is only trying to connect, there is something to close.
        isOpen = true;
        await app.start();
      }
    },
    isRefusal: (error) => transport.kind === 'socket' && error instanceof WebAPIPlatformError,
    async close() {
      // Bolt throws when it is stopped before it listens.
      if (!isOpen) return;
      const closed = receiver instanceof SocketModeReceiver ? waitForDisconnect(receiver) : Promise.resolve();
      await app.stop();
      await closed;
    },
  };
}

/**
 * Socket Mode gets client options of its own: shared ones are changed by the SDK, and with a limited number of retries a
 * reconnect that keeps failing ends the process (Bolt 5). Networks come back, so it is retried forever.
 */
function createReceiver({ transport, apiUrl, logger }: ConnectionOptions): HTTPReceiver | SocketModeReceiver {
  if (transport.kind === 'http') {
    return new HTTPReceiver({ signingSecret: transport.signingSecret, endpoints: '/slack/events', logger });
  }
  return new SocketModeReceiver({
    appToken: transport.appToken,
    logger,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: CALL_TIMEOUT_MS,
        retryConfig: { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: LONGEST_WAIT_MS, randomize: true },
      },
    },
  });
}

/** Bolt's own stop resolves while the socket is still open. */
function waitForDisconnect({ client }: SocketModeReceiver): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CLOSE_MS);
    client.once('disconnected', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
