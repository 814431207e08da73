/** Why the database at a path cannot be used by a command that runs beside the bot. */
export function noDatabase(path: string): string {
  return `There is no database ${path}. Start the bot, which makes it; if the bot runs already, run this in its folder or set DATABASE_URL as the bot has it.`;
}

export function keptLocked(path: string): string {
  return `Another process keeps ${path} locked. End what holds it, such as a backup or a database browser, and try again.`;
}

export function unreadable(path: string, reason: string): string {
  return `The database ${path} cannot be read (${reason}). DATABASE_URL must name a SQLite file of this bot that this user may read.`;
}
