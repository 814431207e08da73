import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECOND_MS } from '../domain/duration.ts';
import { isLately } from '../domain/lately.ts';
import { PROBE_EVERY_MS } from '../domain/probe.ts';

const FINGERPRINT_CHARACTERS = 16;

/**
 * Takes the probe of this minute for a key; returns 0, or how long to wait (ms) when one was made already. It is noted as the
 * time of an empty file in the user's own part of the folder for temporary files; where that cannot be written, it is not noted.
 */
export function takeProbe(apiKey: string, now: number): number {
  const fingerprint = createHash('sha256').update(apiKey).digest('hex').slice(0, FINGERPRINT_CHARACTERS);
  const folder = join(tmpdir(), `deepseek-balance-${process.getuid?.() ?? 'user'}`);
  const file = join(folder, `probe-${fingerprint}`);
  const last = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (isLately(last, now, PROBE_EVERY_MS)) return Math.ceil(last + PROBE_EVERY_MS - now);
  note(folder, file, now);
  return 0;
}

/** A probe is worth more than its note: a folder that cannot be written must not prevent it. */
function note(folder: string, file: string, now: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    utimesSync(file, now / SECOND_MS, now / SECOND_MS);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
