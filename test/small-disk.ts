import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk with room for 64 KiB, less than a new database needs, where this user may mount one; undefined elsewhere. */
export function mountSmallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  onTestFinished(() => {
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });
  return status === 0 ? disk : undefined;
}
