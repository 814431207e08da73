import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Log } from '../ports.ts';
import { CLICKS } from './actions/click-table.ts';
import { unknownClick } from './actions/unknown.ts';
import { balanceCommand } from './commands/balance-command.ts';
import type { EventDeps } from './events/event-deps.ts';
import { EVENTS } from './events/event-table.ts';
import { FORMS } from './forms/form-table.ts';
import { clickListener, type InteractionDeps } from './interactions.ts';
import { submissionListener } from './submission.ts';

/** The command in every name it may be installed under, such as `/deepseek-balance-dev`. */
export const COMMAND = /^\/deepseek-balance/;
/** Buttons, menus and forms find their way by tables, so that those of other versions are acknowledged, too. */
const ANY = /^/;

/** The routing table: what Slack may send and who answers. */
export function registerListeners(app: App, deps: InteractionDeps & EventDeps): void {
  app.command(COMMAND, balanceCommand(deps));
  app.action(ANY, clickListener(deps, CLICKS, unknownClick));
  app.view<ViewSubmitAction>(ANY, submissionListener(deps, FORMS));
  for (const [name, listen] of Object.entries(EVENTS)) app.event(name, listen(deps));
  app.error(logError(deps.log));
}

function logError(log: Log) {
  return async (error: Error): Promise<void> => {
    log.error({ err: error }, 'a listener failed');
  };
}
