import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';
import { CONFIGURATION } from '../ops/start-error.ts';
import { playInteractively } from './interactive.ts';
import { playStory } from './story.ts';

/** By convention 128 and the signal's number. */
const SIGNALS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * `npm run demo`: in a terminal Slack to type into; elsewhere the story, which exits 0 when all of it happened. Either
 * way in a temporary folder that is gone at the end, also after a signal.
 */
async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'deepseek-balance-bot-demo-'));
  try {
    return process.stdin.isTTY && process.stdout.isTTY ? await playInTerminal(folder) : await tellStory(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tellStory(folder: string): Promise<number> {
  // Whoever reads the first lines only (`| head`) has seen enough; the folder is still to be deleted.
  process.stdout.on('error', () => {});
  await playStory(folder, (text) => process.stdout.write(`${text}\n`));
  return 0;
}

async function playInTerminal(folder: string): Promise<number> {
  const { env, stdin: input, stdout: output } = process;
  const ending = new AbortController();
  let code = 0;
  for (const [signal, number] of SIGNALS) {
    process.on(signal, () => {
      code = number;
      ending.abort();
    });
  }
  // A terminal that has gone takes no text; SIGHUP or the end of the input say so, too.
  output.on('error', () => ending.abort());
  process.on('unhandledRejection', (reason) => {
    // The Slack SDK rejects into nowhere when it is stopped during a reconnect.
    if (!ending.signal.aborted) throw reason;
  });
  const dumb = env['TERM'] === 'dumb';
  const colour = !dumb && (env['NO_COLOR'] ?? '') === '';
  try {
    await playInteractively({ folder, env, input, output, dumb, colour, ending });
    return code;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`The demo would read your account at DeepSeek, but:\n${error.message}\n`);
    return CONFIGURATION;
  }
}

process.exitCode = await main();
