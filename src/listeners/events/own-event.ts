import { z } from 'zod';
import type { EventDeps } from './event-deps.ts';

const Envelope = z.object({
  team_id: z.string(),
  /** In channels shared with other organisations the event may carry their team; these are the installations that see it. */
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
  event: z.object({ type: z.string(), event_ts: z.string().optional() }),
});
type Envelope = z.infer<typeof Envelope>;

/** A listener as Bolt calls it; Bolt has acknowledged the event by then. */
export type EventListener = (args: { readonly body: unknown }) => Promise<void>;

/** An event of this bot's own workspace, read by its schema. `at`: when it happened (UTC ms by Slack's clock; now when it does not say). */
export interface OwnEvent<E> {
  readonly event: E;
  readonly at: number;
}

/** Parses an event, leaves those of other workspaces alone, and counts the work as something that a stop waits for. */
export function ownEvent<E>(
  deps: EventDeps,
  schema: z.ZodType<E>,
  handle: (own: OwnEvent<E>) => Promise<void>,
): EventListener {
  const body = z.object({ event: schema });
  return async (args) => {
    const envelope = Envelope.parse(args.body);
    if (!isOwn(envelope, deps.readSelf()?.teamId)) {
      deps.log.warn({ event: envelope.event.type, team: envelope.team_id }, 'an event of another workspace is ignored');
      return;
    }
    await deps.track(handle({ event: body.parse(args.body).event, at: readTime(envelope) }));
  };
}

/** Until Slack has said which workspace is the bot's own, an event is taken for one of it: only its tokens receive any. */
function isOwn({ team_id: team, authorizations = [] }: Envelope, own: string | undefined): boolean {
  return own === undefined || team === own || authorizations.some((authorization) => authorization.team_id === own);
}

function readTime({ event }: Envelope): number {
  const ms = Math.floor(Number(event.event_ts) * 1000);
  return Number.isFinite(ms) ? ms : Date.now();
}
