import type { RequestedView } from './view-checks.ts';
import { stateValues, type ViewValues } from './view-state.ts';
import type { Workspace } from './workspace.ts';

/** A view as it stands open, and what its person filled in. */
export interface OpenView {
  readonly id: string;
  readonly hash: string;
  /** Who sees it. */
  readonly userId: string;
  /** Where the person was when it opened; null for a Home tab. */
  readonly channel: string | null;
  readonly rootId: string;
  /** The view below in the stack of modals. */
  readonly previousId: string | null;
  readonly view: RequestedView;
  /** What was touched, or kept from a former version; see `valuesOf` for all. */
  readonly filled: ViewValues;
}

/** `state.values` of an open view. */
export function valuesOf({ view, filled, channel }: OpenView): ViewValues {
  return stateValues(view.blocks, filled, channel);
}

/** The view as Slack shows it, with `values` as its state: nothing in the Web API's answers. */
export function viewJson(
  { id, hash, view, rootId, previousId }: OpenView,
  { team, bot }: Workspace,
  values: ViewValues = {},
): Readonly<Record<string, unknown>> {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...view,
    id,
    hash,
    team_id: team.id,
    app_installed_team_id: team.id,
    app_id: bot.appId,
    bot_id: bot.botId,
    root_view_id: rootId,
    previous_view_id: previousId,
    state: { values },
  };
}
