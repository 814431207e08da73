import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { type BotOptions, createBot } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { createLog } from '../../src/ops/log.ts';
import { StartError } from '../../src/ops/start-error.ts';

/** The real bot as a process of its own, with the shorter waits that the test names in its first argument. */
const timing: BotOptions['timing'] = JSON.parse(process.argv[2] ?? '{}');
// oxlint-disable-next-line node/no-process-env -- this file stands for src/main.ts in tests
const config = parseConfig(process.env, (path) => readFileSync(path, 'utf8'));
const log = createLog({ level: 'debug', secrets: [] });
const bot = await createBot(config, { log, version: '0.0.0-test', timing: timing ?? {} });
process.on('SIGTERM', () => {
  void bot.stop().then(() => process.exit(0));
});
process.on('unhandledRejection', () => process.exit(70));
try {
  await bot.start();
  // Kept now: a process that is killed keeps nothing, and the next one starts twice as fast with it.
  flushCompileCache();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(78);
}
