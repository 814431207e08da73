import { parseDatabaseUrl } from '../config/database-url.ts';
import { givenText } from '../config/given-text.ts';
import { VARIABLES } from '../config/variables.ts';
import type { Terminal } from './terminal.ts';

/** The file that DATABASE_URL names; undefined when it names none, after a sentence about that. */
export function readDatabasePath(terminal: Terminal): string | undefined {
  const fallback = VARIABLES.find(({ name }) => name === 'DATABASE_URL')?.fallback ?? '';
  const url = parseDatabaseUrl(givenText(terminal.env['DATABASE_URL']) ?? fallback);
  if (url.ok) return url.value.path;
  terminal.complain(`DATABASE_URL ${url.problem}`);
  return undefined;
}
