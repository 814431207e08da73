import { describe, expect, it, test } from 'vitest';
import { affordMessage } from '../../../src/blocks/answers/afford.ts';
import { balanceMessage } from '../../../src/blocks/answers/balance.ts';
import { digestAnswerMessage, zoneAnswerMessage } from '../../../src/blocks/answers/channel.ts';
import { correctedNote } from '../../../src/blocks/answers/corrected.ts';
import { deniedMessage } from '../../../src/blocks/answers/denied.ts';
import { failedMessage } from '../../../src/blocks/answers/failed.ts';
import { historyMessage } from '../../../src/blocks/answers/history.ts';
import { probeMessage } from '../../../src/blocks/answers/probe.ts';
import { ruleAnswerMessage } from '../../../src/blocks/answers/rule-change.ts';
import { rulesMessage } from '../../../src/blocks/answers/rules.ts';
import { simulationMessage } from '../../../src/blocks/answers/simulation.ts';
import { testAnswerMessage } from '../../../src/blocks/answers/test-alert.ts';
import { topUpMessage } from '../../../src/blocks/answers/top-up.ts';
import { versionMessage } from '../../../src/blocks/answers/version.ts';
import { whyMessage } from '../../../src/blocks/answers/why.ts';
import type { Message } from '../../../src/blocks/message.ts';
import type { AccountView, RuleOutcome } from '../../../src/domain/answer.ts';
import { DAY_MS, MINUTE_MS, WEEK_MS } from '../../../src/domain/duration.ts';
import type { WalletHistory } from '../../../src/domain/wallet-history.ts';
import { ZH } from '../voices.ts';
import { AT_1405, makeAccount, makeRule, makeStanding, makeWallet, NOW, units } from './make-answer.ts';

const COMMAND = '/deepseek-balance';

function linesOf({ text }: Message): readonly string[] {
  return text.split('\n');
}

function balanceLines(account: Partial<AccountView>): readonly string[] {
  const answer = {
    accounts: [makeAccount('prod', account)],
    rules: [],
    waiting: [],
    suggestion: null,
    snooze: null,
    now: NOW,
  };
  return linesOf(balanceMessage(ZH, answer, COMMAND));
}

function changed(outcome: RuleOutcome): readonly string[] {
  const nothing = { assumedCurrency: null, unheld: null, siblings: [], uncovered: [], offersDigest: false };
  return linesOf(ruleAnswerMessage(ZH, { outcome, ...nothing }, COMMAND));
}

describe('balances in Chinese', () => {
  const below = { severity: 'critical', currency: 'CNY', thresholdMicros: units(10) } as const;
  test.each<[string, Partial<AccountView>, string]>([
    ['fine', {}, '✅ prod 余额正常。'],
    [
      'below a threshold',
      { state: 'low', low: below, wallets: [makeWallet({ total: units(9) })] },
      '🔴 prod 余额低于 ¥10.00（严重）。',
    ],
    ['refused', { state: 'unavailable', refused: true }, '🔴 DeepSeek 拒绝 prod 的请求。只有充值才能恢复，重试无效。'],
    ['not read yet', { state: 'unread', readAt: null, wallets: [] }, '⏳ 还没有查询过 prod 的余额。'],
  ])('%s', (_, account, line) => {
    expect(balanceLines(account)[0]).toBe(line);
  });

  it('of an account that no rule covers say so', () => {
    expect(balanceLines({ covered: false }).at(-1)).toBe(
      '⚠️ prod 出现问题时不会有人收到提醒：任何频道都没有针对它的规则。可以先输入： `/deepseek-balance 监控 针对 prod`',
    );
  });

  it('say how old they are, and what to do where nobody is warned', () => {
    expect(balanceLines({}).slice(-2)).toEqual([
      '40 秒前查询（14:19 UTC）。',
      '🔕 以上账户余额不足时，本频道不会收到提醒。输入 `/deepseek-balance 帮助` 可以了解如何设置规则。',
    ]);
    expect(balanceLines({ stale: true }).slice(-2, -1)).toEqual([
      '刚才未能查询到余额。上次查询是在 40 秒前（14:19 UTC）。这不代表余额有变化。',
    ]);
  });
});

it('what became of a balance, with days and points as Chinese readers write them', () => {
  const wallet: WalletHistory = {
    currency: 'CNY',
    since: NOW - WEEK_MS,
    until: NOW - MINUTE_MS,
    firstTotal: units(241.2),
    lastTotal: units(171.46),
    spent: units(69.74),
    atLeast: false,
    days: [{ day: '2026-11-21', micros: units(69.74), atLeast: false, estimated: true }],
    events: [],
    gaps: [{ from: NOW - 2 * DAY_MS, until: NOW - DAY_MS }],
    points: [
      { at: NOW - WEEK_MS, total: units(241.2) },
      { at: NOW - MINUTE_MS, total: units(171.46) },
    ],
  };
  const accounts = [{ info: makeAccount('prod').info, wallets: [wallet] }];
  const message = historyMessage(ZH, { accounts, windowMs: WEEK_MS, zone: 'Asia/Shanghai', now: NOW }, COMMAND);
  expect(linesOf(message)).toEqual([
    '📉 prod 最近 7 天消耗 ¥69.74，平均每天约 ¥9.96。余额从 ¥241.20 变为 ¥171.46，查询于 14:19 UTC。',
    '• 11月21日周六：¥69.74（估算：当天开始或结束时未查询余额）',
    '👀 2026-11-19 14:20 UTC 至 2026-11-20 14:20 UTC 期间监控中断。',
    '每天按 Asia/Shanghai 时间的零点划分。',
  ]);
  expect(message.blocks.at(-1)).toMatchObject({
    title: 'prod（CNY），最近 7 天',
    chart: { axis_config: { categories: ['11月14日 22:20', '11月21日 22:19'] } },
  });
});

describe('rules in Chinese', () => {
  it('are counted, with the line that sets the first', () => {
    const answer = { rules: [], uncovered: ['prod', 'batch', 'dev'], paused: null };
    expect(linesOf(rulesMessage(ZH, answer, COMMAND))[0]).toBe(
      '🔕 本频道还没有规则，所以不会有人收到提醒。如需在余额低于某个金额时收到提醒，请输入 `/deepseek-balance 阈值 50 CNY`',
    );
    const view = { rule: makeRule(1), standings: [makeStanding({ state: 'firing', since: AT_1405 })] };
    const lines = linesOf(rulesMessage(ZH, { ...answer, rules: [view, { ...view, standings: [] }] }, COMMAND));
    expect(lines[0]).toBe('🔔 本频道有 2 条规则，其中 1 条正在提醒。');
    expect(lines[2]).toBe('    prod：⚠️ 自 2026-11-21 14:05 UTC 起提醒');
    expect(lines.at(-1)).toBe(
      '如需修改或删除，请输入 `/deepseek-balance 修改 1 改为 40 CNY` 或 `/deepseek-balance 删除 1`',
    );
  });

  it('that are not set or removed say that nothing was changed', () => {
    expect(changed({ kind: 'closed', reason: 'archived' })[0]).toMatch(
      /^🚫 没有做任何设置：.+，这里不会有人收到提醒。/,
    );
    expect(changed({ kind: 'confirm_remove_all', rules: [makeRule(1)] })).toEqual([
      '❓ 还没有删除任何规则。此操作会删除本频道唯一的规则，之后这里不会有人收到提醒：',
      expect.any(String),
      '如果确定要删除，请输入 `/deepseek-balance 删除 全部 确认`',
    ]);
    expect(changed({ kind: 'no_such_rule', asked: '#9', fits: 'none', rules: [] })).toEqual([
      '❓ 没有做任何更改：本频道还没有规则。',
    ]);
  });

  it('say why they warn, when again, and what was sent last', () => {
    const standing = makeStanding({ state: 'firing', since: AT_1405, total: units(45), nextRepeatAt: NOW });
    const rules = [{ rule: makeRule(1), standings: [standing] }];
    const lastDelivery = { at: AT_1405, outcome: 'sent', reason: 'rule changed' } as const;
    const lines = linesOf(whyMessage(ZH, { rules, uncovered: [], paused: null, lastDelivery, now: NOW }, COMMAND));
    expect(lines.slice(2)).toEqual([
      '    prod：¥45.00 低于 ¥50.00（查询于 14:19 UTC）。⚠️ 自 14:05 UTC 起提醒，下次提醒 14:20 UTC',
      '✉️ 发往本频道的上一条消息：14:05 UTC 已发送（修改规则）。',
    ]);
  });
});

test.each<[string, Message, string]>([
  [
    'a digest that is not there',
    digestAnswerMessage(ZH, { digest: null, zone: 'UTC', nextAt: null, quiet: null, language: null }, COMMAND),
    '🔕 本频道没有定期摘要。如需接收，请输入 `/deepseek-balance 摘要 工作日 09:00` 、 `/deepseek-balance 摘要 每天 09:00` 或 `/deepseek-balance 摘要 每周一 09:00`',
  ],
  [
    'a zone',
    zoneAnswerMessage(ZH, { digest: null, zone: 'UTC', nextAt: null, quiet: null, language: null }, COMMAND),
    '🕘 本频道的时区是 UTC。如需修改，请输入 `/deepseek-balance 时区 Asia/Shanghai`',
  ],
  ['a test', testAnswerMessage(ZH, { kind: 'sent' }, COMMAND), '✅ 测试提醒已发到本频道。真正的提醒也会这样送达。'],
  [
    'a version',
    versionMessage(ZH, { version: '0.2.0', lastCheckAt: AT_1405, accounts: 2 }),
    'ℹ️ deepseek-balance-bot 0.2.0 正在监控 2 个 DeepSeek 账户。上次查询：2026-11-21 14:05 UTC。',
  ],
  [
    'who pays',
    topUpMessage(ZH, { accounts: [] }),
    '💳 请登录需要充值的账户，在 <https://platform.deepseek.com/top_up> 充值。',
  ],
  [
    'a misspelt word',
    correctedNote(ZH, { typed: '规侧', read: '规则' }, failedMessage(ZH, 'a1')),
    '✏️ 我把 `规侧` 理解为 `规则` 。',
  ],
  ['a word of no use', correctedNote(ZH, { leftOut: '谢谢' }, failedMessage(ZH, 'a1')), '✏️ 我忽略了“谢谢”。'],
  [
    'somebody who may not',
    deniedMessage(ZH, { because: 'not_admin', admins: [] }),
    '🚫 只有工作区管理员可以更改本频道的提醒设置。没有做任何更改；您仍然可以查看余额和规则。',
  ],
  [
    'a probe of which account',
    probeMessage(ZH, { kind: 'which_account', accountIds: ['prod', 'batch'] }, COMMAND),
    '❓ 要探测哪个账户？请输入 `/deepseek-balance 探测 针对 prod` 或 `/deepseek-balance 探测 针对 batch`',
  ],
  [
    'a balance that cannot be pretended',
    simulationMessage(ZH, { kind: 'no_currency' }, COMMAND),
    '还没有账户持有余额，无法模拟，请注明币种： `/deepseek-balance 模拟 3 CNY`',
  ],
  [
    'a model without a price',
    affordMessage(ZH, { unknownModel: 'x', known: ['a'] }, COMMAND),
    '没有 x 的价格。有价格的模型：a。',
  ],
])('in Chinese: %s', (_, message, line) => {
  expect(linesOf(message)[0]).toBe(line);
});
