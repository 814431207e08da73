import { z } from 'zod';
import type { EventDeps } from './event-deps.ts';
import { type EventListener, ownEvent } from './own-event.ts';

const Opened = z.object({ user: z.string().min(1), tab: z.string().default('home') });

/** Somebody opened the app: only its Home tab is drawn. */
export function homeOpened(deps: EventDeps): EventListener {
  return ownEvent(deps, Opened, async ({ event }) => {
    if (event.tab === 'home') await deps.events.openHome(event.user);
  });
}
