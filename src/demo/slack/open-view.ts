import type { RequestedView } from './view-checks.ts';
import type { Workspace } from './workspace.ts';

/** A view as it stands open; `userId` for a Home tab. */
export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly userId: string | null;
  readonly view: RequestedView;
}

/** The view as the Web API shows it. */
export function viewJson({ id, hash, view }: OpenView, { team, bot }: Workspace): Readonly<Record<string, unknown>> {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...view,
    id,
    hash,
    team_id: team.id,
    app_id: bot.appId,
    bot_id: bot.botId,
    root_view_id: id,
    previous_view_id: null,
    state: { values: {} },
  };
}
