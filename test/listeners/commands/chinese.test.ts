import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/duration.ts';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { wordsOf } from '../../../src/listeners/commands/tokens.ts';
import { CHINESE, intentionOf, refusalFor, TEAM } from './context.ts';

/** Accounts that are called in Chinese. */
const TEAM_IN_CHINA = {
  ...CHINESE,
  accountIds: ['prod', 'dev'],
  accounts: [
    { id: 'prod', label: '生产' },
    { id: 'dev', label: '测试2' },
  ],
};

describe('a command in Chinese means what it means in English', () => {
  test.each([
    ['余额', 'show'],
    ['显示', 'show'],
    ['状态？', 'show'],
    ['余额 prod', 'show prod'],
    ['显示 全部', 'show all'],
    ['阈值 50元', 'threshold 50 CNY'],
    ['阈值 ５０ 元', 'threshold 50 CNY'],
    ['阈值 ￥50', 'threshold 50 CNY'],
    ['阈值 人民币50', 'threshold 50 CNY'],
    ['阈值 50块', 'threshold 50 CNY'],
    ['阈值 7美元', 'threshold 7 USD'],
    ['设置阈值 50元', 'threshold 50 CNY'],
    ['低于 50元', 'threshold 50 CNY'],
    ['提醒 50元', 'threshold 50 CNY'],
    ['阈值 50元 严重 通知 <@U1|ann> 针对 prod', 'threshold 50 CNY critical notify <@U1|ann> for prod'],
    ['阈值 50元 警告 对 prod', 'threshold 50 CNY warning for prod'],
    ['阈值 50元 针对 全部', 'threshold 50 CNY for all'],
    ['骤降 30元 1小时内', 'drop 30 CNY in 1h'],
    ['下跌 20% 24小时内', 'drop 20% in 24h'],
    ['下跌 30元 90 分钟', 'drop 30 CNY in 90m'],
    ['下跌 30元 3天以内', 'drop 30 CNY in 3d'],
    ['下跌 30元 1周', 'drop 30 CNY in 1w'],
    ['可用天数 3天', 'runway 3d'],
    ['可用时长 12个小时', 'runway 12h'],
    ['续航 少于 2周 人民币', 'runway 2w CNY'],
    ['监控', 'watch'],
    ['监控 针对 prod', 'watch for prod'],
    ['规则', 'rules'],
    ['修改 2 改为 40元', 'change 2 to 40 CNY'],
    ['修改 规则 2 到 40元 严重', 'change rule 2 to 40 CNY critical'],
    ['修改 2 5天内', 'change 2 in 5d'],
    ['删除 2', 'remove 2'],
    ['删除 第2条', 'remove #2'],
    ['删除 规则 2', 'remove rule 2'],
    ['删除 2号', 'remove 2'],
    ['删除 50元', 'remove 50 CNY'],
    ['删除 全部', 'remove all'],
    ['删除 全部 确认', 'remove all yes'],
    ['测试', 'test'],
    ['为什么', 'why'],
    ['原因', 'why'],
    ['充值', 'top up'],
    ['版本', 'version'],
    ['帮助', 'help'],
    ['帮助 全部', 'help all'],
    ['历史', 'history'],
    ['用量 30天 prod', 'history 30d prod'],
    ['历史 最近 7天', 'history last 7d'],
    ['摘要', 'digest'],
    ['摘要 现在', 'digest now'],
    ['摘要 关闭', 'digest off'],
    ['日报 每天 9点', 'digest daily 09:00'],
    ['日报 每日 9点半', 'digest daily 09:30'],
    ['日报 工作日 18点05分', 'digest weekdays 18:05'],
    ['摘要 每周一 09:00', 'digest weekly mon 09:00'],
    ['摘要 每周 星期日 9点5', 'digest weekly sun 09:05'],
    ['摘要 每周天 09:00', 'digest weekly sun 09:00'],
    ['暂停', 'snooze'],
    ['静音 4小时', 'snooze 4h'],
    ['暂停 30分钟 针对 prod', 'snooze 30m for prod'],
    ['暂停 直到 充值', 'snooze until top-up'],
    ['暂停 至 恢复', 'snooze until resolved'],
    ['暂停 到 解决', 'snooze until resolved'],
    ['暂停 到 明天', 'snooze until tomorrow'],
    ['暂停 关闭', 'snooze off'],
    ['免打扰', 'quiet'],
    ['免打扰 22:00-07:00', 'quiet 22:00-07:00'],
    ['免打扰 22:00 至 07:00', 'quiet 22:00 to 07:00'],
    ['免打扰 关闭', 'quiet off'],
    ['设置', 'settings'],
    ['语言', 'language'],
    ['语言 中文', 'language zh'],
    ['语言 英文', 'language en'],
    ['时区', 'zone'],
    ['时区 Asia/Shanghai', 'zone Asia/Shanghai'],
    ['模拟 3元', 'simulate 3 CNY'],
    ['估算 deepseek-flash 40M 输入 10M 缓存 8M 输出 高峰', 'afford deepseek-flash 40M in 10M cached 8M out peak'],
    ['估算 deepseek-flash 4000万 输入 和 1亿 输出', 'afford deepseek-flash 40M in 100M out'],
    ['探测 deepseek-flash 针对 prod', 'probe deepseek-flash for prod'],
  ])('%s is %s', (chinese, english) => {
    const meant = parseCommand(english, TEAM);
    expect(meant).toMatchObject({ corrected: null });
    expect(parseCommand(chinese, TEAM)).toEqual(meant);
    expect(parseCommand(chinese, CHINESE)).toEqual(meant);
  });
});

describe('without spaces where nothing is left over', () => {
  test.each([
    ['阈值50元', 'threshold 50 CNY'],
    ['阈值￥５０', 'threshold 50 CNY'],
    ['设置阈值50元', 'threshold 50 CNY'],
    ['阈值50元针对prod', 'threshold 50 CNY for prod'],
    ['阈值50元严重通知<@U1|ann>', 'threshold 50 CNY critical notify <@U1|ann>'],
    ['阈值 50元 对prod', 'threshold 50 CNY for prod'],
    ['下跌30元1小时内', 'drop 30 CNY in 1h'],
    ['下跌20% 24小时内', 'drop 20% in 24h'],
    ['可用天数3天', 'runway 3d'],
    ['修改2改为40元', 'change 2 to 40 CNY'],
    ['删除2', 'remove 2'],
    ['删除#2', 'remove #2'],
    ['删除规则2', 'remove rule 2'],
    ['删除全部确认', 'remove all yes'],
    ['暂停4小时', 'snooze 4h'],
    ['暂停到明天', 'snooze until tomorrow'],
    ['暂停直到充值', 'snooze until top-up'],
    ['日报每天9点', 'digest daily 09:00'],
    ['免打扰22:00至07:00', 'quiet 22:00-07:00'],
    ['监控prod', 'watch for prod'],
    ['历史最近30天', 'history 30d'],
    ['语言English', 'language en'],
  ])('%s is %s', (chinese, english) => {
    expect(parseCommand(chinese, CHINESE)).toEqual(parseCommand(english, TEAM));
  });

  test.each(['阈值五十元', '删除掉2', '我想删除2', '暂停一会儿'])('but %s stays one word', (text) => {
    expect(refusalFor(text, CHINESE)).toMatchObject({ problem: 'not_understood', typed: text });
  });

  test.each(['cn¥50', '￥50', '人民币50', '50人民币', '-￥5', '50元5角', '1万元', '50元宝', '余额宝', 'prod'])(
    'a word stays whole: %s',
    (text) => {
      expect(wordsOf(text)).toHaveLength(1);
    },
  );

  test('what is near to a question is answered, and said', () => {
    const corrected = { typed: '查余额', read: '余额' };
    expect(parseCommand('查余额', CHINESE)).toEqual({ intention: { kind: 'show', accountId: null }, corrected });
  });
});

describe('a refusal shows lines in the language of the channel', () => {
  test.each([
    ['50', '阈值 50 CNY', 'threshold 50 CNY'],
    ['thresold 50 CNY critical for prod', '阈值 50 CNY 严重 针对 prod', 'threshold 50 CNY critical for prod'],
    ['阈值 50元 吧', '阈值 50 CNY', 'threshold 50 CNY'],
    ['阈值 50元 1小时内', '骤降 50 CNY 1小时内', 'drop 50 CNY in 1h'],
    ['阈值 3天', '可用天数 3天', 'runway 3d'],
    ['骤降 20% 24小时内 吧', '骤降 20% 24小时内', 'drop 20% in 24h'],
    ['骤降 30元 1分钟内', '骤降 30 CNY 5分钟内', 'drop 30 CNY in 5m'],
    ['监控 prod 吧', '监控 针对 prod', 'watch for prod'],
    ['修改 2 改为 40元 12小时内 警告 吧', '修改 2 改为 40 CNY 12小时内 警告', 'change 2 to 40 CNY in 12h warning'],
    ['取消 2', '删除 2', 'remove 2'],
    ['删掉2', '删除 2', 'remove 2'],
    ['移除 50元 针对 prod', '删除 50 CNY 针对 prod', 'remove 50 CNY for prod'],
    ['删除 全部 吧', '删除 全部', 'remove all'],
    ['测试 一下', '测试', 'test'],
    ['日报 每周一 9点 吧', '摘要 每周一 09:00', 'digest weekly mon 09:00'],
    ['日报 每天 9点 吧', '摘要 每天 09:00', 'digest daily 09:00'],
    ['日报 现在 吧', '摘要 现在', 'digest now'],
    ['时区 UTC <#C1|ops>', '时区 UTC', 'zone UTC'],
    ['模拟 3元 针对 prod 吧', '模拟 3 CNY 针对 prod', 'simulate 3 CNY for prod'],
    ['探测 吧', '探测', 'probe'],
    ['估算', '估算 deepseek-flash 40M 输入 8M 输出', 'afford deepseek-flash 40M in 8M out'],
    ['暂停 明天', '暂停 直到 明天', 'snooze until tomorrow'],
    ['暂停 90分钟 吧', '暂停 90分钟', 'snooze 90m'],
    ['恢复', '暂停 关闭', 'snooze off'],
    ['取消暂停', '暂停 关闭', 'snooze off'],
    ['取消 静音 针对 prod', '暂停 关闭 针对 prod', 'snooze off for prod'],
    ['免打扰 22点到7点 吧', '免打扰 22:00-07:00', 'quiet 22:00-07:00'],
    ['设置 吧', '设置', 'settings'],
    ['语言 英文 吧', '语言 英文', 'language english'],
    ['余额 针对', '余额 prod', 'show prod'],
  ])('%s', (text, chinese, english) => {
    expect(refusalFor(text, CHINESE)).toHaveProperty('line', chinese);
    expect(refusalFor(text, TEAM)).toHaveProperty('line', english);
    expect(intentionOf(chinese)).toEqual(intentionOf(english));
  });

  test.each([
    ['骤降', ['骤降 30 CNY 1小时内', '骤降 20% 24小时内']],
    ['骤降 2', ['删除 2', '骤降 2 CNY 1小时内']],
    ['骤降 全部', ['删除 全部', '骤降 30 CNY 1小时内']],
    ['删除', ['删除 2', '删除 50 CNY', '删除 全部']],
    ['删除 1、2', ['删除 1', '删除 2']],
    ['删除 规则 1 和 2', ['删除 1', '删除 2']],
    ['修改', ['修改 2 改为 40 CNY', '修改 2 严重']],
    ['日报 吧', ['摘要 工作日 09:00', '摘要 每天 09:00', '摘要 每周一 09:00']],
    ['时区 北京时间', ['时区 Asia/Shanghai']],
    ['阈值 5万元', ['阈值 50000 CNY']],
    ['暂停 到 周五', ['暂停 直到 明天', '暂停 直到 充值', '暂停 直到 恢复', '暂停 4小时']],
    ['免打扰 晚上', ['免打扰 22:00-07:00', '免打扰 关闭']],
  ])('%s', (text, lines) => {
    expect(refusalFor(text, CHINESE)).toHaveProperty('lines', lines);
  });

  test('says back what was typed', () => {
    const line = '阈值 50 CNY 通知 @oncall';
    expect(refusalFor('阈值 50元 通知', CHINESE)).toEqual({ problem: 'mention_missing', typed: '通知', line });
    const account = { problem: 'account_unknown', known: TEAM.accountIds, line: '历史 7天 prod' };
    expect(refusalFor('历史 7天 针对 生产', CHINESE)).toEqual({ ...account, typed: '生产' });
  });
});

describe('an account that is called in Chinese', () => {
  test.each([
    ['生产', { kind: 'show', accountId: 'prod' }],
    ['余额生产', { kind: 'show', accountId: 'prod' }],
    ['余额 测试2', { kind: 'show', accountId: 'dev' }],
  ])('is shown: %s', (text, intention) => {
    expect(parseCommand(text, TEAM_IN_CHINA)).toMatchObject({ intention });
  });

  test.each([
    ['阈值50元针对生产', { accountId: 'prod' }],
    ['监控生产', { kind: 'watch', accountId: 'prod' }],
    ['暂停 1天 对测试2', { kind: 'snooze', until: { kind: 'for', ms: DAY_MS }, accountId: 'dev' }],
  ])('is meant in a change: %s', (text, intention) => {
    expect(intentionOf(text, TEAM_IN_CHINA)).toMatchObject(intention);
  });

  test('is no verb: the verb wins', () => {
    const accounts = [{ id: 'prod', label: '测试' }];
    expect(intentionOf('测试', { ...TEAM_IN_CHINA, accounts })).toEqual({ kind: 'test' });
    expect(refusalFor('测试2', TEAM_IN_CHINA)).toEqual({ problem: 'word_left_over', typed: '2', line: '测试' });
  });

  test('is no word of the grammar in another language', () => {
    const accountIds = ['tomorrow'];
    expect(refusalFor('明天', { ...TEAM, accountIds })).toMatchObject({ problem: 'not_understood' });
    expect(intentionOf('tomorrow', { ...TEAM, accountIds })).toEqual({ kind: 'show', accountId: 'tomorrow' });
  });
});

test('minutes of a drop are those of the clock', () => {
  expect(intentionOf('下跌 30元 30分钟内')).toMatchObject({ windowMs: 30 * MINUTE_MS });
  expect(intentionOf('下跌 30元 2个小时之内')).toMatchObject({ windowMs: 2 * HOUR_MS });
});
