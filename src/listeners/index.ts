import type { App } from '@slack/bolt';
import type { Log } from '../ports.ts';
import { balanceCommand, type CommandDeps } from './commands/balance-command.ts';
import type { EventDeps } from './events/event-deps.ts';
import { EVENTS } from './events/event-table.ts';

/** The command in every name it may be installed under, such as `/deepseek-balance-dev`. */
export const COMMAND = /^\/deepseek-balance/;

/** The routing table: what Slack may send and who answers. */
export function registerListeners(app: App, deps: CommandDeps & EventDeps): void {
  app.command(COMMAND, balanceCommand(deps));
  for (const [name, listen] of Object.entries(EVENTS)) app.event(name, listen(deps));
  app.error(logError(deps.log));
}

function logError(log: Log) {
  return async (error: Error): Promise<void> => {
    log.error({ err: error }, 'a listener failed');
  };
}
