import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { keepSuiteLog, secretsOf } from '../suite-log.ts';
import { type Env, WAIT_MS } from './world.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** `src/main.ts` as an operator runs it, with nothing from this process's environment. */
export interface MainProcess {
  readonly child: ChildProcess;
  /** Everything written so far, to standard output and standard error. */
  readonly lines: readonly string[];
  /** What was written to standard error alone. */
  readonly complaints: readonly string[];
  /** Resolves with the first line that holds `text`, written already or later. */
  waitFor(text: string): Promise<string>;
  /** Resolves with the exit code when the process is gone and all that it wrote is here. */
  readonly ended: Promise<number | null>;
}

/** A folder to start bots in, because they read the `.env` there; ended and deleted by `close`. */
export interface MainFolder {
  readonly path: string;
  /** Starts `src/main.ts`, or another program of Node's with its arguments. */
  start(env: Env, program?: readonly string[]): MainProcess;
  close(): Promise<void>;
}

export async function openMainFolder(): Promise<MainFolder> {
  const path = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-test-'));
  const started: MainProcess[] = [];
  return {
    path,
    start(env, program = [MAIN]) {
      const main = startMain(path, env, program);
      started.push(main);
      return main;
    },
    async close() {
      for (const { child } of started) child.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      await rm(path, { recursive: true, force: true });
    },
  };
}

function startMain(cwd: string, env: Env, program: readonly string[]): MainProcess {
  const suiteLog = keepSuiteLog(secretsOf(env));
  const child = spawn(process.execPath, program, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const complaints: string[] = [];
  const waiting = new Set<() => void>();
  const collect = (line: string): void => {
    lines.push(line);
    appendFileSync(suiteLog, `${line}\n`);
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout }).on('line', collect);
  createInterface({ input: child.stderr }).on('line', (line) => {
    complaints.push(line);
    collect(line);
  });
  return {
    child,
    lines,
    complaints,
    waitFor(text) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const look = (): void => {
        const line = lines.find((each) => each.includes(text));
        if (line !== undefined) resolve(line);
      };
      const timer = setTimeout(() => reject(new Error(`no line with "${text}" in:\n${lines.join('\n')}`)), WAIT_MS);
      waiting.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(look);
      });
    },
    ended: once(child, 'close').then(() => child.exitCode),
  };
}
