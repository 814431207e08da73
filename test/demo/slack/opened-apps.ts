import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN } from '../../../src/demo/slack/options.ts';
import type { SlackStandIn } from '../../../src/demo/slack/stand-in.ts';
import { silent } from './opened.ts';

const SIGNING_SECRET = 'signing-secret-of-the-test';

/**
 * A real Bolt app in Socket Mode, connected; stopped at the end of the test. It reconnects after `pingTimeoutMs`: a short
 * one makes it give up its connection on a busy machine.
 */
export async function openSocketApp(slack: SlackStandIn, pingTimeoutMs = 2000): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: DEFAULT_APP_TOKEN,
    clientPingTimeout: pingTimeoutMs,
    logger: silent,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: DEFAULT_BOT_TOKEN,
    receiver,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  await app.start();
  onTestFinished(async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    receiver.client.once('disconnected', () => resolve());
    await app.stop();
    await promise;
  });
  return app;
}

/** A real Bolt app behind HTTP, to which the stand-in delivers from now on. */
export async function openHttpApp(slack: SlackStandIn, signingSecret = SIGNING_SECRET): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logger: silent });
  const app = new App({
    token: DEFAULT_BOT_TOKEN,
    receiver,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const server = await receiver.start(0);
  onTestFinished(async () => {
    await receiver.stop();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver does not listen on a port');
  slack.deliverOverHttp({ url: `http://127.0.0.1:${address.port}/slack/events`, signingSecret });
  return app;
}
