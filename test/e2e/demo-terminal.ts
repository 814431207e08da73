import { mkdtemp, readdir, rm, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { createDrawnScreen } from './drawn-screen.ts';
import type { Env } from './world.ts';

const DEMO = join(import.meta.dirname, '../../src/demo/main.ts');
const WAIT_MS = 20_000;
/** Begins every drawing of the line being typed. */
const CLEAR_BELOW = '\u001b[0J';

interface DemoOptions {
  readonly columns?: number;
  readonly env?: Env;
}

/** `npm run demo` in a pseudo-terminal, from the side of the keyboard. */
export interface DemoTerminal {
  readonly pid: number;
  /** Every byte that was written. */
  raw(): string;
  /** What the screen shows, also what scrolled away. */
  screen(): string;
  /** Sends keys as they are. */
  press(keys: string): void;
  /** Types a line; what was on the screen before does not count for `waitFor` any more. */
  enter(line: string): void;
  /** Resolves with the screen when it shows that, below what was there at the last `enter`; rejects when it never will. */
  waitFor(shown: string | RegExp): Promise<string>;
  /** Resolves when the line being typed was drawn again. */
  resize(columns: number): Promise<void>;
  /** Closes the window: there is no terminal any more, and the demo is told so as a shell would. Resolves when nothing is left of it. */
  hangUp(): Promise<void>;
  /** Names of what was left behind in the folder for temporary files. */
  leftovers(): Promise<readonly string[]>;
  readonly ended: Promise<number>;
}

/** A demo that waits for the first line. */
export async function openReadyDemo(options: DemoOptions = {}): Promise<DemoTerminal> {
  const demo = await openDemo(options);
  await demo.waitFor(/#ops>$/m);
  return demo;
}

export async function openDemo({ columns = 100, env = {} }: DemoOptions = {}): Promise<DemoTerminal> {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-test-'));
  const screen = createDrawnScreen({ columns });
  const shell = spawn(process.execPath, [DEMO], {
    cols: columns,
    rows: 40,
    cwd: folder,
    env: { TMPDIR: folder, TERM: 'xterm-256color', ...env },
  });
  const looks = new Set<() => void>();
  let raw = '';
  let from = 0;
  const shownNow = (): string => screen.rows.slice(from).join('\n');
  shell.onData((chunk) => {
    raw += chunk;
    screen.write(chunk);
    for (const look of looks) look();
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  let gone = false;
  let hungUp = false;
  shell.onExit(({ exitCode }) => {
    gone = true;
    end(exitCode);
  });
  onTestFinished(async () => {
    if (!gone) shell.kill('SIGKILL');
    // Of a terminal that was closed, node-pty does not always tell the end.
    if (!hungUp) await ended;
    await rm(folder, { recursive: true, force: true });
  });
  return {
    pid: shell.pid,
    raw: () => raw,
    screen: () => screen.rows.join('\n'),
    press: (keys) => shell.write(keys),
    enter(line) {
      from = screen.rows.length - 1;
      shell.write(`${line}\r`);
    },
    waitFor(shown) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const look = (): void => {
        const text = shownNow();
        if (typeof shown === 'string' ? text.includes(shown) : shown.test(text)) resolve(text);
      };
      const giveUp = (): void => reject(new Error(`no ${String(shown)} on:\n${screen.rows.join('\n')}`));
      const timer = setTimeout(giveUp, WAIT_MS);
      void ended.then(giveUp);
      looks.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        looks.delete(look);
      });
    },
    resize(to) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const redrawn = shell.onData((chunk) => (chunk.includes(CLEAR_BELOW) ? resolve() : undefined));
      screen.resize(to);
      shell.resize(to, 40);
      return promise.finally(() => redrawn.dispose());
    },
    async hangUp() {
      if (!('destroy' in shell) || typeof shell.destroy !== 'function') throw new Error('cannot close the terminal');
      hungUp = true;
      const changes = watch(folder, { signal: AbortSignal.timeout(WAIT_MS) });
      shell.destroy();
      shell.kill('SIGHUP');
      if ((await readdir(folder)).length === 0) return;
      for await (const _ of changes) if ((await readdir(folder)).length === 0) return;
    },
    leftovers: () => readdir(folder),
    ended,
  };
}
