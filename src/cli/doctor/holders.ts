/** The byte of SQLite's `-shm` file on which every process that has the database open keeps a shared lock. */
const OPEN_BYTE = '128';
const LOCK = /^\d+: \S+ +\S+ +\S+ +(\d+) +[\da-f]+:[\da-f]+:(\d+) +(\d+) /;

/** Who has a database open: process ids, read from the text of Linux's `/proc/locks`; 0 is a process that is not told. */
export function findHolders(locks: string, inode: number): readonly number[] {
  const pids = locks.split('\n').flatMap((line) => {
    const [, pid, lockedInode, from] = LOCK.exec(line) ?? [];
    return lockedInode === String(inode) && from === OPEN_BYTE ? [Number(pid)] : [];
  });
  return [...new Set(pids)].filter((pid) => pid > 0);
}
