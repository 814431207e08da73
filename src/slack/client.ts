import { type FetchFunction, type Logger, LogLevel, WebClient } from '@slack/web-api';

/** The outbox is the one owner of retries: the client makes none and does not wait for rate limits. */
export function createSlackClient(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** Instead of the global one. */
  readonly fetch?: FetchFunction;
}): WebClient {
  return new WebClient(options.token, {
    slackApiUrl: options.apiUrl,
    timeout: options.timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Queued behind others, a write would go out after its lease ran out, when somebody else has taken it over.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    allowAbsoluteUrls: false,
    logger: options.logger,
    ...(options.fetch && { fetch: options.fetch }),
    logLevel: LogLevel.ERROR,
  });
}
