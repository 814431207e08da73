import type { App } from '@slack/bolt';
import type { Log } from '../ports.ts';
import { balanceCommand, type CommandDeps } from './commands/balance-command.ts';

/** The command in every name it may be installed under, such as `/deepseek-balance-dev`. */
export const COMMAND = /^\/deepseek-balance/;

/** The routing table: what Slack may send and who answers. */
export function registerListeners(app: App, deps: CommandDeps): void {
  app.command(COMMAND, balanceCommand(deps));
  app.error(logError(deps.log));
}

function logError(log: Log) {
  return async (error: Error): Promise<void> => {
    log.error({ err: error }, 'a listener failed');
  };
}
