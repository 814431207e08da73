import { expect, test } from 'vitest';
import { digestMessage } from '../../src/blocks/digest-message.ts';
import { plainMessage } from '../../src/blocks/message.ts';
import { validateBlocks } from '../../src/demo/slack/blocks/validate.ts';
import type { DigestReport } from '../../src/domain/digest-report.ts';
import { HOUR_MS } from '../../src/domain/duration.ts';
import { crampedCode, leftOverEnglish } from './chinese-words.ts';
import { HOSTILE } from './extremes.ts';
import { fullDigest, makeDigest, makeDigestAccount, makeDigestWallet, UNTIL } from './make-digest.ts';
import { ZH } from './voices.ts';

const NAMED = { id: 'prod', label: 'prod', currency: 'EUR' };

function linesOf(given: Partial<DigestReport> = {}): readonly string[] {
  return digestMessage(ZH, makeDigest(given)).text.split('\n');
}

test('a digest in Chinese says what is left, how long it lasts and how fast it goes', () => {
  expect(linesOf()).toEqual([
    '📊 11月26日周四摘要：prod 余额 ¥71.46，预计还可用 3–4 天。',
    '✅ prod',
    '• ¥71.46（均为充值余额）。预计还可用 3–4 天。如需够用 30 天：建议充值约 ¥940；阈值设为 ¥90，可提前约 3 天提醒。',
    '• 消耗 ¥31.20；上一时段：¥28.10。',
    '统计时段：11月25日 09:00 至 11月26日 09:00（Asia/Shanghai）。',
    '<https://platform.deepseek.com/usage|用量> · <https://platform.deepseek.com/top_up|充值>',
  ]);
});

test('its title is a whole sentence whatever there is to tell', () => {
  const [fine, low] = [makeDigestAccount(), makeDigestAccount({ state: 'low' })];
  const unread = makeDigestAccount({ state: 'unread', wallets: [] });
  const old = makeDigestAccount({ wallets: [makeDigestWallet({ old: true })] });
  const titles = [[], [fine, fine], [fine, low], [unread], [old]].map((accounts) => linesOf({ accounts })[0]);
  expect(titles).toEqual([
    '📊 11月26日周四摘要：暂无账户可供汇总。',
    '📊 11月26日周四摘要：2 个账户均正常。',
    '📊 11月26日周四摘要：2 个账户，其中 1 个需要关注。',
    '📊 11月26日周四摘要：prod 的余额未知。',
    '📊 11月26日周四摘要：prod 上次查询到的余额为 ¥71.46。',
  ]);
  expect(linesOf({ key: null })[0]).toBe('📊 摘要预览：prod 余额 ¥71.46，预计还可用 3–4 天。');
});

test('what was wrong meanwhile is told with how long', () => {
  const episodes = [
    { severity: 'critical', kinds: ['below', 'drop'], since: UNTIL - 3 * HOUR_MS, until: UNTIL - HOUR_MS },
  ] as const;
  const lines = linesOf({ accounts: [makeDigestAccount({ state: 'low', episodes })] });
  expect(lines[4]).toBe('• 🔴 严重：余额不足、余额骤降，11月26日 06:00 至 11月26日 08:00（持续 2 小时）。');
});

test("a full digest in Chinese keeps to Slack's limits", () => {
  for (const outside of [NAMED, HOSTILE]) {
    const message = digestMessage(ZH, fullDigest(outside));
    for (const { blocks } of [message, plainMessage(message)]) expect(validateBlocks(blocks, 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(4000);
    expect(message.text.split('\n')[0]).toMatch(/[。）]$/);
  }
});

test('a full digest in Chinese has no English words in it', () => {
  const full = fullDigest(NAMED);
  for (const key of ['2026-11-26', null]) {
    const { text } = digestMessage(ZH, { ...full, key, accounts: full.accounts.slice(0, 1) });
    expect(leftOverEnglish(text)).toEqual([]);
    expect(crampedCode(text)).toEqual([]);
  }
});
