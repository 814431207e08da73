import type { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { DEFAULT_BOT_TOKEN, type SlackOptions } from '../../src/demo/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../src/demo/slack/stand-in.ts';
import type { Log } from '../../src/ports.ts';
import { createSlackClient } from '../../src/slack/client.ts';
import { createSdkLogger } from '../../src/slack/sdk-logger.ts';

/** A log that remembers its lines. */
export interface KeptLog extends Log {
  readonly lines: readonly { readonly level: string; readonly fields: object; readonly message: string }[];
}

export function keepLog(): KeptLog {
  const lines: KeptLog['lines'][number][] = [];
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** A stand-in for Slack and the bot's own client for it; both end with the test. */
export async function openSlackClient(
  options: SlackOptions = {},
  timeoutMs = 2000,
): Promise<{ readonly slack: SlackStandIn; readonly client: WebClient }> {
  const slack = await startSlack({ limits: false, ...options });
  onTestFinished(() => slack.close());
  const logger = createSdkLogger(keepLog());
  return { slack, client: createSlackClient({ token: DEFAULT_BOT_TOKEN, apiUrl: slack.apiUrl, timeoutMs, logger }) };
}
