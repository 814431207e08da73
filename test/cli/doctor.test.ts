import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/cli/doctor.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { WORKSPACE } from '../../src/domain/workspace.ts';
import { makeNewRule } from '../contracts/store/make.ts';
import { micros } from '../domain/make.ts';
import { ALICE, OPS } from '../e2e/world.ts';
import { ADMINS, BOB, marked, openWatchedWorld, type WatchedWorld, withoutScope } from './watched-world.ts';

let world: WatchedWorld;
beforeEach(async () => {
  world = await openWatchedWorld();
});

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

  it.each(
    DEFAULT_SCOPES.filter((scope) => !['commands', 'chat:write', 'users:read', 'usergroups:read'].includes(scope)),
  )('takes the optional scope %s for worth a note, and says what is lost', async (scope) => {
    withoutScope(world, scope);
    const run = await world.run(runDoctor);
    expect(marked(run, '✗')).toEqual([]);
    expect(marked(run, '!')[0]).toMatch(
      new RegExp(`the optional scope ${scope} is missing; without it: \\w.*install the app again`),
    );
    expect(run.code).toBe(0);
  });

  it('says which channel it could not look at, and how else to know', async () => {
    withoutScope(world, 'groups:read');
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
