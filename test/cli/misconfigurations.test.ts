import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/cli/doctor.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/duration.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import { makeNewRule } from '../contracts/store/make.ts';
import { ALICE, type Env, OPS } from '../e2e/world.ts';
import {
  BOB,
  DEV,
  marked,
  openWatchedWorld,
  readAt,
  SECRET_ROOM,
  type WatchedWorld,
  withoutScope,
} from './watched-world.ts';

let world: WatchedWorld;
beforeEach(async () => {
  world = await openWatchedWorld();
});

const botToken = () => world.env['SLACK_BOT_TOKEN'] ?? '';
const setMode = (mode: number) => chmodSync(world.path, mode);
const sqlite = (statement: string) => {
  const file = new SqliteDatabase(world.path);
  file.exec(statement);
  file.close();
};

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
    seed: () => withoutScope(world, 'users:read'),
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
      withoutScope(world, 'chat:write.public');
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
    seed: () => withoutScope(world, 'usergroups:read'),
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

describe('doctor among misconfigurations', () => {
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
});
