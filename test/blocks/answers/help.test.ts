import { describe, expect, test } from 'vitest';
import { helpMessage } from '../../../src/blocks/answers/help.ts';
import { helpAllMessage } from '../../../src/blocks/answers/help-all.ts';
import { spellings } from '../../../src/listeners/commands/verbs.ts';
import { EN, ZH } from '../voices.ts';

const COMMAND = '/deepseek-balance';
const TEAM = { command: COMMAND, accountIds: ['prod', 'batch'], currencies: ['CNY', 'USD'] };

describe('help', () => {
  test("is six lines with this team's own accounts and currencies", () => {
    expect(helpMessage(EN, TEAM).text.split('\n')).toEqual([
      '`/deepseek-balance` shows all balances, worst first; `/deepseek-balance prod` shows that account (there are `prod` and `batch`)',
      '`/deepseek-balance threshold 50 CNY` or `/deepseek-balance threshold 5 USD` warns this channel below that amount (add `critical`, `notify @oncall`, `for prod`)',
      '`/deepseek-balance watch` warns only when calls are refused or an account cannot be read',
      '`/deepseek-balance rules` lists what this channel is warned about, `/deepseek-balance why` how each rule stands',
      '`/deepseek-balance change 2 to 50 CNY` edits rule 2, `/deepseek-balance remove 2` ends it',
      '`/deepseek-balance settings` opens a form for all of this, no typing needed; `/deepseek-balance test` posts a test alert, `/deepseek-balance top up` says where to pay, `/deepseek-balance help all` shows everything',
    ]);
  });

  test.each([
    ['no account', [], '`/deepseek-balance` shows all balances, worst first'],
    [
      'one account',
      ['main'],
      '`/deepseek-balance` shows all balances, worst first; `/deepseek-balance main` shows that account',
    ],
    [
      'many accounts',
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      '`/deepseek-balance` shows all balances, worst first; `/deepseek-balance a` shows that account (there are `a`, `b`, `c`, `d`, `e` … and 2 more)',
    ],
  ])('with %s', (_name, accountIds, line) => {
    const lines = helpMessage(EN, { ...TEAM, accountIds }).text.split('\n');
    expect(lines[0]).toBe(line);
    expect(lines).toHaveLength(6);
  });

  test('without an account or a currency still shows lines that can be typed', () => {
    expect(helpMessage(EN, { command: COMMAND, accountIds: [], currencies: [] }).text.split('\n')[1]).toBe(
      '`/deepseek-balance threshold 50 CNY` warns this channel below that amount (add `critical`, `notify @oncall`)',
    );
  });
});

describe('help in Chinese', () => {
  test('is six lines, too', () => {
    expect(helpMessage(ZH, TEAM).text.split('\n')).toEqual([
      '`/deepseek-balance` 查看全部余额，最需要关注的排在最前； `/deepseek-balance prod` 只看这个账户（共有 `prod` 、 `batch` ）',
      '`/deepseek-balance 阈值 50 CNY` 或 `/deepseek-balance 阈值 5 USD` 余额低于该金额时提醒本频道（后面可以加上 `严重` / `通知 @oncall` / `针对 prod` ）',
      '`/deepseek-balance 监控` 只在请求被拒绝或无法查询账户余额时提醒',
      '`/deepseek-balance 规则` 列出本频道的规则， `/deepseek-balance 为什么` 说明各条规则的情况',
      '`/deepseek-balance 修改 2 改为 50 CNY` 修改规则 2， `/deepseek-balance 删除 2` 删除规则 2',
      '`/deepseek-balance 设置` 打开设置表单，以上都能完成，无需输入命令； `/deepseek-balance 测试` 发送测试提醒， `/deepseek-balance 充值` 告诉您在哪里充值， `/deepseek-balance 帮助 全部` 显示全部用法',
    ]);
  });

  test('has the English word beside the Chinese one in its table', () => {
    const lines = helpAllMessage(ZH, TEAM).text.split('\n');
    expect(lines).toContain(
      '• `/deepseek-balance 暂停 4小时 [针对 prod]` （也可以输入 `snooze` / `暂停 直到 充值` / `暂停 关闭` ）：本频道在这段时间内不再重复提醒；情况变严重时仍会提醒',
    );
    expect(lines).toHaveLength(25);
  });
});

describe('help all', () => {
  test.each(spellings('en'))('names `%s`', (spelling) => {
    const { text } = helpAllMessage(EN, TEAM);
    expect(text.split(/[^a-z?-]+/).join(' ')).toContain(` ${spelling} `);
  });

  test('is the table of all commands', () => {
    const lines = helpAllMessage(EN, TEAM).text.split('\n');
    expect(lines[3]).toBe(
      '• `/deepseek-balance threshold 50 CNY [critical] [notify @oncall] [for prod]` (also `set`, `below`, `alert at`, `alert`, `warn`): a warning here when the total falls below that amount',
    );
    expect(lines).toContain(
      '• `/deepseek-balance snooze 4h [for prod]` (also `mute`, `pause`, `ack`, `snooze until top-up`, `snooze off`): no reminders here for that long; what gets worse is told all the same',
    );
    expect(lines).toHaveLength(25);
  });

  test('without an account takes a name that could be one', () => {
    const { text } = helpAllMessage(EN, { ...TEAM, accountIds: [] });
    expect(text).toContain('`/deepseek-balance watch [for prod]`');
  });
});
