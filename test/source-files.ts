import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export interface SourceFile {
  /** Below the folder that was asked for, with slashes: `blocks/answers/help.ts`. */
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files under a folder of the project, such as `src`. */
export function listSources(folder: string): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(ROOT, folder, path), 'utf8') }));
}

/** The names in a folder of the project itself. */
export function listNames(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).toSorted();
}

/** Every folder below a folder of the project, with slashes: `blocks/answers`. */
export function listFolders(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, folder).length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

/** A text file of the project, such as `README.md`. */
export function readProjectFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
