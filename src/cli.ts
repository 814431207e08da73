#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import process, { loadEnvFile } from 'node:process';
import { CRASH } from './cli/exit-codes.ts';
import { reportFailure } from './cli/failure.ts';
import { createProgram } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';

const DEFAULT_WIDTH = 80;

const { env, stdout, stderr } = process;
const typed = process.argv.slice(2);
const terminal: Terminal = {
  env,
  print: (text) => stdout.write(`${text}\n`),
  complain: (text) => stderr.write(`${text}\n`),
  readFile: (path) => readFileSync(path, 'utf8'),
  now: Date.now,
  colour: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  width: stdout.columns ?? DEFAULT_WIDTH,
};

/** As `npm start` does; what is set already stays. */
function readEnvFile(): void {
  try {
    loadEnvFile();
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isAbsent)
      terminal.complain('deepseek-balance: .env in this folder cannot be read as a file; going on without it.');
  }
}

function report(error: unknown): number {
  const isBot = typed[0] === 'start';
  const stack = isBot || env['LOG_LEVEL']?.trim().toLowerCase() === 'debug';
  return reportFailure(terminal, error, { json: typed.some((word) => /^--json(?:=|$)/.test(word)), stack });
}

// Whoever reads the output may stop reading (`| head -1`): that is no failure. A full disk is one.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === stdout) terminal.complain(`deepseek-balance: The output could not be written (${error.code}).`);
    process.exit(CRASH);
  });
}
// The bot has its own way to end.
if (typed[0] !== 'start') process.on('uncaughtException', (error) => process.exit(report(error)));

readEnvFile();
try {
  const program = createProgram(terminal, (exitCode) => {
    process.exitCode = exitCode;
  });
  await program.parseAsync(typed, { from: 'user' });
} catch (error) {
  process.exitCode = report(error);
}
