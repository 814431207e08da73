/** Exit codes as in sysexits.h. */
export const CONFIGURATION = 78;
export const FAILURE = 70;

/** The bot cannot start; the message is a sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
  /** What the process ends with; another start helps only where it is not the configuration's. */
  readonly exitCode: number;

  constructor(message: string, { cause, exitCode = CONFIGURATION }: { cause?: unknown; exitCode?: number } = {}) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}

/** Slack refuses the bot token with this code. */
export function refusedBotToken(code: string): StartError {
  return new StartError(
    `Slack refuses SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token again, under "OAuth & Permissions" of the app; it starts with xoxb-.`,
  );
}

/** The database cannot be used. `fault`: what is known about why; null: nothing. */
export function unusableDatabase(error: unknown, fault: 'damaged' | 'full' | 'other' | null): StartError {
  const reason = reasonOf(error);
  switch (fault) {
    case 'damaged':
      return new StartError(
        `The database of DATABASE_URL is damaged (${reason}). It was left as it is. Move it and the files beside it (-wal, -shm) away, keep them, and put a backup in its place; without one, the bot begins anew with an empty database.`,
        { cause: error },
      );
    case 'full':
      return new StartError(
        `There is no room on the disk for the database of DATABASE_URL (${reason}). Make room; the bot can then be started again.`,
        { cause: error, exitCode: FAILURE },
      );
    case 'other':
    case null:
      return new StartError(
        `DATABASE_URL cannot be used (${reason}). It must be a SQLite file of this bot, or a new one in a folder that the bot may write to.`,
        { cause: error },
      );
  }
}

/** Another process has held the database for longer than a start waits. */
export function lockedDatabase(error: unknown): StartError {
  return new StartError(
    `The database of DATABASE_URL stays locked by another process (${reasonOf(error)}). End what holds it, such as a second bot, a backup or a database browser; the bot can then be started again.`,
    { cause: error, exitCode: FAILURE },
  );
}

/** The ops port cannot be listened on. */
export function unusableOpsPort(error: unknown): StartError {
  return new StartError(
    `OPS_HOST and OPS_PORT cannot be listened on (${reasonOf(error)}). Choose a free port, or end what uses it.`,
    { cause: error },
  );
}

/** Slack cannot reach the bot: its address cannot be listened on, or the app-level token is refused. */
export function unusableConnection(error: unknown): StartError {
  const reason = reasonOf(error);
  if (/EADDRINUSE|EACCES|EADDRNOTAVAIL|ENOTFOUND/.test(reason)) {
    return new StartError(`HOST and PORT cannot be listened on (${reason}). Choose a free port, or end what uses it.`, {
      cause: error,
    });
  }
  return new StartError(
    `Slack refuses SLACK_APP_TOKEN (${reason.replace('An API error occurred: ', '')}). Create an app-level token with the scope connections:write under "Basic Information"; it starts with xapp-.`,
    { cause: error },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
