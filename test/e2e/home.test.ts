import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROL } from '../../src/blocks/controls.ts';
import { HOME_CONTROL } from '../../src/blocks/home/controls.ts';
import { parseConfig } from '../../src/config.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { createHomeReader, type HomeReader } from './home-reader.ts';
import { startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, OPS, WAIT_MS, type World } from './world.ts';

const BOB = 'U0BOB00000';
const GUEST = 'U0GUEST000';
const LI = 'U0LI000000';
const SECRET = 'C0SECRET00';
const TIMING = { homeEveryMs: 100 };

describe.each([
  { transport: 'a socket', start: (world: World) => startOverSocket(world, {}, TIMING) },
  { transport: 'HTTP', start: (world: World) => startOverHttp(world, {}, TIMING) },
])('over $transport, Home', ({ start }) => {
  let world: World;
  let store: Store;
  let home: HomeReader;

  beforeAll(async () => {
    world = await createWorld({
      slack: {
        users: [
          { id: ALICE, name: 'alice', is_admin: true, tz: 'Asia/Shanghai' },
          { id: BOB, name: 'bob' },
          { id: LI, name: 'li', locale: 'zh-CN' },
          { id: GUEST, name: 'guest', is_restricted: true },
        ],
        channels: [
          { id: OPS, name: 'ops', members: [ALICE, LI, GUEST], botIsMember: true },
          { id: SECRET, name: 'secret', is_private: true, members: [BOB], botIsMember: true },
        ],
      },
    });
    setBalance('60.00');
    await start(world);
    store = await openStore(parseConfig(world.env, () => '').databaseUrl.path);
    home = createHomeReader(world.slack);
    await world.type('threshold 50 CNY');
    await world.type('threshold 55 CNY', { channel: SECRET, user: BOB });
    await home.open();
    await home.shows('Total ¥60.00.');
  });
  afterAll(async () => {
    await store.close();
    await world.close();
  });

  const setBalance = (toppedUp: string): void =>
    world.deepseek.set(world.key, { wallets: { CNY: { granted: '0.00', toppedUp } } });
  const published = () => world.slack.requests.filter(({ method }) => method === 'views.publish').length;
  /** Resolves after so many more readings, and looks at Home, than there were. */
  const checked = async (more: number): Promise<void> => {
    const count = world.deepseek.requests.length;
    await expect.poll(() => world.deepseek.requests.length, { timeout: WAIT_MS }).toBeGreaterThanOrEqual(count + more);
  };
  const episodeBlock = (): string => {
    const blocks = world.slack.home(ALICE)?.view.blocks ?? [];
    return (
      blocks.flatMap((block) =>
        String(block['block_id']).startsWith('episode:') ? [String(block['block_id'])] : [],
      )[0] ?? ''
    );
  };
  const openEpisode = async (channelId: string) => {
    const [episode] = await store.episodes.listOpen('self', { channelId });
    if (episode === undefined) throw new RangeError(`nothing fires in ${channelId}`);
    return episode;
  };

  it('is drawn only for its own tab', async () => {
    const before = published();
    await world.slack.openHome(ALICE, 'messages');
    await world.type('version');
    expect(published()).toBe(before);
  });

  it('speaks the language of its reader and shows the rules of their channels', async () => {
    expect(home.text()).toContain(`*<#${OPS}>*\n• #1 warn when the total of any account falls below ¥50.00`);
    const reader = createHomeReader(world.slack, LI);
    expect(await reader.open()).toContain('您的频道');
    expect(reader.text()).toContain('添加规则');
  });

  it('is not drawn again while nothing changes, however often the account is read', async () => {
    await checked(1);
    const before = published();
    await checked(3);
    expect(published()).toBe(before);
  });

  it('says to a guest that it is not for them, and nothing else', async () => {
    const guest = createHomeReader(world.slack, GUEST);
    expect(await guest.open()).toMatch(/^🚫 Only members of this workspace/);
    expect(guest.text()).not.toContain('default');
  });

  it('follows a balance that falls, and hides what fires where its reader is not', async () => {
    setBalance('45.00');
    await home.shows('⚠️ Warning: default is down to ¥45.00', 'Total ¥45.00.', `<#${OPS}> · since `);
    await home.shows('1 more alert is open in a channel that you are not in.');
    expect(home.text()).not.toContain('¥55');
    expect(home.text()).not.toContain(SECRET);
  });

  it('refreshes: every account is read, then it is drawn', async () => {
    setBalance('44.00');
    await home.click(HOME_CONTROL.refresh);
    expect(await home.shows('Total ¥44.00.')).toContain('Refresh');
  });

  it('opens details of an alert, and of none in a channel that its reader is not in', async () => {
    const { id } = await openEpisode(OPS);
    await home.click(CONTROL.details, { blockId: episodeBlock() });
    const viewId = await home.modal('Why you see this', 'What this channel was told');
    await world.slack.clickInView({ user: ALICE, viewId, actionId: CONTROL.checkNow });
    await home.modal('Checked just now.');
    await world.slack.closeView({ user: ALICE, viewId });

    const hidden = await openEpisode(SECRET);
    expect(hidden.id).not.toBe(id);
    for (const value of [String(hidden.id), '999999', 'nonsense', '']) {
      await home.click(CONTROL.details, { blockId: episodeBlock(), value, forged: true });
      const gone = await home.modal('I do not find this alert any more');
      await world.slack.closeView({ user: ALICE, viewId: gone });
    }
  });

  it('snoozes an alert: once for two clicks, told on top, and ended by its menu', async () => {
    const blockId = episodeBlock();
    const click = () => home.click(CONTROL.snooze, { blockId, value: '4h' });
    await Promise.all([click(), click()]);
    await home.shows('😴 Snoozed by <@U0ALICE000>');
    expect(home.text()).toMatch(/^(?:😴 Snoozed about|✅ Already so: you snoozed it about) default until <!date\^/);
    expect(await store.snoozes.listActive('self', { channelId: OPS }, Date.now())).toHaveLength(1);
    await world.slack.waitFor(() => JSON.stringify(world.roots()).includes('Snoozed by'), WAIT_MS, 'the alert');
    expect(episodeBlock()).not.toBe(blockId);

    await home.click(CONTROL.snooze, { blockId: episodeBlock(), value: 'off' });
    await home.shows('☀️ The snooze is over');
    expect(await store.snoozes.listActive('self', { channelId: OPS }, Date.now())).toEqual([]);
    await home.click(CONTROL.snooze, { blockId: episodeBlock(), value: 'for ever', forged: true });
    expect(await store.snoozes.listActive('self', { channelId: OPS }, Date.now())).toEqual([]);
  });

  it('sends a test alert, once for two clicks, and only where its reader is', async () => {
    const tests = (channel: string) => world.roots(channel).filter(({ text }) => text.includes('TEST'));
    const click = (value: string) =>
      home.click(HOME_CONTROL.test, { blockId: `home:${OPS}`, value, forged: value !== OPS });
    await Promise.all([click(OPS), click(OPS)]);
    await home.shows(`✅ The test alert is in <#${OPS}>.`);
    expect(tests(OPS)).toHaveLength(1);

    for (const value of [SECRET, 'C0NOBODY00', '']) {
      await click(value);
      await home.shows('You are not in that channel, or I cannot see it.');
      await home.open();
    }
    expect(tests(SECRET)).toEqual([]);
    expect(await store.channels.find('self', 'C0NOBODY00')).toBeUndefined();
  });

  it('opens the settings of a channel, and of none that its reader is not in', async () => {
    await home.click(HOME_CONTROL.settings, { blockId: `home:${OPS}` });
    const viewId = await home.modal('Rules of this channel', `<#${OPS}>`, 'Add a rule');
    await world.slack.closeView({ user: ALICE, viewId });
    await home.click(HOME_CONTROL.settings, { blockId: `home:${OPS}`, value: SECRET, forged: true });
    expect(await home.modal('You are not in that channel, or I cannot see it.')).not.toBe(viewId);
  });

  it('adds a rule, not in a channel that its reader is not in, and shows it at once', async () => {
    const add = async (channel: string) => {
      await home.click(HOME_CONTROL.addRule);
      const viewId = await home.modal('Choose a channel');
      const values = { channel: { channel }, 'threshold:below': { threshold: '20 CNY' } };
      return { viewId, submitted: await world.slack.submitView({ user: ALICE, viewId, values, forged: true }) };
    };
    const { submitted, viewId } = await add(SECRET);
    expect(submitted).toMatchObject({
      kind: 'complaints',
      errors: { channel: expect.stringContaining('You are not in') },
    });
    await world.slack.closeView({ user: ALICE, viewId });
    expect((await add(OPS)).submitted).toMatchObject({ kind: 'shown' });
    await home.modal('✅ Saved.');
    await home.shows('#4 warn when the total of any account falls below ¥20.00');
    expect(await store.rules.list('self', SECRET)).toHaveLength(3);
  });

  it('says so when a form could not be opened in time', async () => {
    world.slack.faults.add({ method: 'views.open', fault: { kind: 'platform_error', error: 'expired_trigger_id' } });
    await home.click(HOME_CONTROL.addRule);
    expect(await home.shows('Slack gave me too little time to open that.')).toContain('Add a rule');
  });

  it('is left alone for a while when Slack wants fewer calls, and drawn when it is opened', async () => {
    const fault = world.slack.faults.add({
      method: 'views.publish',
      when: (args) => args['user_id'] === ALICE,
      fault: { kind: 'rate_limited', retryAfter: 30 },
    });
    setBalance('43.00');
    await expect.poll(() => fault.hits, { timeout: WAIT_MS }).toBe(1);
    setBalance('42.00');
    await checked(2);
    expect(home.text()).toContain('Total ¥44.00.');
    expect(await home.open()).toContain('Total ¥42.00.');
  });

  it('says that it does not know the channels while Slack does not say', async () => {
    const fault = world.slack.faults.add({
      method: 'users.conversations',
      times: 99,
      fault: { kind: 'platform_error', error: 'fatal_error' },
    });
    await home.click(HOME_CONTROL.refresh);
    await home.shows('Slack does not tell me at present which channels you are in');
    expect(home.text()).not.toContain('Warning');
    fault.remove();
    await home.click(HOME_CONTROL.refresh);
    await home.shows('Your channels', `<#${OPS}>`);
  });
});

describe('a workspace in which the Home tab is turned off', () => {
  it('does without: nothing breaks', async () => {
    const world = await createWorld({ slack: { hasHomeTab: false } });
    try {
      await startOverSocket(world);
      await world.slack.openHome(ALICE);
      await world.slack.waitFor(
        ({ requests }) => requests.some(({ method }) => method === 'views.publish'),
        WAIT_MS,
        'the try',
      );
      expect(await world.type('version')).toContain('deepseek-balance-bot 0.0.0-test');
    } finally {
      await world.close();
    }
  });
});
