import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/app.ts';
import { DEFAULT_SCOPES } from '../../src/demo/slack/options.ts';
import { createTypist } from './typist.ts';
import { ALICE, createWorld, type Env, OPS, WAIT_MS, type World } from './world.ts';

const BOB = 'U0BOB00000';
const CAROL = 'U0CAROL000';
const GUEST = 'U0GUEST000';
const SINGLE = 'U0SINGLE00';
const STRANGER = 'U0STRANGE0';
const ELSEWHERE = 'U0ELSEWHER';
const GONE = 'U0GONE0000';
const ADMINS = 'S0ADMINS00';
const RETIRED = 'S0RETIRED0';

type May = 'everything' | 'all but changes' | 'nothing';

interface Row {
  readonly who: string;
  readonly user: string;
  readonly may: May;
  /** In the refusal. */
  readonly says?: string;
}

interface Setting {
  readonly name: string;
  readonly env: Env;
  readonly withoutGroups?: boolean;
  readonly rows: readonly Row[];
}

const MEMBERS_ONLY = 'Only members of this workspace may use this';

const SETTINGS: readonly Setting[] = [
  {
    name: 'nobody is named',
    env: {},
    rows: [
      { who: 'an admin', user: ALICE, may: 'everything' },
      { who: 'a member', user: BOB, may: 'everything' },
      { who: 'a guest', user: GUEST, may: 'nothing', says: MEMBERS_ONLY },
      { who: 'a guest of one channel', user: SINGLE, may: 'nothing', says: MEMBERS_ONLY },
      { who: 'a stranger', user: STRANGER, may: 'nothing', says: MEMBERS_ONLY },
      { who: 'somebody of another organisation', user: ELSEWHERE, may: 'nothing', says: MEMBERS_ONLY },
    ],
  },
  {
    name: 'everybody is welcome',
    env: { ALLOW_EXTERNAL: 'true' },
    rows: [
      { who: 'a guest', user: GUEST, may: 'everything' },
      { who: 'somebody of another organisation', user: ELSEWHERE, may: 'everything' },
    ],
  },
  {
    name: 'one person is named',
    env: { ADMIN_USERS: BOB },
    rows: [
      { who: 'that person', user: BOB, may: 'everything' },
      { who: 'a workspace admin', user: ALICE, may: 'all but changes', says: `Only <@${BOB}> may change` },
      { who: 'a member', user: CAROL, may: 'all but changes', says: `Only <@${BOB}> may change` },
    ],
  },
  {
    name: 'a group is named',
    env: { ADMIN_USERS: ADMINS },
    rows: [
      { who: 'one of the group', user: CAROL, may: 'everything' },
      { who: 'somebody else', user: BOB, may: 'all but changes', says: `Only <!subteam^${ADMINS}> may change` },
    ],
  },
  {
    name: 'a group and a person are named, and the bot may not read groups',
    env: { ADMIN_USERS: `${ADMINS}, ${BOB}` },
    withoutGroups: true,
    rows: [
      { who: 'the person', user: BOB, may: 'everything' },
      { who: 'one of the group', user: CAROL, may: 'all but changes', says: `<!subteam^${ADMINS}> and <@${BOB}>` },
    ],
  },
  {
    name: 'only a group is named, and the bot may not read groups',
    env: { ADMIN_USERS: ADMINS },
    withoutGroups: true,
    rows: [
      { who: 'a workspace admin', user: ALICE, may: 'everything' },
      {
        who: 'one of the group',
        user: CAROL,
        may: 'all but changes',
        says: 'Only admins of this workspace may change',
      },
    ],
  },
  {
    name: 'none of those named is active',
    env: { ADMIN_USERS: `${GONE}, ${RETIRED}, U0UNKNOWN0` },
    rows: [
      { who: 'a workspace admin', user: ALICE, may: 'everything' },
      { who: 'a member', user: BOB, may: 'all but changes', says: 'Only admins of this workspace may change' },
    ],
  },
];

const PEOPLE = [BOB, CAROL, GUEST, SINGLE, STRANGER, ELSEWHERE];

describe('who may use the bot', () => {
  let world: World;
  let bot: Bot;

  beforeAll(async () => {
    world = await createWorld({
      slack: {
        users: [
          { id: ALICE, name: 'alice', is_admin: true },
          { id: BOB, name: 'bob' },
          { id: CAROL, name: 'carol' },
          { id: GUEST, name: 'guest', is_restricted: true },
          { id: SINGLE, name: 'single', is_restricted: true, is_ultra_restricted: true },
          { id: STRANGER, name: 'stranger', is_stranger: true },
          { id: ELSEWHERE, name: 'elsewhere', team_id: 'T0ELSEWHER' },
          { id: GONE, name: 'gone', is_admin: true, deleted: true },
        ],
        userGroups: [
          { id: ADMINS, name: 'Admins', handle: 'admins', users: [CAROL] },
          { id: RETIRED, name: 'Retired', handle: 'retired', users: [GONE] },
        ],
        channels: [{ id: OPS, name: 'ops', members: [ALICE, ...PEOPLE], botIsMember: true }],
      },
    });
    world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '60.00' } } });
  });
  afterEach(async () => {
    await bot.stop();
    world.slack.faults.clear();
  });
  afterAll(() => world.close());

  const start = async (env: Env): Promise<void> => {
    bot = await world.startBot(env);
    await world.slack.waitFor(({ connections }) => connections.count > 0, WAIT_MS, 'the connection of the bot');
  };

  it.each(SETTINGS)('when $name', async ({ env, withoutGroups = false, rows }) => {
    const scopes = DEFAULT_SCOPES.filter((scope) => !withoutGroups || scope !== 'usergroups:read');
    world.slack.tokens.grant(world.env['SLACK_BOT_TOKEN'] ?? '', scopes);
    await start(env);
    const typist = createTypist(world, OPS);
    for (const { who, user, may, says = '' } of rows) {
      const [asked, changed] = [await typist.type('rules', { user }), await typist.type('watch', { user })];
      const [tested, cleared] = [await typist.type('test', { user }), await typist.type('remove all yes', { user })];
      const denied = [asked, tested, changed, cleared].map(({ text }) => text.startsWith('🚫'));
      expect([who, denied]).toEqual([who, DENIED[may]]);
      expect(changed.text).toContain(says);
      expect([asked, tested, changed, cleared].map(({ notices }) => notices.length)).toEqual(NOTICES[may]);
    }
  });

  it.each([
    ['digest daily 09:00', 'digest off'],
    ['digest off', 'digest off'],
    ['zone Asia/Shanghai', 'zone UTC'],
  ])('%s is for those who may change rules; to look and to preview is for everyone', async (change, undo) => {
    await start({ ADMIN_USERS: BOB });
    const typist = createTypist(world, OPS);
    await typist.type('digest daily 10:00', { user: BOB });
    const refused = await typist.type(change, { user: CAROL });
    expect(refused.text).toContain(`Only <@${BOB}> may change`);
    expect(refused.notices).toEqual([]);
    for (const text of ['digest', 'digest now', 'zone']) {
      expect((await typist.type(text, { user: CAROL })).text).not.toContain('🚫');
    }
    const changed = await typist.type(change, { user: BOB });
    expect(changed.text).toContain('✅ Set');
    expect(changed.notices).toHaveLength(1);
    for (const text of [undo, 'digest off']) await typist.type(text, { user: BOB });
  });

  it('somebody of another organisation changes nothing either when Slack failed at the start', async () => {
    world.slack.workspace.addPerson({ id: 'U0ELSEWHERE', name: 'eve', team_id: 'T0OTHER000' });
    const fault = world.slack.faults.add({
      method: 'auth.test',
      times: 2,
      fault: { kind: 'http_error', status: 500, stored: false },
    });
    await start({});
    const typist = createTypist(world, OPS);
    const unsure = await typist.type('threshold 50 CNY', { user: 'U0ELSEWHERE' });
    const sure = await typist.type('threshold 50 CNY', { user: 'U0ELSEWHERE' });
    expect(fault.hits).toBe(2);
    expect([unsure, sure].map(({ text }) => text.startsWith('🚫'))).toEqual([true, true]);
    expect(sure.notices).toEqual([]);
    expect((await typist.type('threshold 50 CNY')).text).toContain('✅ Set');
    await typist.type('remove all yes');
  });

  it('when Slack does not say who somebody is, they may ask but not change', async () => {
    await start({});
    const typist = createTypist(world, OPS);
    const fault = world.slack.faults.add({
      method: 'users.info',
      times: 4,
      fault: { kind: 'http_error', status: 503, stored: false },
    });
    expect((await typist.type('rules')).text).toContain('This channel has no rules');
    for (const text of ['watch', 'remove all yes', 'test']) {
      const refused = await typist.type(text);
      expect(refused.text).toContain('🚫 Slack could not tell me just now whether you may do this');
      expect(refused.notices).toEqual([]);
    }
    expect(fault.hits).toBe(4);
    expect((await typist.type('watch')).text).toContain('✅ Set');
  });
});

/** Of a question, a test, a change and a removal. */
const DENIED: Readonly<Record<May, readonly boolean[]>> = {
  everything: [false, false, false, false],
  'all but changes': [false, false, true, true],
  nothing: [true, true, true, true],
};
const NOTICES: Readonly<Record<May, readonly number[]>> = {
  everything: [0, 1, 1, 1],
  'all but changes': [0, 1, 0, 0],
  nothing: [0, 0, 0, 0],
};
