import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Terminal } from './terminal.ts';

const packageFile = z.object({ version: z.string() });

/** The text of a file that ships with the package, such as `manifest.yml`. */
export function readPackageFile({ readFile }: Pick<Terminal, 'readFile'>, name: string): string {
  return readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)));
}

export function readVersion(terminal: Pick<Terminal, 'readFile'>): string {
  return packageFile.parse(JSON.parse(readPackageFile(terminal, 'package.json'))).version;
}
