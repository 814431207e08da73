import { randomUUID } from 'node:crypto';
import type { Envelope } from './delivery.ts';
import type { Workspace } from './workspace.ts';

/** An event of the Events API. */
export function eventEnvelope(
  { team, bot }: Workspace,
  event: Readonly<Record<string, unknown>>,
  at: { readonly ms: number; readonly ts: string },
): Envelope {
  const payload = {
    token: 'deprecated',
    team_id: team.id,
    api_app_id: bot.appId,
    type: 'event_callback',
    event: { event_ts: at.ts, ...event },
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 9).toUpperCase()}`,
    event_time: Math.floor(at.ms / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
  return { type: 'events_api', payload };
}
