import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the file system says about a database file, without opening it. */
export interface FileFacts {
  /** Whether this user may write the file (where it is missing: create it), and others into its folder. */
  readonly isWritable: boolean;
  /** Its permissions as chmod writes them, such as `644`, when others than its owner may read it; null otherwise. */
  readonly openMode: string | null;
  /** The inode of the file in which SQLite's processes note that they have it open; null when there is none. */
  readonly lockInode: number | null;
}

const OTHERS = 0o077;
const ALL = 0o777;

/** Looks at a database file; it need not exist. */
export function readFileFacts(path: string): FileFacts {
  const mode = existsSync(path) && process.platform !== 'win32' ? statSync(path).mode & ALL : 0;
  return {
    isWritable: isWritable(path),
    openMode: (mode & OTHERS) === 0 ? null : mode.toString(8),
    lockInode: existsSync(`${path}-shm`) ? statSync(`${path}-shm`).ino : null,
  };
}

/** The folder counts too: SQLite writes its journal beside the file. Missing folders are created in the nearest one that is there. */
function isWritable(path: string): boolean {
  const folder = nearestFolder(dirname(path));
  return (!existsSync(path) || mayWrite(path)) && statSync(folder).isDirectory() && mayWrite(folder);
}

function nearestFolder(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path ? path : nearestFolder(parent);
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
