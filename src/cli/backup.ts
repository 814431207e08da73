import { dirname } from 'node:path';
import { type BackupOutcome, backUp } from '../store/backup.ts';
import { readDatabasePath } from './database-path.ts';
import { keptLocked, noDatabase, unreadable } from './database-words.ts';
import { CONFIGURATION, CRASH, FINE, USAGE } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Copies the bot's database into a new file; returns 0 only when the whole copy is on the disk under this name. */
export async function runBackup(terminal: Terminal, target: string): Promise<number> {
  const path = readDatabasePath(terminal);
  if (path === undefined) return CONFIGURATION;
  const outcome = await backUp(path, target);
  if (outcome.kind === 'done') {
    terminal.print(`${target} is a copy of ${path} (${outcome.bytes} bytes).`);
    return FINE;
  }
  terminal.complain(`deepseek-balance: ${whyNot(outcome, path, target)}`);
  return EXIT_CODES[outcome.kind];
}

type Failed = Exclude<BackupOutcome, { readonly kind: 'done' }>;

const EXIT_CODES: Readonly<Record<Failed['kind'], number>> = {
  missing: CONFIGURATION,
  locked: CONFIGURATION,
  unusable: CONFIGURATION,
  exists: USAGE,
  no_folder: USAGE,
  unwritable: USAGE,
  full: CRASH,
};

function whyNot(outcome: Failed, path: string, target: string): string {
  switch (outcome.kind) {
    case 'missing':
      return noDatabase(path);
    case 'locked':
      return keptLocked(path);
    case 'unusable':
      return unreadable(path, outcome.reason);
    case 'exists':
      return `${target} is there already and stays as it is. Choose another name.`;
    case 'no_folder':
      return `There is no folder ${dirname(target)}. Make it, or choose another one.`;
    case 'unwritable':
      return `${target} cannot be made (${outcome.reason}). Choose a folder that this user may write to.`;
    case 'full':
      return `There is no room for ${target}, and nothing was kept of it. Make room, or choose another disk.`;
  }
}
