import type { DatabaseLook } from './database-look.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const WRITE =
  'Give the user that runs the bot the right to write the file and its folder, or choose another file in DATABASE_URL.';

/** How the database file is: there, writable, private, sound, of this release. */
export function databaseFindings(look: DatabaseLook | null): readonly Finding[] {
  if (look === null) return [];
  return [stateFinding(look), ...accessFindings(look), ...holderFindings(look)];
}

function stateFinding({ path, facts, state }: DatabaseLook): Finding {
  switch (state.kind) {
    case 'read':
      if (state.damage !== null) return damaged(path, state.damage);
      return fine('Database', `${path} is sound and of this release.`);
    case 'missing':
      if (!facts.isWritable)
        return wrong('Database', `there is no file ${path}, and this user may not create it.`, WRITE);
      return wrong(
        'Database',
        `there is no file ${path}.`,
        'Start the bot, which makes it; if the bot runs already, run doctor in its folder or let DATABASE_URL name its file.',
      );
    case 'locked':
      return wrong(
        'Database',
        `another process keeps ${path} locked.`,
        'End what holds it, such as a backup, a database browser or a second bot.',
      );
    case 'older':
      return note(
        'Database',
        `${path} has schema ${state.schema}, this release has ${state.known}; its rules and readings were not checked.`,
        'The next start of the bot brings it up to date: copy the file before.',
      );
    case 'newer':
      return wrong(
        'Database',
        `${path} has schema ${state.schema}, this release knows only ${state.known}.`,
        'Run the newer release of the bot, or restore a backup from before the upgrade.',
      );
    case 'unusable':
      return damaged(path, state.reason);
  }
}

function damaged(path: string, reason: string): Finding {
  return wrong(
    'Database',
    `${path} cannot be used (${reason}).`,
    'DATABASE_URL must name a SQLite file of this bot that this user may read; if it is damaged, stop the bot and restore a backup.',
  );
}

function accessFindings({ path, facts, state }: DatabaseLook): readonly Finding[] {
  const found: Finding[] = [];
  if (!facts.isWritable && state.kind !== 'missing') {
    found.push(wrong('Database', `this user may not write ${path}, or its folder.`, WRITE));
  }
  if (facts.openMode !== null) {
    found.push(
      wrong('Database', `others may read ${path} (mode ${facts.openMode}).`, `Close it to them: chmod 600 ${path}`),
    );
  }
  return found;
}

function holderFindings({ path, holders }: DatabaseLook): readonly Finding[] {
  if (holders.length < 2) return [];
  return [
    note(
      'Database',
      `${holders.length} processes have ${path} open (${holders.join(', ')}).`,
      'Run one bot for each file; end the other one if it is a second bot.',
    ),
  ];
}
