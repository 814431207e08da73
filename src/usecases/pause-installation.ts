import { MINUTE_MS } from '../domain/duration.ts';
import type { Tables } from '../ports.ts';
import type { Core } from './core.ts';

const TRY_EVERY_MS = 15 * MINUTE_MS;

/** Nothing is delivered to the workspace any more, except for one try every 15 minutes; what waits is kept. */
export async function pauseInstallation(
  tables: Tables,
  workspaceId: string,
  reason: string,
  now: number,
): Promise<void> {
  await tables.workspaces.setPaused(workspaceId, { reason, now, nextTryAt: now + TRY_EVERY_MS });
}

/**
 * Slack said that the app was uninstalled or its bot token revoked. Such news may come late, after the app was installed again, so
 * the very next write is the try that decides.
 */
export async function loseInstallation(deps: Core, workspaceId: string, reason: string): Promise<void> {
  const now = deps.now();
  await deps.store.workspaces.setPaused(workspaceId, { reason, now, nextTryAt: now });
  deps.log.error({ reason }, 'Slack took the installation away: nothing can be delivered; tried every 15 minutes');
}
