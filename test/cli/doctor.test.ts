import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/cli/doctor.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import { makeNewRule } from '../contracts/store/make.ts';
import { micros } from '../domain/make.ts';
import { ALICE, type Env, OPS } from '../e2e/world.ts';
import {
  ADMINS,
  BOB,
  DEV,
  openWatchedWorld,
  type Run,
  readAt,
  SECRET_ROOM,
  type WatchedWorld,
} from './watched-world.ts';

let world: WatchedWorld;
beforeEach(async () => {
  world = await openWatchedWorld();
});

const botToken = () => world.env['SLACK_BOT_TOKEN'] ?? '';
const withoutScope = (scope: string) =>
  world.slack.tokens.grant(
    botToken(),
    DEFAULT_SCOPES.filter((each) => each !== scope),
  );
const setMode = (mode: number) => chmodSync(world.path, mode);
const sqlite = (statement: string) => {
  const file = new SqliteDatabase(world.path);
  file.exec(statement);
  file.close();
};

/** Lines that begin with a sign, without it. */
function marked(run: Run, sign: '✓' | '!' | '✗'): readonly string[] {
  return run.lines.flatMap((line) => (line.startsWith(`${sign} `) ? [line.slice(2)] : []));
}

interface Seeded {
  readonly name: string;
  /** Makes one thing wrong; what it returns differs in the environment or in the terminal. */
  readonly seed: () => void | Env | Promise<void | Env>;
  readonly terminal?: () => Partial<Terminal>;
  /** What the one bad line says, and what to do. */
  readonly says: RegExp;
  readonly todo: RegExp;
  /** A note that may stand beside it. */
  readonly beside?: RegExp;
}

const BROKEN: readonly Seeded[] = [
  {
    name: 'a missing variable',
    seed: () => ({ SLACK_BOT_TOKEN: '' }),
    says: /^Configuration: SLACK_BOT_TOKEN is missing/,
    todo: /OAuth & Permissions/,
  },
  {
    name: 'two accounts with one key',
    seed: () => ({ KEY_BATCH: world.env['KEY_PROD'] ?? '' }),
    says: /^Configuration: batch has the same key as prod/,
    todo: /Give batch a key of its own/,
  },
  {
    name: 'a bot token that was revoked',
    seed: () => world.slack.tokens.revoke(botToken()),
    says: /^Slack: Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)/,
    todo: /Copy the Bot User OAuth Token again/,
  },
  {
    name: 'an app-level token of somebody else',
    seed: () => ({ SLACK_APP_TOKEN: 'xapp-1-OTHER-2-abcdef' }),
    says: /^Slack: it refuses SLACK_APP_TOKEN \(invalid_auth\)/,
    todo: /connections:write/,
  },
  {
    name: 'a required scope that is missing',
    seed: () => withoutScope('users:read'),
    says: /^Slack: the scope users:read is missing; without it nobody can change rules/,
    todo: /install the app again/,
  },
  {
    name: 'a private channel with rules without the bot',
    seed: () => world.slack.removeBot(SECRET_ROOM),
    says: /^Channels: the bot cannot post in G0SECRET00, for 3 rules: .* private/,
    todo: /Type \/invite there/,
  },
  {
    name: 'a public channel without the bot and without the scope to post there',
    seed: () => {
      withoutScope('chat:write.public');
      world.slack.removeBot(OPS);
    },
    says: /^Channels: the bot cannot post in #ops \(C0OPS00000\), for 3 rules, ALERT_CHANNEL: .* not a member/,
    todo: /Type \/invite there/,
    beside: /^Slack: the optional scope chat:write.public is missing/,
  },
  {
    name: 'an archived channel with rules',
    seed: () => world.slack.archive(SECRET_ROOM),
    says: /^Channels: the bot cannot post in #secret \(G0SECRET00\), for 3 rules: it is archived/,
    todo: /Unarchive it/,
  },
  {
    name: 'a channel where only some may post',
    seed: () =>
      world.change(({ channels }) =>
        channels.pause(WORKSPACE, SECRET_ROOM, 'restricted', Date.now(), Date.now() + MINUTE_MS),
      ),
    says: /^Channels: #secret .* has taken no messages since .* because only some people may post there/,
    todo: /Ask a workspace admin/,
  },
  {
    name: 'a key that DeepSeek refuses',
    seed: () => world.deepseek.revoke(world.env['KEY_PROD'] ?? ''),
    says: /^DeepSeek: prod cannot be read \(HTTP 401: the API key is wrong or revoked/,
    todo: /api_keys, put it into KEY_PROD and restart/,
  },
  {
    name: 'a wrong address of DeepSeek',
    seed: () => {
      world.accountsFile = world.accountsFile.replace(
        'KEY_PROD,',
        `KEY_PROD, base_url: "${world.deepseek.baseUrl}/v1",`,
      );
    },
    says: /^DeepSeek: prod cannot be read \(HTTP 404/,
    todo: /Correct DEEPSEEK_BASE_URL or its base_url/,
  },
  {
    name: 'a DeepSeek that cannot be reached',
    seed: () => {
      world.accountsFile = world.accountsFile.replace('KEY_PROD,', 'KEY_PROD, base_url: "http://127.0.0.1:1",');
    },
    says: /^DeepSeek: prod cannot be read \(no connection/,
    todo: /Check the network.*says nothing about the key/,
  },
  {
    name: 'an account that DeepSeek refuses calls from',
    seed: () => world.deepseek.play(world.env['KEY_PROD'] ?? '', [{ status: 402, body: '{}' }]),
    says: /^DeepSeek: it refuses calls from prod \(HTTP 402\)/,
    todo: /Only a top-up helps/,
  },
  {
    name: 'an account that no rule covers',
    seed: async () => {
      const rule = makeNewRule({ channelId: DEV, number: 1, accountId: 'prod', authorId: ALICE, activeAt: Date.now() });
      await world.change(async ({ rules, channels }) => {
        const all = await rules.listAll(WORKSPACE);
        await rules.remove(
          WORKSPACE,
          all.map(({ id }) => id),
          ALICE,
          Date.now(),
        );
        await channels.ensure(WORKSPACE, DEV);
        await rules.insert(WORKSPACE, rule, Date.now());
      });
    },
    says: /^Rules: no channel is warned about batch/,
    todo: /type \/deepseek-balance threshold 50 CNY/,
  },
  {
    name: 'a wallet with money but without a threshold',
    seed: () =>
      world.deepseek.set(world.env['KEY_BATCH'] ?? '', {
        wallets: { CNY: { toppedUp: '300' }, USD: { toppedUp: '9' } },
      }),
    says: /^Rules: batch holds USD, but no channel is warned/,
    todo: /threshold 5 USD/,
  },
  {
    name: 'an owner who left',
    seed: () => world.slack.workspace.addPerson({ id: ALICE, name: 'alice', deleted: true }),
    says: /^People: U0ALICE000, who pays for prod, is not active/,
    todo: /field owner of prod/,
    beside: /^People: U0ALICE000, who set rules #1 of G0SECRET00, #2 of G0SECRET00 and #3/,
  },
  {
    name: 'an admin who left',
    seed: () => {
      world.slack.workspace.addPerson({ id: 'U0CAROL000', name: 'carol', deleted: true });
      return { ADMIN_USERS: `U0CAROL000,${BOB}` };
    },
    says: /^People: U0CAROL000 of ADMIN_USERS is not active/,
    todo: /Take U0CAROL000 out of ADMIN_USERS/,
  },
  {
    name: 'admins who all left',
    seed: () => {
      world.slack.workspace.addPerson({ id: 'U0CAROL000', name: 'carol', deleted: true });
      return { ADMIN_USERS: 'U0CAROL000' };
    },
    says: /^People: U0CAROL000 of ADMIN_USERS is not active/,
    todo: /Take U0CAROL000 out of ADMIN_USERS/,
    beside: /^People: nobody of ADMIN_USERS is active, so workspace admins may change rules/,
  },
  {
    name: 'a group of admins that is not there',
    seed: () => ({ ADMIN_USERS: `${BOB},S0NOBODY00` }),
    says: /^People: the group S0NOBODY00 of ADMIN_USERS is not there/,
    todo: /Take S0NOBODY00 out of ADMIN_USERS/,
  },
  {
    name: 'a group of admins that may not be read',
    seed: () => withoutScope('usergroups:read'),
    says: /^People: the bot may not read the group S0ADMINS00 of ADMIN_USERS/,
    todo: /usergroups:read/,
    beside: /^Slack: the optional scope usergroups:read is missing/,
  },
  {
    name: 'a clock that is ahead',
    seed: () => world.change((store) => readAt(store, Date.now() + 90 * SECOND_MS)),
    terminal: () => ({ now: () => Date.now() + 90 * SECOND_MS }),
    says: /^Clock: this machine's clock is 1 min ahead of Slack's and 1 min ahead of DeepSeek's/,
    todo: /Let it be set by NTP/,
  },
  {
    name: 'a bot that does not run',
    seed: () => world.change((store) => readAt(store, Date.now() - 15 * MINUTE_MS)),
    says: /^Bot: it does not seem to run: the last reading is of .* UTC, 15 min ago/,
    todo: /Start the bot/,
  },
  {
    name: 'a database of a newer release',
    seed: () => sqlite('pragma user_version = 99'),
    says: /^Database: .*bot\.db has schema 99, this release knows only \d/,
    todo: /Run the newer release/,
  },
  {
    name: 'no database',
    seed: () => rmSync(world.path),
    says: /^Database: there is no file .*bot\.db/,
    todo: /Start the bot, which makes it/,
  },
  {
    name: 'a database that cannot be made',
    seed: () => ({ DATABASE_URL: `file:${join(world.path, 'data', 'bot.db')}` }),
    says: /^Database: there is no file .*bot\.db, and this user may not create it/,
    todo: /the right to write/,
  },
  {
    name: 'a file that is no database',
    seed: () => writeFileSync(world.path, 'a letter to my aunt'.repeat(100)),
    says: /^Database: .*bot\.db cannot be used \(file is not a database\)/,
    todo: /must name a SQLite file of this bot/,
  },
  {
    name: 'a database that others may read',
    seed: () => setMode(0o644),
    says: /^Database: others may read .*bot\.db \(mode 644\)/,
    todo: /chmod 600/,
  },
  {
    name: 'a setting that a running bot has not read yet',
    seed: () => {
      world.deepseek.set(`${world.env['KEY_PROD']}n`, { wallets: { CNY: { toppedUp: '60' } } });
      world.accountsFile += '  - { id: newest, api_key_env: KEY_NEWEST }\n';
      return { KEY_NEWEST: `${world.env['KEY_PROD']}n` };
    },
    says: /^Bot: it does not know the account newest yet/,
    todo: /Restart the bot/,
  },
];

describe('doctor', () => {
  it('finds nothing wrong where nothing is, and says what it looked at', async () => {
    const run = await world.run(runDoctor);
    expect(marked(run, '✗')).toEqual([]);
    expect(marked(run, '!')).toEqual([]);
    expect(run.code).toBe(0);
    expect(run.lines.at(-1)).toBe('Nothing is wrong.');
    expect(marked(run, '✓').map((line) => line.split(':')[0])).toEqual([
      'Configuration',
      'Database',
      'Bot',
      'Slack',
      'Slack',
      'Channels',
      'Channels',
      'People',
      'DeepSeek',
      'DeepSeek',
      'Rules',
      'Clock',
    ]);
    expect(run.complaints).toEqual([]);
  });

  it.each(BROKEN)('finds $name, only that, and says what to do', async ({ seed, terminal, says, todo, beside }) => {
    const more = (await seed()) ?? {};
    const run = await world.run(runDoctor, more, terminal?.());
    expect(marked(run, '✗')).toEqual([expect.stringMatching(says)]);
    expect(marked(run, '✗')).toEqual([expect.stringMatching(todo)]);
    const notes = marked(run, '!');
    expect(notes.filter((line) => beside?.test(line) !== true)).toEqual([]);
    expect(notes.length > 0).toBe(beside !== undefined);
    expect(run.code).toBe(1);
    expect(run.lines.at(-1)).toMatch(/^1 thing is wrong\./);
  });

  it.each(
    DEFAULT_SCOPES.filter((scope) => !['commands', 'chat:write', 'users:read', 'usergroups:read'].includes(scope)),
  )('takes the optional scope %s for worth a note, and says what is lost', async (scope) => {
    withoutScope(scope);
    const run = await world.run(runDoctor);
    expect(marked(run, '✗')).toEqual([]);
    expect(marked(run, '!')[0]).toMatch(
      new RegExp(`the optional scope ${scope} is missing; without it: \\w.*install the app again`),
    );
    expect(run.code).toBe(0);
  });

  it('says which channel it could not look at, and how else to know', async () => {
    withoutScope('groups:read');
    const run = await world.run(runDoctor);
    expect(marked(run, '!')).toContainEqual(
      expect.stringMatching(/^Channels: nobody can tell .* in G0SECRET00.*scope to look is missing.*the word test/),
    );
  });

  it('takes a rule that waits for its currency and a proxy for worth a note', async () => {
    await world.change(({ rules }) =>
      rules.insert(
        WORKSPACE,
        makeNewRule({
          channelId: OPS,
          number: 9,
          currency: 'USD',
          thresholdMicros: micros(5),
          activeAt: Date.now(),
          authorId: ALICE,
        }),
        Date.now(),
      ),
    );
    const run = await world.run(runDoctor, { HTTPS_PROXY: 'http://user:secret@proxy:3128' });
    expect(run.code).toBe(0);
    expect(marked(run, '!')).toEqual([
      expect.stringMatching(/^Rules: rule #9 of C0OPS00000 waits: no account has ever held USD/),
      expect.stringMatching(/^Network: HTTPS_PROXY is set, but the bot uses no proxy/),
    ]);
    expect(run.lines.join('\n')).not.toContain('secret@');
  });

  it('names every complaint about the configuration and goes on with what it can check', async () => {
    const run = await world.run(runDoctor, { SLACK_APP_TOKEN: '', CHECK_CRON: 'often', BLIND_AFTER: 'soon' });
    expect(marked(run, '✗').map((line) => line.split(' ')[1])).toEqual([
      'CHECK_CRON',
      'BLIND_AFTER',
      'SLACK_APP_TOKEN',
    ]);
    expect(marked(run, '✓')).toContainEqual('Slack: it takes SLACK_BOT_TOKEN and grants every scope.');
    expect(run.lines.at(-1)).toBe('3 things are wrong.');
  });

  it.each([
    ['asks for fewer requests', { kind: 'rate_limited', retryAfter: 30 } as const],
    ['answers with a page', { kind: 'html_200' } as const],
    ['breaks off', { kind: 'dropped', stored: false } as const],
    ['answers 503', { kind: 'http_error', status: 503, stored: false } as const],
  ])('goes on when Slack %s', async (_, fault) => {
    world.slack.faults.add({ method: '*', times: 99, fault });
    const run = await world.run(runDoctor);
    expect(marked(run, '✗')).toEqual([expect.stringMatching(/^Slack: it does not answer as it should \(/)]);
    expect(marked(run, '✓')).toContainEqual(expect.stringMatching(/^DeepSeek: prod can be read: ¥71\.46/));
    expect(run.code).toBe(1);
  });

  it('tells which channels and people Slack gave no answer about', async () => {
    for (const method of ['conversations.info', 'users.info', 'usergroups.users.list']) {
      world.slack.faults.add({ method, times: 9, fault: { kind: 'rate_limited', retryAfter: 30 } });
    }
    const run = await world.run(runDoctor);
    expect(marked(run, '✗')).toEqual([]);
    expect(marked(run, '!')).toHaveLength(4);
    expect(marked(run, '!').every((line) => line.endsWith('run doctor again in a minute.'))).toBe(true);
  });

  it.each([
    ['accepted', null, 'DeepSeek accepts its key all the same (GET /models)'],
    ['refused', { status: 401, body: '{}' }, 'DeepSeek does not accept its key either (GET /models: HTTP 401'],
    [
      'unknown',
      { status: 503, headers: { 'x-ratelimit-remaining-requests': '3' }, body: '' },
      'Whether its key is accepted is not known either (GET /models: HTTP 503). It said x-ratelimit-remaining-requests: 3.',
    ],
  ] as const)('tells a balance endpoint that is down from a key that is %s', async (_, models, words) => {
    const key = world.env['KEY_PROD'] ?? '';
    world.deepseek.play(key, [{ status: 503, body: '' }]);
    world.deepseek.override(key, '/models', models);
    const lines = marked(await world.run(runDoctor), '✗');
    expect(lines).toEqual([expect.stringContaining(`DeepSeek: prod cannot be read (HTTP 503). ${words}`)]);
  });

  it('shows what DeepSeek says about limits, word for word', async () => {
    const body = JSON.stringify({ is_available: true, balance_infos: [{ currency: 'CNY', total_balance: '71.46' }] });
    const headers = { 'content-type': 'application/json', 'x-ratelimit-remaining-tokens': '17' };
    world.deepseek.play(world.env['KEY_PROD'] ?? '', [{ status: 200, headers, body }]);
    expect(marked(await world.run(runDoctor), '✓')).toContainEqual(
      expect.stringContaining('It said x-ratelimit-remaining-tokens: 17.'),
    );
  });

  it('ends although nobody answers', async () => {
    const began = performance.now();
    world.deepseek.holdRequests();
    world.slack.faults.add({ method: '*', times: 99, fault: { kind: 'slow', ms: 60_000 } });
    const run = await world.run(runDoctor, { DEEPSEEK_TIMEOUT: '60s' });
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(marked(run, '✗')).toHaveLength(3);
    expect(marked(run, '✗')[0]).toContain('no answer in time');
  });

  it('finds the person whom a rule tells and who left, and looks at forty channels at most', async () => {
    world.slack.workspace.addPerson({ id: 'U0CAROL000', name: 'carol', deleted: true });
    await world.change(async ({ rules, channels }) => {
      for (let number = 10; number < 60; number += 1) {
        const channelId = `C0MANY00${number}`;
        world.slack.workspace.addChannel({ id: channelId, name: `many-${number}`, botIsMember: true });
        await channels.ensure(WORKSPACE, channelId);
        const mention = number === 10 ? '<@U0CAROL000>' : null;
        await rules.insert(WORKSPACE, makeNewRule({ channelId, number, mention, authorId: ALICE }), Date.now());
      }
    });
    const run = await world.run(runDoctor);
    expect(marked(run, '✗')).toEqual([
      expect.stringMatching(
        /^People: U0CAROL000, whom rule #10 of C0MANY0010 tells, is not active .*Set the rule again/,
      ),
    ]);
    expect(marked(run, '!')).toEqual([expect.stringMatching(/^Channels: 12 more channels were not looked at/)]);
  });

  it('posts nothing and changes nothing, neither in Slack nor in the folder of the database', async () => {
    const before = {
      files: readdirSync(dirname(world.path)),
      bytes: readFileSync(world.path),
      at: statSync(world.path).mtimeMs,
    };
    await world.run(runDoctor);
    const methods = new Set(world.slack.requests.map(({ method }) => method));
    expect([...methods].toSorted()).toEqual([
      'apps.connections.open',
      'auth.test',
      'conversations.info',
      'usergroups.users.list',
      'users.info',
    ]);
    expect(readdirSync(dirname(world.path))).toEqual(before.files);
    expect(readFileSync(world.path).equals(before.bytes)).toBe(true);
    expect(statSync(world.path).mtimeMs).toBe(before.at);
  });

  it('looks at a bot that runs, and sees a second process on its file', async () => {
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('../store/counting-process.ts', import.meta.url)),
        world.path,
        WORKSPACE,
        'prod',
        '100000',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    const run = await world.run(runDoctor, {}, { readFile: lockedBy(child.pid ?? 0) });
    child.kill('SIGKILL');
    await exited;
    expect(marked(run, '✗').filter((line) => line.startsWith('Database'))).toEqual([]);
    expect(marked(run, '!')).toContainEqual(expect.stringMatching(/^Database: 2 processes have .*bot\.db open/));
  });

  it('writes colour only to a terminal that takes it, and never instead of a sign', async () => {
    const run = await world.run(runDoctor, {}, { colour: true });
    expect(run.lines[0]?.startsWith('\u001B[32m✓\u001B[0m Configuration: ')).toBe(true);
  });

  it('names an empty group of admins', async () => {
    world.slack.workspace.addPerson({ id: BOB, name: 'bob', deleted: true });
    const run = await world.run(runDoctor, { ADMIN_USERS: `${ALICE},${ADMINS}` });
    expect(marked(run, '✗')).toContainEqual(
      expect.stringMatching(/^People: nobody active is in the group S0ADMINS00 .*Add people to it/),
    );
  });
});

/** The locks of this system, and one more process on the same file. */
function lockedBy(pid: number): Terminal['readFile'] {
  return (path) => {
    if (path === 'accounts.yaml') return world.accountsFile;
    const inode = statSync(`${world.path}-shm`).ino;
    return [pid, pid + 1].map((one) => `1: POSIX  ADVISORY  READ ${one} fe:00:${inode} 128 128`).join('\n');
  };
}
