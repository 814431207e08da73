import { parseDatabaseUrl } from '../config/database-url.ts';
import { givenText } from '../config/given-text.ts';
import { VARIABLES } from '../config/variables.ts';
import type { Tables } from '../ports.ts';
import { openStoreForReading, type ReadingStoreOutcome } from '../store/reading-store.ts';
import type { Terminal } from './terminal.ts';

/** Reads from the database of DATABASE_URL, changing nothing; undefined when it cannot, after a sentence about that. */
export async function readFromDatabase<T>(
  terminal: Terminal,
  read: (tables: Tables) => Promise<T>,
): Promise<T | undefined> {
  const fallback = VARIABLES.find(({ name }) => name === 'DATABASE_URL')?.fallback ?? '';
  const url = parseDatabaseUrl(givenText(terminal.env['DATABASE_URL']) ?? fallback);
  if (!url.ok) {
    terminal.complain(`DATABASE_URL ${url.problem}`);
    return undefined;
  }
  const outcome = await openStoreForReading(url.value.path);
  if (outcome.kind !== 'open') {
    terminal.complain(whyNot(outcome, url.value.path));
    return undefined;
  }
  try {
    return await read(outcome.store.tables);
  } finally {
    await outcome.store.close();
  }
}

function whyNot(outcome: Exclude<ReadingStoreOutcome, { readonly kind: 'open' }>, path: string): string {
  switch (outcome.kind) {
    case 'missing':
      return `There is no database ${path}. Start the bot, which makes it; if the bot runs already, run this in its folder or set DATABASE_URL as the bot has it.`;
    case 'locked':
      return `Another process keeps ${path} locked. End what holds it, such as a backup or a database browser, and try again.`;
    case 'older':
      return `The database ${path} is of an older release. Start the bot once, which brings it up to date.`;
    case 'newer':
      return `The database ${path} is of a newer release. Run that release.`;
    case 'unusable':
      return `The database ${path} cannot be read (${outcome.reason}). DATABASE_URL must name a SQLite file of this bot that this user may read.`;
  }
}
