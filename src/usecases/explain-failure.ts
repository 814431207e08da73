import { MINUTE_MS } from '../domain/duration.ts';
import { isLately } from '../domain/lately.ts';
import type { FailureCause } from '../domain/reading.ts';
import type { AccountKey, KeySource, ReadOutcome } from '../ports.ts';
import type { Core } from './core.ts';

/** Says in the log whether a key is still accepted although its balance could not be read; resolves when that is said. */
export type ExplainFailure = (key: AccountKey, outcome: ReadOutcome) => Promise<void>;

const OPEN_CAUSES: ReadonlySet<FailureCause> = new Set(['unreachable', 'invalid', 'blocked']);
/** While an account stays unreadable, its key is asked about at most so often (ms). */
const ASK_EVERY_MS = 5 * MINUTE_MS;

/**
 * "Key refused" and "balance endpoint down" are different work for whoever is on call. The answer is only said: a reading that
 * failed stays failed, whatever the list of models answers.
 */
export function createExplainFailure({
  source,
  log,
  now,
}: Pick<Core, 'log' | 'now'> & { readonly source: KeySource }): ExplainFailure {
  const asked = new Map<string, number>();
  return async (key, { reading }) => {
    // A refused key, a throttle and a wrong address say it themselves.
    if (reading.kind !== 'failure' || !OPEN_CAUSES.has(reading.cause)) return;
    const at = now();
    if (isLately(asked.get(key.id), at, ASK_EVERY_MS)) return;
    asked.set(key.id, at);
    const { verdict, detail, rateLimits } = await source.checkKey(key);
    const said = Object.keys(rateLimits).length > 0 && { rateLimits };
    log.warn({ account: key.id, key: verdict, detail, ...said }, WORDS[verdict]);
  };
}

const WORDS = {
  accepted:
    'the balance cannot be read, but DeepSeek accepts the key (GET /models): the balance endpoint or the way to it is down',
  refused: 'the balance cannot be read, and DeepSeek does not accept the key either (GET /models)',
  unknown: 'the balance cannot be read, and neither does GET /models say whether the key is accepted',
} as const;
