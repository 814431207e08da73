import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findLeaks } from './secret-leaks.ts';

/** Collects the logs of every bot of the whole suite, and fails the run when one of them holds a secret that was used in it. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'deepseek-balance-bot-logs-'));
  project.provide('suiteLogFolder', folder);
  return () => {
    const leaks = findLeaks(folder);
    rmSync(folder, { recursive: true, force: true });
    if (leaks.length > 0) throw new Error(`A secret was written to a log:\n${leaks.join('\n')}`);
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly suiteLogFolder: string;
  }
}
