import { z } from 'zod';
import type { EventDeps } from './event-deps.ts';
import { type EventListener, ownEvent } from './own-event.ts';

const Revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) });

/** The app was removed from the workspace. */
export function appUninstalled(deps: EventDeps): EventListener {
  return ownEvent(deps, z.object({}), () => deps.events.loseInstallation(deps.workspaceId, 'app_uninstalled'));
}

/** Tokens were revoked; those of people are none of the bot's. */
export function tokensRevoked(deps: EventDeps): EventListener {
  return ownEvent(deps, Revoked, async ({ event }) => {
    if ((event.tokens.bot ?? []).length === 0) return;
    await deps.events.loseInstallation(deps.workspaceId, 'token_revoked');
  });
}
