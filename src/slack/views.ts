import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { SECOND_MS } from '../domain/duration.ts';
import type { ViewOutcome, Views } from '../ports.ts';
import { readCallFailure } from './call-failure.ts';

const Shown = z.object({ view: z.object({ id: z.string(), hash: z.string().default('') }) });

/** The documentation and the API name an old trigger differently (facts: Slack platform, section 4). */
const LATE = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);
const GONE = new Set(['not_found', 'view_not_found']);
/** A form that stays "Loading…" for longer than this looks broken. */
const LONGEST_WAIT_MS = 5 * SECOND_MS;
/** Of the three seconds that a trigger lives. */
const LONGEST_OPEN_WAIT_MS = SECOND_MS;

interface ViewsDeps {
  readonly client: WebClient;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Views through a client that retries nothing; what Slack asks to have again shortly is tried once more. */
export function createViews({ client, wait = sleep }: ViewsDeps): Views {
  return {
    open: (trigger_id, view) =>
      tryTwice(() => client.apiCall('views.open', { trigger_id, view }), {
        wait,
        mostMs: LONGEST_OPEN_WAIT_MS,
        once: true,
      }),
    update: (view_id, hash, view) => {
      const args = { view_id, view, ...(hash !== null && { hash }) };
      return tryTwice(() => client.apiCall('views.update', args), { wait, mostMs: LONGEST_WAIT_MS, once: false });
    },
    publish: (user_id, view) =>
      tryTwice(() => client.apiCall('views.publish', { user_id, view }), { wait, mostMs: 0, once: false }),
  };
}

interface Patience {
  readonly wait: (ms: number) => Promise<unknown>;
  /** What Slack asks to wait for longer is given up. */
  readonly mostMs: number;
  /** Whether a call that Slack may have carried out must not be made again. */
  readonly once: boolean;
}

async function tryTwice(call: () => Promise<unknown>, patience: Patience): Promise<ViewOutcome> {
  const first = await tryOnce(call, patience.once);
  if (first.againAfterMs === null || first.againAfterMs > patience.mostMs) return first.outcome;
  await patience.wait(first.againAfterMs);
  return (await tryOnce(call, patience.once)).outcome;
}

async function tryOnce(call: () => Promise<unknown>, once: boolean): Promise<Tried> {
  try {
    const { view } = Shown.parse(await call());
    return { outcome: { kind: 'shown', viewId: view.id, hash: view.hash }, againAfterMs: null };
  } catch (error) {
    return readRefusal(error, !once);
  }
}

interface Tried {
  readonly outcome: ViewOutcome;
  /** Null: trying again does not help. */
  readonly againAfterMs: number | null;
}

/** Showing the same once more does no harm; opening once more would fail, because the trigger may be used up. */
function readRefusal(error: unknown, isRepeatable: boolean): Tried {
  if (error instanceof z.ZodError) return over({ kind: 'failed', reason: 'an answer that is not from Slack' });
  const failure = readCallFailure(error);
  switch (failure.kind) {
    case 'code':
      return over(readCode(failure.code));
    case 'rate_limited':
      return { outcome: { kind: 'failed', reason: 'rate_limited' }, againAfterMs: failure.retryAfterMs ?? SECOND_MS };
    case 'not_reached':
      return { outcome: { kind: 'failed', reason: failure.reason }, againAfterMs: 0 };
    case 'unclear':
      return { outcome: { kind: 'failed', reason: failure.reason }, againAfterMs: isRepeatable ? 0 : null };
  }
}

function readCode(code: string): ViewOutcome {
  if (LATE.has(code)) return { kind: 'late' };
  if (code === 'hash_conflict') return { kind: 'conflict' };
  if (GONE.has(code)) return { kind: 'gone' };
  return { kind: 'refused', reason: code };
}

function over(outcome: ViewOutcome): Tried {
  return { outcome, againAfterMs: null };
}
