import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { mountSmallDisk } from '../small-disk.ts';
import { secretsOf } from '../suite-log.ts';
import { type MainFolder, type MainProcess, openMainFolder } from './main-process.ts';
import { findFreePort } from './typist.ts';
import { createWorld, type Env, type World } from './world.ts';

const CONFIGURATION = 78;
const FIRST_PAGES = 16_384;

let folder: MainFolder;
beforeEach(async () => {
  folder = await openMainFolder();
});
afterEach(() => folder.close());

/** How a start ended; of `given` nothing may be in what it wrote. */
async function readEnd(main: MainProcess, given: readonly string[]) {
  const code = await main.ended;
  return {
    code,
    /** One line for each complaint. */
    says: main.complaints,
    echoed: given.filter((value) => main.lines.join('\n').includes(value)),
    traces: main.lines.filter((line) => /^\s+at /.test(line)),
  };
}

/** With one sentence, or a heading and a line for each variable. */
function refusal(...parts: readonly string[]) {
  const says = parts.map((part): unknown => expect.stringContaining(part));
  return { code: CONFIGURATION, says, echoed: [], traces: [] };
}

describe('a configuration that cannot work ends the start with one message', () => {
  it('names everything that is missing', async () => {
    const main = folder.start({});
    expect(await readEnd(main, [])).toEqual(
      refusal(
        'The configuration is not complete:',
        'SLACK_BOT_TOKEN is missing',
        'DEEPSEEK_API_KEY or ACCOUNTS_FILE is missing',
        'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing',
      ),
    );
    expect(main.lines).toEqual(main.complaints);
  });

  it('recognises secrets in the wrong places, and bad values beside them, all at once', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-1-A1-swapped',
      SLACK_APP_TOKEN: 'xoxb-swapped',
      DEEPSEEK_API_KEY: 'xoxp-swapped',
      ALERT_CHANNEL: '#ops-room',
      CHECK_CRON: 'every minute',
      ALERT_THRESHOLDS: '50k CNY',
    };
    expect(await readEnd(folder.start(env), Object.values(env))).toEqual(
      refusal(
        'The configuration is not complete:',
        'DEEPSEEK_API_KEY holds a user token (xoxp-…)',
        'SLACK_BOT_TOKEN holds an app-level token (xapp-…); the bot token starts with xoxb-',
        'SLACK_APP_TOKEN holds a bot token (xoxb-…); the app-level token starts with xapp-',
        'CHECK_CRON must be',
        'ALERT_CHANNEL looks like a name',
        'ALERT_THRESHOLDS must be',
      ),
    );
  });
});

describe('a start that cannot succeed ends with a sentence', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  beforeEach(() => world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '45.00' } } }));
  afterAll(() => world.close());

  const envHere = (more: Env = {}): Env => ({
    ...world.env,
    DATABASE_URL: `file:${join(folder.path, 'data/bot.db')}`,
    ...more,
  });

  it('when Slack refuses the bot token', async () => {
    const env = envHere({ SLACK_BOT_TOKEN: 'xoxb-not-of-this-team' });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal('Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy the Bot User OAuth Token'),
    );
  });

  it('when Slack refuses the app token', async () => {
    const env = envHere({ SLACK_APP_TOKEN: 'xapp-not-of-this-app' });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal(
        'Slack refuses SLACK_APP_TOKEN (invalid_auth). Create an app-level token with the scope connections:write',
      ),
    );
  });

  it('when the port is in use', async () => {
    const server = createServer();
    const port = await findFreePort();
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    const env = envHere({
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      PORT: String(port),
    });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal(
        `HOST and PORT cannot be listened on (listen EADDRINUSE: address already in use 127.0.0.1:${port}). Choose a free port`,
      ),
    );
    await server[Symbol.asyncDispose]();
  });

  it('when the port for programs is in use', async () => {
    const server = createServer();
    const port = await findFreePort();
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    const env = envHere({
      OPS_PORT: String(port),
      REPORT_TOKEN: 'a-token-of-24-characters',
    });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal(
        `OPS_HOST and OPS_PORT cannot be listened on (listen EADDRINUSE: address already in use 127.0.0.1:${port}). Choose a free port`,
      ),
    );
    await server[Symbol.asyncDispose]();
  });

  it('when the database belongs to a newer release', async () => {
    const path = join(folder.path, 'newer.db');
    const database = new SqliteDatabase(path);
    database.pragma('user_version = 99');
    database.close();
    const env = envHere({ DATABASE_URL: `file:${path}` });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal('The database has schema 99, this release knows'),
    );
  });

  it('when the database is none', async () => {
    const path = join(folder.path, 'notes.txt');
    await writeFile(
      path,
      'This is not a database, only a note that is long enough to be read as the head of one.\n'.repeat(20),
    );
    const env = envHere({ DATABASE_URL: `file:${path}` });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal('DATABASE_URL cannot be used (file is not a database)'),
    );
  });

  it('when the database is damaged, which stays as it is', async () => {
    const path = join(folder.path, 'damaged.db');
    await (await openStore(path)).close();
    const damaged = (await readFile(path)).fill(0xaa, FIRST_PAGES);
    await writeFile(path, damaged);
    const env = envHere({ DATABASE_URL: `file:${path}` });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal('The database of DATABASE_URL is damaged ('),
    );
    expect((await readFile(path)).equals(damaged)).toBe(true);
  });

  it('when there is a folder in the place of the database', async () => {
    const env = envHere({ DATABASE_URL: `file:${folder.path}` });
    expect(await readEnd(folder.start(env), secretsOf(env))).toEqual(
      refusal('DATABASE_URL cannot be used (it is no file)'),
    );
  });

  it('when the disk is full, with a code after which it is started again', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (disk === undefined) return skip('only who may mount has a small disk');
    const main = folder.start(envHere({ DATABASE_URL: `file:${join(disk, 'data/bot.db')}` }));
    expect(await readEnd(main, [])).toEqual({
      ...refusal('There is no room on the disk for the database of DATABASE_URL (database or disk is full). Make room'),
      code: 70,
    });
  });
});
