import { readFileSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { createBot } from './app.ts';
import { type Config, ConfigError, parseConfig } from './config.ts';
import { createLog } from './ops/log.ts';
import { CONFIGURATION, FAILURE, StartError } from './ops/start-error.ts';
import { NewerDatabaseError } from './store/migrate.ts';

function readConfig(): Config {
  try {
    loadEnvFile();
  } catch {
    // No .env: everything comes from the environment.
  }
  return parseConfig(process.env, (path) => readFileSync(path, 'utf8'));
}

function readVersion(): string {
  const text: { readonly version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return text.version;
}

/** Ends the process with a message for the operator, without a stack trace. */
function giveUp(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function secretsOf(config: Config): readonly string[] {
  const { botToken, transport } = config.slack;
  return [
    botToken,
    transport.kind === 'socket' ? transport.appToken : transport.signingSecret,
    ...config.accounts.map((account) => account.apiKey),
    ...(config.ops === null ? [] : [config.ops.reportToken]),
    ...(config.heartbeatUrl === null ? [] : [config.heartbeatUrl, new URL(config.heartbeatUrl).pathname]),
  ];
}

/** A person at a terminal reads sentences, everything else JSON; colours only where they show. */
function readPretty({ logFormat }: Config): { readonly colour: boolean } | null {
  const isTerminal = process.stdout.isTTY;
  if (logFormat === 'json' || (logFormat === null && !isTerminal)) return null;
  return { colour: isTerminal && (process.env['NO_COLOR'] ?? '') === '' };
}

async function run(): Promise<void> {
  const config = readConfig();
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config), pretty: readPretty(config) });
  const bot = await createBot(config, { log, version: readVersion() });
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    try {
      await bot.stop();
    } catch (error) {
      log.error({ err: error }, 'not everything could be ended in order');
    }
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping');
      void stop(0);
    });
  }
  process.on('unhandledRejection', (reason) => {
    // While stopping, the Slack SDK may reject into nowhere; anything else is a bug: end, and be started again.
    if (stopping) return;
    log.error({ err: reason }, 'unhandled rejection');
    void stop(FAILURE);
  });
  try {
    await bot.start();
    await bot.refused;
  } catch (error) {
    // A stop during the start takes away what the start still needs.
    if (stopping) return;
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    await stop(error.exitCode);
  }
}

try {
  await run();
} catch (error) {
  if (error instanceof ConfigError) giveUp(`The configuration is not complete:\n${error.message}`, CONFIGURATION);
  if (error instanceof StartError) giveUp(error.message, error.exitCode);
  if (error instanceof NewerDatabaseError) giveUp(error.message, CONFIGURATION);
  throw error;
}
