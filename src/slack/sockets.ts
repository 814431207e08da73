import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { Log } from '../ports.ts';
import { createSocketLink } from './socket-link.ts';

export interface SocketsOptions {
  readonly appToken: string;
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
  /** How long to wait (ms) before an app token that Slack refused is tried again. */
  readonly refusedWaitMs: number;
}

/** Slack ends each connection every few hours; it hands everything to any that is open, of up to ten. */
const CONNECTIONS = 2;
const CALL_TIMEOUT_MS = 10_000;

/** A receiver that knows whether any of its connections is open. */
export interface Sockets extends Receiver {
  readonly isOpen: () => boolean;
}

/** Socket Mode over two connections, so that one hears what people type while the other one is renewed. */
export function createSockets(options: SocketsOptions): Sockets {
  let app: App | undefined;
  const createReceiver = (): SocketModeReceiver => {
    const receiver = openReceiver(options);
    if (app !== undefined) receiver.init(app);
    return receiver;
  };
  const links = Array.from({ length: CONNECTIONS }, (_, index) =>
    createSocketLink({ ...options, createReceiver, number: index + 1, givesUp: index === 0 }),
  );
  return {
    isOpen: () => links.some((link) => link.isOpen()),
    init(listening) {
      app = listening;
    },
    async start() {
      // One after the other: Slack allows few openings a minute, and the first one tells whether it takes the token at all.
      const [first, ...others] = links;
      await first?.open();
      for (const link of others) void link.open();
    },
    stop: () => Promise.all(links.map((link) => link.close())),
  };
}

/** With client options of its own: the SDK changes those it is given, and writes the token into them. Whoever opens it tries again. */
function openReceiver({ appToken, apiUrl, logger }: SocketsOptions): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: CALL_TIMEOUT_MS,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
  });
}
