import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAlert } from './alert-clicks.ts';
import { createChannels, createTypist, startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, WAIT_MS, type World } from './world.ts';
import { yuan } from './yuan.ts';

const CHINESE = 'U0CHINESE0';
const PEOPLE = [
  { id: ALICE, name: 'alice', is_admin: true },
  { id: CHINESE, name: 'xiaoming', locale: 'zh-CN' },
];
/** What a reader of Chinese would stumble over: words of ours that are neither names nor lines to type. */
const ENGLISH = /\b(?!DeepSeek|Slack|UTC|CNY|USD|TEST|default|Asia|Shanghai|English|HTTP|API)[A-Za-z]{3,}\b/;
const withoutCode = (text: string): string => text.replaceAll(/`[^`]*`|<[^>]*>/g, '');

it('an episode in a Chinese channel is Chinese from its first message to its last', async () => {
  const world = await createWorld({ slack: { users: PEOPLE } });
  try {
    world.deepseek.set(world.key, yuan('60.00'));
    await startOverSocket(world);
    const channel = createChannels(world)();
    const typist = createTypist(world, channel);
    await typist.type('show');
    await typist.type('language 中文');
    await typist.type('阈值 50元');
    await typist.type('阈值 10元 严重');
    const told = () => world.roots(channel).flatMap((root) => [root.text, ...root.replies.map(({ text }) => text)]);
    const waitFor = (title: string) =>
      world.slack.waitFor(() => told().find((text) => text.startsWith(title)), WAIT_MS, title);
    world.deepseek.set(world.key, yuan('45.00'));
    await waitFor('⚠️ 警告：default 余额降至 ¥45.00（阈值 ¥50.00）');
    world.deepseek.set(world.key, yuan('9.80'));
    await waitFor('🔴 严重：default 余额降至 ¥9.80（阈值 ¥10.00）');
    world.deepseek.set(world.key, yuan('241.20'));
    const resolved = await waitFor('✅ 已恢复：default');
    expect(resolved).toContain('¥241.20');
    for (const text of told()) expect(withoutCode(text)).not.toMatch(ENGLISH);
  } finally {
    await world.close();
  }
});

describe.each([
  { transport: 'Socket Mode', start: startOverSocket },
  { transport: 'signed HTTP', start: startOverHttp },
])('the languages over $transport', ({ start }) => {
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;

  beforeAll(async () => {
    world = await createWorld({ slack: { users: PEOPLE } });
    newChannel = createChannels(world);
    world.deepseek.set(world.key, yuan('45.00'));
    await start(world);
    await createTypist(world, newChannel()).type('show');
  });
  afterAll(() => world.close());

  it.each([
    {
      name: 'a language in English',
      type: 'language 中文',
      says: '✅',
      notice: /中文/,
    },
    { name: 'quiet hours in English', type: 'quiet 22:00-07:00', says: '22:00', notice: /22:00.*07:00/s },
    { name: 'a snooze in English', type: 'snooze 4h', says: '😴 Snoozed', notice: /snoozed/ },
  ])('$name', async ({ type, says, notice }) => {
    const { text, notices } = await createTypist(world, newChannel()).type(type);
    expect(text).toContain(says);
    expect(notices).toEqual([expect.stringMatching(notice)]);
  });

  it.each([
    { type: '语言 英文', says: /English|英文/ },
    { type: '免打扰 22:00-07:00', says: /22:00/ },
    { type: '暂停 4小时', says: /😴 已暂停/ },
    { type: '时区 Asia/Shanghai', says: /Asia\/Shanghai/ },
    { type: '摘要 每天 09:00', says: /09:00/ },
    { type: '阈值 20元', says: /¥20\.00/ },
  ])('$type in a Chinese channel', async ({ type, says }) => {
    const typist = createTypist(world, newChannel());
    await typist.type('language 中文');
    const { text, notices } = await typist.type(type, { user: CHINESE });
    expect(text).toMatch(says);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(type.includes('英文') ? /English/ : /\p{Script=Han}/u);
  });

  it('what is typed in Chinese is private Chinese to a person whose Slack is', async () => {
    const channel = newChannel();
    const { text } = await createTypist(world, channel).type('暂停 4小时', { user: CHINESE });
    expect(text).toContain('😴 已暂停');
    expect(world.roots(channel)[0]?.text).toContain('snoozed');
  });

  it('the buttons and the details of a Chinese channel are Chinese', async () => {
    const channel = newChannel();
    await createTypist(world, channel).type('language 中文');
    const alert = await openAlert(world, channel);
    expect(JSON.stringify(alert.root().blocks.at(-1))).toMatch(/暂停提醒.*详情/);
    expect(await alert.snooze(ALICE, 'top_up')).toContain('😴 已暂停');
    await alert.shows('😴');
    expect(alert.root().text).toMatch(/😴.*<@U0ALICE000>/);
    expect(withoutCode(alert.root().text)).not.toMatch(ENGLISH);
  });
});
