import { readFileSync } from 'node:fs';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { Variables } from '../../src/config/accounts.ts';

export interface OpenTerminal {
  readonly terminal: Terminal;
  readonly printed: readonly string[];
  readonly complained: readonly string[];
}

/** A terminal that keeps what is written; every file is the real one, or `text`. */
export function openTerminal(env: Variables = {}, text?: string): OpenTerminal {
  const printed: string[] = [];
  const complained: string[] = [];
  const terminal: Terminal = {
    env,
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    readFile: (path) => text ?? readFileSync(path, 'utf8'),
    now: () => Date.UTC(2026, 10, 21),
    colour: false,
    width: 80,
  };
  return { terminal, printed, complained };
}
