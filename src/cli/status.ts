import { WORKSPACE } from '../domain/workspace.ts';
import { readStatus } from '../usecases/read-status.ts';
import { CONFIGURATION, FINE } from './exit-codes.ts';
import { paceReader } from './pace-reader.ts';
import { readFromDatabase } from './read-database.ts';
import { statusJson } from './status-json.ts';
import { statusLines } from './status-lines.ts';
import type { Terminal } from './terminal.ts';

/** Prints what the bot knows, from its database alone; returns 78 when there is none that can be read, else 0. */
export async function runStatus(terminal: Terminal, { json }: { readonly json: boolean }): Promise<number> {
  const report = await readFromDatabase(terminal, (tables) =>
    readStatus(tables, WORKSPACE, { readPace: paceReader(terminal), now: terminal.now() }),
  );
  if (report === undefined) return CONFIGURATION;
  if (json) terminal.print(JSON.stringify(statusJson(report), null, 2));
  else for (const line of statusLines(report, terminal.now())) terminal.print(line);
  return FINE;
}
