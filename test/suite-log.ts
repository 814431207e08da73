import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/**
 * A file for the log of one world, with what it said already; what it must never contain is noted beside it. The secrets are not given to the loggers, so
 * what the suite proves is that nothing writes them in the first place.
 */
export function keepSuiteLog(secrets: readonly string[], lines: readonly string[] = []): string {
  const path = join(inject('suiteLogFolder'), `${randomUUID()}.log`);
  writeFileSync(path, lines.join('\n'));
  writeFileSync(path.replace(/\.log$/, '.secrets'), JSON.stringify(secrets));
  return path;
}

/** The tokens, keys and signing secrets of an environment. */
export function secretsOf(env: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (/KEY|TOKEN|SECRET/.test(name) && value !== '' ? [value] : []));
}
