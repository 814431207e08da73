import { DEFAULT_ZONE } from '../domain/calendar.ts';
import type { DigestReport } from '../domain/digest-report.ts';
import { DAY_MS, WEEK_MS } from '../domain/duration.ts';
import type { Asker } from './change-rules.ts';
import type { Core } from './core.ts';
import { createLookAtWallet } from './look-at-wallet.ts';
import { readDigest } from './read-digest.ts';

/** What a digest would say now: of the last 24 hours, or of the last week where it is weekly. */
export async function previewDigest(deps: Core, { workspaceId, channelId }: Asker): Promise<DigestReport> {
  const now = deps.now();
  const { digest, zone } = await deps.store.channels.getSettings(workspaceId, channelId);
  const length = digest?.every === 'week' ? WEEK_MS : DAY_MS;
  return readDigest({ ...deps, look: createLookAtWallet(deps.settings) }, deps.store, {
    workspaceId,
    channelId,
    key: null,
    period: { from: now - length, until: now },
    before: { from: now - 2 * length, until: now - length },
    zone: zone ?? DEFAULT_ZONE,
    missed: [],
    now,
  });
}
