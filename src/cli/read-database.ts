import type { Tables } from '../ports.ts';
import { openStoreForReading, type ReadingStoreOutcome } from '../store/reading-store.ts';
import { readDatabasePath } from './database-path.ts';
import { keptLocked, noDatabase, unreadable } from './database-words.ts';
import type { Terminal } from './terminal.ts';

/** Reads from the database of DATABASE_URL, changing nothing; undefined when it cannot, after a sentence about that. */
export async function readFromDatabase<T>(
  terminal: Terminal,
  read: (tables: Tables) => Promise<T>,
): Promise<T | undefined> {
  const path = readDatabasePath(terminal);
  if (path === undefined) return undefined;
  const outcome = await openStoreForReading(path);
  if (outcome.kind !== 'open') {
    terminal.complain(whyNot(outcome, path));
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
      return noDatabase(path);
    case 'locked':
      return keptLocked(path);
    case 'older':
      return `The database ${path} is of an older release. Start the bot once, which brings it up to date.`;
    case 'newer':
      return `The database ${path} is of a newer release. Run that release.`;
    case 'unusable':
      return unreadable(path, outcome.reason);
  }
}
