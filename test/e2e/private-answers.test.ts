import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrivateAnswer } from '../../src/demo/slack/private-answers.ts';
import { createChannels, createTypist, startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, WAIT_MS, type World } from './world.ts';
import { yuan } from './yuan.ts';

const C = '/deepseek-balance';
const GUEST = 'U0GUEST000';
const CHINESE = 'U0CHINESE0';
const PEOPLE = [
  { id: ALICE, name: 'alice', is_admin: true },
  { id: GUEST, name: 'guest', is_restricted: true },
  { id: CHINESE, name: 'xiaoming', locale: 'zh-CN' },
];
const UNKNOWN = 'This button is too old for me';

describe.each([
  { transport: 'Socket Mode', start: startOverSocket },
  { transport: 'signed HTTP', start: startOverHttp },
])('the buttons of a private answer over $transport', ({ start }) => {
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;

  beforeAll(async () => {
    world = await createWorld({ slack: { users: PEOPLE } });
    newChannel = createChannels(world);
    world.deepseek.set(world.key, yuan('60.00'));
    await start(world);
    await createTypist(world, newChannel()).type('show');
  });
  afterAll(() => world.close());

  const answersIn = (channel: string, user = ALICE): readonly PrivateAnswer[] =>
    world.slack.privateAnswers(user).filter((answer) => answer.channel === channel);
  const ask = async (text: string, channel = newChannel(), user = ALICE, command = C) => {
    await createTypist(world, channel).type(text, { user, command });
    const [answer] = answersIn(channel, user);
    if (answer === undefined) throw new RangeError('There is no answer');
    const click = (actionId: string, value?: string) =>
      world.slack.click({ user, channel, messageTs: answer.ts, actionId, ...(value !== undefined && { value }) });
    return { channel, click, now: () => answersIn(channel, user)[0]?.text ?? '' };
  };

  it.each(['', 'rules', 'why', 'history 7d', 'digest now', 'simulate 3.20 CNY', 'afford deepseek-flash 1M in 1M out'])(
    'refresh replaces the answer to “%s” in its place',
    async (text) => {
      const { channel, click } = await ask(text);
      world.deepseek.set(world.key, yuan('59.00'));
      const interaction = await click('refresh');
      await world.slack.waitFor(() => interaction.responses.length > 0, WAIT_MS, 'the answer again');
      expect(interaction.responses[0]).toMatchObject({ outcome: 'ok', payload: { replace_original: true } });
      expect(answersIn(channel)).toHaveLength(1);
      expect(world.roots(channel)).toEqual([]);
      world.deepseek.set(world.key, yuan('60.00'));
    },
  );

  it('refresh shows the balance of this moment, again and again', async () => {
    const { click, now } = await ask('');
    for (const amount of ['58.00', '57.00']) {
      world.deepseek.set(world.key, yuan(amount));
      await click('refresh');
      await world.slack.waitFor(() => now().includes(`¥${amount}`), WAIT_MS, 'the new balance');
    }
    expect(now()).toContain('¥57.00');
    world.deepseek.set(world.key, yuan('60.00'));
  });

  it('an answer is posted to the channel once, by name and without buttons', async () => {
    const { channel, click } = await ask('', newChannel(), ALICE, '/deepseek-balance-dev');
    const both = await Promise.all([click('post_to_channel'), click('post_to_channel')]);
    await world.slack.waitFor(() => answersIn(channel).length === 2, WAIT_MS, 'the answer to the second click');
    expect(answersIn(channel)[1]?.text).toContain('was posted to the channel already');
    expect(both.map(({ failure }) => failure)).toEqual([null, null]);
    const [posted, ...others] = world.roots(channel);
    expect(others).toEqual([]);
    expect(posted?.text).toContain('¥60.00');
    expect(posted?.text).toContain('`/deepseek-balance-dev');
    expect(posted?.text).toContain(`<@${ALICE}> shared this answer.`);
    expect(posted?.blocks.some(({ type }) => type === 'actions')).toBe(false);
    await click('post_to_channel');
    await world.slack.waitFor(() => answersIn(channel).length === 3, WAIT_MS, 'the answer to the third click');
    expect(world.roots(channel)).toHaveLength(1);
  });

  it('an answer is posted to a private channel that the bot is not in', async () => {
    const { channel, click } = await ask(
      '',
      newChannel({ id: 'G0SECRET00', name: 's', is_private: true, botIsMember: false }),
    );
    await click('post_to_channel');
    await world.slack.waitFor(() => world.roots(channel).length === 1, WAIT_MS, 'the answer in the channel');
    expect(world.roots(channel)[0]?.text).toContain('¥60.00');
  });

  it('an answer in Chinese stays Chinese', async () => {
    const { channel, click, now } = await ask('规则', newChannel(), CHINESE);
    await click('refresh');
    await click('post_to_channel');
    const [posted] = await world.slack.waitFor(
      () => world.roots(channel).length === 1 && world.roots(channel),
      WAIT_MS,
      'the answer in the channel',
    );
    expect(posted?.text).toContain('分享了这条查询结果');
    expect(now()).not.toBe('');
  });

  it.each([
    `${C} remove all yes`,
    `${C} threshold 1 CNY`,
    `${C} zone Asia/Shanghai`,
    `${C} snooze 4h`,
    `${C} test`,
    `${C} settings`,
    `${C} probe`,
    `${C} frobnicate`,
    'remove all yes',
    '/deepseek-balance`<!channel> rules of the house',
    '',
  ])('a value that was forged to “%s” does nothing', async (value) => {
    const channel = newChannel();
    await createTypist(world, channel).type('threshold 10 CNY');
    const answer = answersIn(channel)[0];
    await createTypist(world, channel).type('rules');
    const asked = answersIn(channel)[1];
    const before = world.roots(channel).length;
    for (const actionId of ['refresh', 'post_to_channel']) {
      const click = { user: ALICE, channel, messageTs: asked?.ts ?? '', actionId, value };
      const { text } = await (await world.slack.click(click)).answer(WAIT_MS);
      expect(text).toContain(UNKNOWN);
    }
    expect(world.roots(channel)).toHaveLength(before);
    expect((await createTypist(world, channel).type('rules')).text).toContain('This channel has 3 rules');
    expect(answer?.text).toContain('✅ Set: #1');
  });

  it('a guest may not have it posted, nor see it again', async () => {
    const channel = newChannel();
    const { text } = await createTypist(world, channel).type('', { user: GUEST });
    expect(text).toContain('Only members of this workspace');
    const [seen] = answersIn(channel, GUEST);
    const button = (action_id: string) => ({
      type: 'button',
      action_id,
      value: C,
      text: { type: 'plain_text', text: 'x' },
    });
    const from = [{ type: 'actions', block_id: 'answer', elements: [button('refresh'), button('post_to_channel')] }];
    for (const actionId of ['refresh', 'post_to_channel']) {
      const click = { user: GUEST, channel, messageTs: seen?.ts ?? '', actionId, from };
      expect((await (await world.slack.click(click)).answer(WAIT_MS)).text).toContain('Only members of this workspace');
    }
    expect(world.roots(channel)).toEqual([]);
  });
});
