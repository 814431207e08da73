import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolders, listNames, listSources, type SourceFile } from './source-files.ts';

interface Room {
  /** Other rooms. A room may always import itself. */
  readonly rooms: readonly string[] | 'all';
  /** Packages and modules of Node. */
  readonly packages: readonly string[] | 'all';
}

const NOTHING: Room = { rooms: [], packages: [] };
const EVERYTHING: Room = { rooms: 'all', packages: 'all' };

/** Who may import whom (ARCHITECTURE.md, "Rooms"). A room is a file or a folder at the top of `src`. */
const ROOMS: Readonly<Record<string, Room>> = {
  domain: NOTHING,
  'ports.ts': { rooms: ['domain'], packages: [] },
  blocks: { rooms: ['domain'], packages: ['@formatjs/intl', '@slack/types'] },
  config: { rooms: ['domain'], packages: ['zod', 'yaml', 'node-cron', 'node:net'] },
  deepseek: { rooms: ['domain', 'ports.ts'], packages: ['undici', 'zod', 'node:timers/promises'] },
  slack: {
    rooms: ['domain', 'ports.ts', 'blocks'],
    packages: ['@slack/bolt', '@slack/web-api', 'undici', 'zod', 'node:http', 'node:timers/promises'],
  },
  store: {
    rooms: ['domain', 'ports.ts'],
    packages: ['kysely', 'better-sqlite3', 'node:crypto', 'node:fs', 'node:path'],
  },
  ops: {
    rooms: ['domain', 'ports.ts'],
    packages: ['pino', 'pino-pretty', 'prom-client', 'undici', 'zod', 'node:crypto', 'node:http'],
  },
  usecases: { rooms: ['domain', 'ports.ts', 'blocks'], packages: ['node:crypto'] },
  listeners: {
    rooms: ['domain', 'ports.ts', 'usecases', 'blocks'],
    packages: ['@slack/bolt', 'zod', 'node:crypto'],
  },
  jobs: { rooms: ['domain', 'ports.ts', 'usecases'], packages: ['node-cron'] },
  library: {
    rooms: ['domain', 'ports.ts', 'blocks', 'config', 'deepseek', 'listeners'],
    packages: ['node:process'],
  },
  cli: EVERYTHING,
  'app.ts': EVERYTHING,
  'main.ts': EVERYTHING,
  demo: EVERYTHING,
};
/** They put rooms together, so nothing but each other may import them; the demo is imported by nobody. */
const ASSEMBLY: Readonly<Record<string, readonly string[]>> = {
  'app.ts': ['main.ts', 'demo'],
  // `start` runs it; the rest of the command line must not.
  'main.ts': ['cli'],
  cli: [],
  library: [],
  demo: [],
};
/** The only readers of the environment; everything else is told. */
const READS_ENVIRONMENT = new Set(['main.ts', 'cli.ts', 'library/environment.ts']);
/** Folders of `test` that hold what belongs to no single room. */
const TEST_ONLY = ['contracts', 'e2e', 'faults', 'fixtures', 'fuzz'];
/** Well below today's number: fewer means that the check looks in the wrong place. */
const LEAST_FILES = 150;

const SOURCES = listSources('src');

/** Files that are one room with a folder. */
const FRONTS: Readonly<Record<string, string>> = { 'config.ts': 'config', 'cli.ts': 'cli', 'index.ts': 'library' };

function roomOf(path: string): string {
  const [top = ''] = path.split('/');
  return FRONTS[top] ?? top;
}

/** What a file imports or re-exports, types included. */
function importsOf({ text }: SourceFile): readonly string[] {
  const patterns = [
    /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\brequire\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, specifier]) => specifier ?? []));
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  if (builtinModules.includes(specifier)) return `node:${specifier}`;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The sentence about an import that is not allowed; undefined for the others. */
function findFault(path: string, specifier: string): string | undefined {
  const from = roomOf(path);
  const room = ROOMS[from] ?? NOTHING;
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    return room.packages === 'all' || room.packages.includes(name) ? undefined : `${path} imports ${name}`;
  }
  const to = roomOf(posix.join(posix.dirname(path), specifier));
  if (to === from) return undefined;
  const allowed =
    ASSEMBLY[to] === undefined ? room.rooms === 'all' || room.rooms.includes(to) : ASSEMBLY[to].includes(from);
  return allowed ? undefined : `${path} imports ${to} (${specifier})`;
}

function findFaults(sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap((file) => importsOf(file).flatMap((specifier) => findFault(file.path, specifier) ?? []));
}

describe('the rooms of src', () => {
  it('are the known ones, and the check sees their files', () => {
    expect([...new Set(listNames('src').map(roomOf))].toSorted()).toEqual(Object.keys(ROOMS).toSorted());
    expect(SOURCES.length).toBeGreaterThan(LEAST_FILES);
    expect(SOURCES.flatMap(importsOf).length).toBeGreaterThan(2 * LEAST_FILES);
  });

  it('import only the rooms and packages that they may', () => {
    expect(findFaults(SOURCES)).toEqual([]);
  });

  it.each([
    ['domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['domain/a.ts', "import path from 'path';"],
    ['domain/a.ts', "import { z } from 'zod';"],
    ['domain/a.ts', "import type { Store } from '../ports.ts';"],
    ['domain/a.ts', "export {\n  openStore,\n} from '../store/store.ts';"],
    ['blocks/answers/a.ts', "import '../../usecases/core.ts';"],
    ['store/a.ts', "const slack = await import('../slack/client.ts');"],
    ['usecases/a.ts', "import { WebClient } from '@slack/web-api';"],
    ['usecases/a.ts', "import { createBot } from '../app.ts';"],
    ['app.ts', "import { playStory } from './demo/story.ts';"],
    ['app.ts', "import { createProgram } from './cli/program.ts';"],
    ['cli/a.ts', "import { playStory } from '../demo/story.ts';"],
    ['library/a.ts', "import { openStore } from '../store/store.ts';"],
    ['elsewhere/a.ts', "import { z } from 'zod';"],
  ])('would not do with %s: %s', (path, text) => {
    expect(findFaults([{ path, text }])).toHaveLength(1);
  });

  it('hold only the places that may read the environment', () => {
    const readers = SOURCES.filter(({ text }) => /\bprocess(?:\?*\.|\[['"])env\b|\benv\b[^;]*=\s*process\b/.test(text));
    expect(
      readers.map(({ path }) => path).filter((path) => !READS_ENVIRONMENT.has(path) && roomOf(path) !== 'demo'),
    ).toEqual([]);
    expect(readers.map(({ path }) => path)).toContain('main.ts');
  });
});

describe('test', () => {
  it('mirrors src', () => {
    const known = listFolders('src');
    const folders = listFolders('test').filter((folder) => !TEST_ONLY.includes(roomOf(folder)));
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([]);
    expect(folders.length).toBeGreaterThan(TEST_ONLY.length);
  });
});
