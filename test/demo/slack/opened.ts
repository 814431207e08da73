import { type Logger, LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { DEFAULT_BOT_TOKEN, type SlackOptions } from '../../../src/demo/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../../src/demo/slack/stand-in.ts';

/** Keeps what the SDK logs out of the tests' output. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A stand-in that is closed at the end of the test. */
export async function openSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const slack = await startSlack(options);
  onTestFinished(() => slack.close());
  return slack;
}

/** A real WebClient without retries. */
export function clientOf(slack: SlackStandIn, token = DEFAULT_BOT_TOKEN): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2000,
    logger: silent,
  });
}

/** Slack's error code of a call that must fail. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  return (await refusalData(call)).error;
}

/** Everything that Slack says about a call that must fail. */
export async function refusalData(call: Promise<unknown>): Promise<WebAPIPlatformError['data']> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (outcome instanceof WebAPIPlatformError) return outcome.data;
  throw new Error(`expected a refusal by Slack, got ${String(outcome)}`);
}
