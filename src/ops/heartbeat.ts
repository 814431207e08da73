import { Agent, request } from 'undici';
import { SECOND_MS } from '../domain/duration.ts';
import type { Log } from '../ports.ts';

export interface HeartbeatOptions {
  /** Its path is a secret: who knows it can keep the watch quiet. */
  readonly url: string;
  readonly log: Log;
  /** For the whole exchange (ms); ten seconds unless given. */
  readonly timeoutMs?: number;
}

/** Tells a watch elsewhere that the bot does its work; the watch speaks when it hears nothing. */
export interface Heartbeat {
  /** Fetches the address once; while a fetch is under way it does nothing. Failures are logged once, until one succeeds. */
  beat(): Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

const TIMEOUT_MS = 10 * SECOND_MS;
const MAX_BODY_BYTES = 64 * 1024;

/** Follows no redirect, because an answer from elsewhere does not tell that the watch has heard anything. */
export function createHeartbeat({ url, log, timeoutMs = TIMEOUT_MS }: HeartbeatOptions): Heartbeat {
  const { host } = new URL(url);
  const agent = new Agent({ maxResponseSize: MAX_BODY_BYTES });
  let isBeating = false;
  let isFailing = false;
  let isClosed = false;
  const note = (failure: string | undefined): void => {
    if (failure !== undefined && !isFailing) log.warn({ host, failure }, 'the heartbeat does not get through');
    if (failure === undefined && isFailing) log.info({ host }, 'the heartbeat gets through again');
    isFailing = failure !== undefined;
  };
  return {
    async beat() {
      if (isBeating || isClosed) return;
      isBeating = true;
      const failure = await fetchOnce(agent, url, timeoutMs);
      isBeating = false;
      if (!isClosed) note(failure);
    },
    async close() {
      isClosed = true;
      await agent.destroy();
    },
  };
}

/** What went wrong, in words without the address; undefined when nothing did. */
async function fetchOnce(agent: Agent, url: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const { statusCode, body } = await request(url, { dispatcher: agent, signal: AbortSignal.timeout(timeoutMs) });
    await body.dump();
    return statusCode >= 200 && statusCode < 300 ? undefined : `HTTP ${statusCode}`;
  } catch (error) {
    // Never its message, which may quote the address.
    if (!(error instanceof Error)) return 'unknown';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  }
}
