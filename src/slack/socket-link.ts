import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../ports.ts';
import { readCallFailure } from './call-failure.ts';
import { isInstallationGone } from './delivery-outcome.ts';

export interface LinkParts {
  /** A receiver for one connection, which does not reconnect by itself. */
  readonly createReceiver: () => SocketModeReceiver;
  readonly log: Log;
  /** Which of several links it is, for the log. */
  readonly number: number;
  /** Whether a token that Slack refuses before it was ever open ends it. */
  readonly givesUp: boolean;
  /** How long to wait (ms) before a token that Slack refused is tried again. */
  readonly refusedWaitMs: number;
}

/** One Socket Mode connection that is opened anew whenever it ends. Nothing of it ever rejects into nowhere. */
export interface SocketLink {
  /** Resolves when it is open for the first time or closed; tries for as long as Slack cannot be reached. Rejects when it gives up. */
  open(): Promise<void>;
  /** Whether Slack hears and speaks over it now. */
  isOpen(): boolean;
  /** Resolves when the socket is closed, at the latest after three seconds. */
  close(): Promise<void>;
}

/** How a connection ended, or why there was none. */
type End =
  | { readonly kind: 'ended'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** `isUntold`: the SDK says nothing in the log about a socket that closes before Slack's greeting. */
  | { readonly kind: 'failed'; readonly retryAfterMs: number; readonly isUntold: boolean };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A connection that ends sooner counts as a failure: it must not be opened over and over without a pause. */
const STEADY_MS = 5000;
/** Slack's greeting is there by then, or never comes. */
const OPEN_MS = 30_000;
const CLOSE_MS = 3000;

/**
 * The SDK's own reconnect waits five seconds each time, and rejects where nobody can catch it when Slack refuses the token or the
 * bot stops meanwhile. So each connection has a receiver of its own, and this opens the next one: at once after one that lasted.
 */
export function createSocketLink(parts: LinkParts): SocketLink {
  const closing = new AbortController();
  let running = Promise.resolve();
  let isOpen = false;
  const note = (open: boolean): void => {
    isOpen = open;
  };
  return {
    isOpen: () => isOpen,
    async open() {
      const first = Promise.withResolvers<void>();
      running = keepOpen({ ...parts, note }, closing.signal, first);
      await first.promise;
    },
    async close() {
      closing.abort();
      await Promise.race([running, sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

async function keepOpen(
  parts: LinkParts & { readonly note: (open: boolean) => void },
  closing: AbortSignal,
  first: PromiseWithResolvers<void>,
): Promise<void> {
  let failures = 0;
  let hasBeenOpen = false;
  const onOpen = (): void => {
    hasBeenOpen = true;
    parts.note(true);
    parts.log.info({ transport: 'socket', connection: parts.number }, 'connected to Slack');
    first.resolve();
  };
  while (!closing.aborted) {
    const end = await connectOnce(parts, closing, onOpen);
    parts.note(false);
    if (end.kind === 'refused' && parts.givesUp && !hasBeenOpen) return first.reject(end.error);
    failures = end.kind === 'ended' && end.afterMs >= STEADY_MS ? 0 : failures + 1;
    if (failures > 0) await sleep(readWait(parts, end, failures), undefined, { signal: closing }).catch(() => {});
  }
  first.resolve();
}

/** Opens one connection and waits for its end. */
async function connectOnce(parts: LinkParts, closing: AbortSignal, onOpen: () => void): Promise<End> {
  const receiver = parts.createReceiver();
  const end = (): void => void receiver.stop();
  const overdue = setTimeout(end, OPEN_MS);
  closing.addEventListener('abort', end);
  try {
    await receiver.start();
    clearTimeout(overdue);
    const openedAt = performance.now();
    const ended = new Promise((resolve) => receiver.client.once('disconnected', resolve));
    // The SDK opens a socket also when it was stopped while it asked for the address.
    if (closing.aborted) end();
    else onOpen();
    await ended;
    return { kind: 'ended', afterMs: performance.now() - openedAt };
  } catch (error) {
    return readEnd(error);
  } finally {
    clearTimeout(overdue);
    closing.removeEventListener('abort', end);
  }
}

function readEnd(error: unknown): End {
  const failure = readCallFailure(error);
  if (failure.kind === 'code' && isTokenRefused(failure.code)) return { kind: 'refused', error };
  const isUntold = error === undefined;
  return { kind: 'failed', isUntold, retryAfterMs: failure.kind === 'rate_limited' ? (failure.retryAfterMs ?? 0) : 0 };
}

function isTokenRefused(code: string): boolean {
  return isInstallationGone(code) || code === 'user_removed_from_team';
}

/** Longer after each failure, and never at the same time as others. */
function readWait({ log, number, refusedWaitMs }: LinkParts, end: End, failures: number): number {
  if (end.kind === 'refused') {
    log.error(
      { err: end.error, connection: number },
      'Slack refuses SLACK_APP_TOKEN: commands do not arrive, alerts go on; trying again',
    );
    return refusedWaitMs;
  }
  if (end.kind === 'ended' || end.isUntold)
    log.warn(
      { connection: number },
      'Slack closed a connection right away: perhaps the app has ten already; trying again',
    );
  const growing = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 1.5 ** (failures - 1)) * (0.5 + Math.random() / 2);
  return growing + (end.kind === 'failed' ? end.retryAfterMs : 0);
}
