import { performance } from 'node:perf_hooks';

/** Slack's limits: about one post per second and channel, and Tier 3 (50 a minute) for `chat.update`; bursts pass. */
export interface RateLimits {
  readonly postsPerSecondPerChannel?: number;
  readonly burst?: number;
  readonly updatesPerMinute?: number;
  readonly updateBurst?: number;
}

/** Seconds after which one may ask again, or null when the call may pass. */
export type RateLimiter = (method: string, channel: string) => number | null;

const NO_LIMIT: RateLimiter = () => null;

/** Counts in real time, whatever the stand-in's own clock says: it is the sender's pace that is limited. */
export function createRateLimiter(limits: RateLimits | false): RateLimiter {
  if (limits === false) return NO_LIMIT;
  const posts = createBuckets(limits.postsPerSecondPerChannel ?? 1, limits.burst ?? 10);
  const updates = createBuckets((limits.updatesPerMinute ?? 50) / 60, limits.updateBurst ?? 50);
  return (method, channel) => {
    if (method === 'chat.postMessage') return posts(channel);
    return method === 'chat.update' ? updates('') : null;
  };
}

function createBuckets(perSecond: number, capacity: number): (key: string) => number | null {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (key) => {
    const now = performance.now();
    const before = buckets.get(key) ?? { tokens: capacity, at: now };
    const tokens = Math.min(capacity, before.tokens + ((now - before.at) / 1000) * perSecond);
    const passes = tokens >= 1;
    buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: now });
    return passes ? null : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  };
}
