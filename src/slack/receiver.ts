import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';

/** How Slack reaches the bot. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

export type Receiver = SocketModeReceiver | HTTPReceiver;

const CALL_TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * A receiver with client options of its own: shared ones are changed by the SDK, and with a limited number of retries a
 * reconnect that keeps failing would end the process (facts: Slack platform, traps 1 and 2). Networks come back: retried forever.
 */
export function createReceiver(transport: Transport, apiUrl: string, logger: Logger): Receiver {
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
