import { setImmediate } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { DEFAULT_APP_TOKEN, DEFAULT_BOT_TOKEN, type SlackOptions } from '../../src/demo/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../src/demo/slack/stand-in.ts';
import { type Connection, createConnection } from '../../src/slack/connection.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';
import { type KeptLog, keepLog } from './slack-client.ts';

export const OPS = 'C0OPS00000';
export const ALICE = 'U0ALICE000';
export const WAIT_MS = 8000;

export interface ConnectionScene {
  readonly slack: SlackStandIn;
  readonly connection: Connection;
  readonly log: KeptLog;
}

/** A stand-in for Slack and the bot's own connection to it over real sockets, not opened yet; both end with the test. */
export async function sceneOf(
  listen: (app: App) => void,
  {
    botToken = DEFAULT_BOT_TOKEN,
    way,
    ...options
  }: SlackOptions & { readonly botToken?: string; readonly way?: (apiUrl: string) => Promise<string> } = {},
): Promise<ConnectionScene> {
  const slack = await startSlack({
    limits: false,
    users: [{ id: ALICE, name: 'alice' }],
    channels: [{ id: OPS, name: 'ops', members: [ALICE], botIsMember: true }],
    ...options,
  });
  const log = keepLog();
  const connection = createConnection({
    transport: { kind: 'socket', appToken: DEFAULT_APP_TOKEN },
    botToken,
    apiUrl: way === undefined ? slack.apiUrl : await way(slack.apiUrl),
    log,
    logger: createSdkLogger(log),
  });
  listen(connection.app);
  onTestFinished(async () => {
    await connection.close();
    await slack.close();
  });
  return { slack, connection, log };
}

/** Waits until so many of the bot's connections are open. */
export function areOpen({ slack }: ConnectionScene, count: number): Promise<unknown> {
  return slack.waitFor(({ connections }) => connections.count === count, WAIT_MS, `${count} open connections`);
}

/** Notes rejections that nobody handles from now to the end of the test; the function tells them. Vitest fails on them too, but not by a test's name. */
export function catchUnhandled(): () => Promise<readonly unknown[]> {
  const caught: unknown[] = [];
  const note = (reason: unknown): void => void caught.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return async () => {
    // Node tells them after everything that is at hand.
    await setImmediate();
    return caught;
  };
}
