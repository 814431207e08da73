import { describe, expect, test } from 'vitest';
import { historyMessage } from '../../../src/blocks/answers/history.ts';
import { hasRichBlocks, withoutRichBlocks } from '../../../src/blocks/rich-blocks.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import type { AccountHistory, HistoryAnswer } from '../../../src/domain/answer.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../src/domain/duration.ts';
import type { BalanceEvent } from '../../../src/domain/movement.ts';
import type { WalletHistory } from '../../../src/domain/wallet-history.ts';
import { EN } from '../voices.ts';
import { NOW, units } from './make-answer.ts';

const COMMAND = '/deepseek-balance';
const SINCE = NOW - WEEK_MS;

function makeHistory(given: Partial<WalletHistory> = {}): WalletHistory {
  return {
    currency: 'CNY',
    since: SINCE,
    until: NOW - MINUTE_MS,
    firstTotal: units(241.2),
    lastTotal: units(171.46),
    spent: units(69.74),
    atLeast: false,
    days: [
      { day: '2026-11-20', micros: units(9.74), atLeast: false, estimated: false },
      { day: '2026-11-21', micros: units(60), atLeast: false, estimated: false },
    ],
    events: [],
    gaps: [],
    points: [
      { at: SINCE, total: units(241.2) },
      { at: NOW - MINUTE_MS, total: units(171.469) },
    ],
    ...given,
  };
}

function makeEvent(kind: BalanceEvent['kind'], micros: number, at = NOW - HOUR_MS): BalanceEvent {
  return { kind, micros, currency: 'CNY', from: at - MINUTE_MS, until: at, hiddenMicros: null };
}

function makeAccount(id: string, wallets: readonly WalletHistory[], label = id): AccountHistory {
  return { info: { id, label, ownerId: null, runbookUrl: null }, wallets };
}

function answer(accounts: readonly AccountHistory[], given: Partial<HistoryAnswer> = {}) {
  return historyMessage(EN, { accounts, windowMs: WEEK_MS, zone: 'UTC', now: NOW, ...given }, COMMAND);
}

function linesOf(history: Partial<WalletHistory>): readonly string[] {
  return answer([makeAccount('prod', [makeHistory(history)])]).text.split('\n');
}

describe('the answer to history', () => {
  test('says in its first sentence what was spent, then each day of it', () => {
    expect(linesOf({})).toEqual([
      '📉 prod spent ¥69.74 in the last 7 days, about ¥9.96 a day. It had ¥241.20 and has ¥171.46, read 14:19 UTC.',
      '• Fri Nov 20: ¥9.74',
      '• Sat Nov 21: ¥60.00',
      'Days begin and end at midnight, UTC time.',
    ]);
  });

  test.each([
    { ms: WEEK_MS, words: 'in the last 7 days' },
    { ms: DAY_MS, words: 'in the last 1 day' },
    { ms: 36 * HOUR_MS, words: 'in the last 36 hours' },
    { ms: HOUR_MS, words: 'in the last 1 hour' },
  ])('names the time that was asked for: $words', ({ ms, words }) => {
    const wallet = makeHistory({ since: NOW - ms });
    expect(answer([makeAccount('prod', [wallet])], { windowMs: ms }).text).toContain(words);
  });

  test('says since when there are readings, and no pace of less than a day', () => {
    const [head] = linesOf({ since: NOW - HOUR_MS });
    expect(head).toMatch(/^📉 prod spent ¥69\.74 since it was first read 13:20 UTC\. It had/);
  });

  test('says “at least” where a rise hides what was spent, and why', () => {
    const lines = linesOf({
      atLeast: true,
      days: [
        { day: '2026-11-20', micros: 0, atLeast: true, estimated: true },
        { day: '2026-11-21', micros: units(69.74), atLeast: true, estimated: true },
      ],
      events: [
        makeEvent('top_up', units(100)),
        makeEvent('grant', units(10)),
        makeEvent('rise', units(5)),
        makeEvent('expiry', units(-3)),
        makeEvent('refund', units(-2)),
      ],
      gaps: [{ from: NOW - 2 * DAY_MS, until: NOW - DAY_MS }],
    });
    expect(lines).toEqual([
      '📉 prod spent at least ¥69.74 in the last 7 days, at least ¥9.96 a day. It had ¥241.20 and has ¥171.46, read 14:19 UTC.',
      '• Fri Nov 20: nothing that can be seen',
      '• Sat Nov 21: at least ¥69.74 (estimated: not checked when the day began or ended)',
      '➕ Topped up: at least ¥100.00, seen 13:20 UTC',
      '🎁 Granted: at least ¥10.00, seen 13:20 UTC',
      '➕ Rose by at least ¥5.00, seen 13:20 UTC',
      '⌛ Probably expired: ¥3.00 of granted money, seen 13:20 UTC',
      '↩️ Probably refunded: ¥2.00 of topped-up money, seen 13:20 UTC',
      '👀 The balance was not checked from 2026-11-19 14:20 UTC to 2026-11-20 14:20 UTC.',
      '“At least”: money came in, and what was spent between those two checks cannot be seen. Days begin and end at midnight, UTC time.',
    ]);
  });

  test('says of nothing that it is nothing', () => {
    const [head, day] = linesOf({
      spent: 0,
      days: [{ day: '2026-11-21', micros: 0, atLeast: false, estimated: true }],
    });
    expect(head).toMatch(/^📉 prod spent nothing in the last 7 days\. It had/);
    expect(day).toBe('• Sat Nov 21: nothing');
  });

  test.each([
    { count: 32, line: '… and ¥1.00 on the day before' },
    { count: 90, line: '… and ¥59.00 on the 59 days before' },
  ])('sums up the first of $count days', ({ count, line }) => {
    const days = Array.from({ length: count }, (_, index) => ({
      day: new Date(NOW - (count - index) * DAY_MS).toISOString().slice(0, 10),
      micros: units(1),
      atLeast: false,
      estimated: false,
    }));
    const lines = linesOf({ days });
    expect(lines[1]).toBe(line);
    expect(lines).toHaveLength(34);
  });

  test('counts the events and gaps that it leaves out', () => {
    const lines = linesOf({
      events: Array.from({ length: 8 }, (_, index) => makeEvent('top_up', units(index + 1))),
      gaps: Array.from({ length: 4 }, () => ({ from: NOW - DAY_MS, until: NOW - HOUR_MS })),
    });
    expect(lines.slice(3, 5)).toEqual(['… and 2 more before:', '➕ Topped up: at least ¥3.00, seen 13:20 UTC']);
    expect(lines.slice(10, 12)).toEqual([
      '… and 1 more before:',
      '👀 The balance was not checked from 2026-11-20 14:20 UTC to 2026-11-21 13:20 UTC.',
    ]);
  });

  test('holds a chart of the total by the clocks of the zone', () => {
    const { blocks } = answer([makeAccount('prod', [makeHistory()])], { zone: 'Asia/Shanghai' });
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'section', 'data_visualization']);
    expect(blocks.at(-1)).toMatchObject({
      title: 'prod (CNY), last 7 days',
      chart: {
        type: 'line',
        series: [
          {
            name: 'prod',
            data: [
              { label: 'Nov 14, 22:20', value: 241.2 },
              { label: 'Nov 21, 22:19', value: 171.46 },
            ],
          },
        ],
        axis_config: { x_label: 'Asia/Shanghai', y_label: 'CNY' },
      },
    });
  });

  test('tells points apart that have one label, as when clocks are put back', () => {
    const points = [SINCE, SINCE + 1, SINCE + 2].map((at) => ({ at, total: 1 }));
    const { blocks } = answer([makeAccount('prod', [makeHistory({ points })])]);
    expect(blocks.at(-1)).toMatchObject({
      chart: { axis_config: { categories: ['Nov 14, 14:20', 'Nov 14, 14:20 (2)', 'Nov 14, 14:20 (3)'] } },
    });
  });

  test('holds two charts at most, names how many balances it is about, and those that nobody read', () => {
    const wallets = [makeHistory(), makeHistory({ currency: 'USD' })];
    const message = answer([makeAccount('prod', wallets), makeAccount('batch', wallets), makeAccount('dev', [])]);
    expect(message.text.split('\n')[0]).toBe('Here is what became of 4 balances in the last 7 days.');
    expect(message.text).toContain(
      '❔ Not read in that time: dev.\nA chart of one account: `/deepseek-balance history batch`',
    );
    expect(message.blocks.filter(({ type }) => type === 'data_visualization')).toHaveLength(2);
  });

  test('has no chart of a single point', () => {
    const message = answer([makeAccount('prod', [makeHistory({ points: [{ at: NOW, total: 1 }] })])]);
    expect(hasRichBlocks(message)).toBe(false);
  });

  test('says when there is nothing to show', () => {
    expect(answer([makeAccount('prod', []), makeAccount('dev', [])]).text).toBe(
      '❔ No balance of prod and dev was read in the last 7 days, so there is nothing to show yet.',
    );
    expect(answer([]).text).toBe('There is no account to show yet. Whoever runs this bot can add a DeepSeek key.');
  });

  test('says the same without charts, which not every workspace takes', () => {
    const message = answer([makeAccount('prod', [makeHistory()])]);
    const plain = withoutRichBlocks(message);
    expect(hasRichBlocks(plain)).toBe(false);
    expect(plain.text).toBe(message.text);
    expect(plain.blocks).toHaveLength(message.blocks.length - 1);
  });

  test('is taken by Slack, however much there is to say', () => {
    const hostile = '<!channel>`*~_&<@U1>';
    const most = 9_000_000_000_000_000;
    const full = makeHistory({
      currency: '<!everyone>',
      spent: most,
      atLeast: true,
      days: Array.from({ length: 90 }, (_, index) => ({
        day: new Date(NOW - index * DAY_MS).toISOString().slice(0, 10),
        micros: most / 100,
        atLeast: true,
        estimated: true,
      })),
      events: Array.from({ length: 20 }, () => makeEvent('expiry', -most)),
      gaps: Array.from({ length: 20 }, () => ({ from: SINCE, until: NOW })),
      points: Array.from({ length: 20 }, (_, index) => ({ at: SINCE + index, total: -most })),
    });
    const accounts = Array.from({ length: 20 }, (_, index) =>
      makeAccount(`${'a'.repeat(29)}-${String(index).padStart(2, '0')}`, [full, full], hostile),
    );
    for (const shown of [accounts, accounts.slice(0, 1)]) {
      const message = answer(shown, { zone: 'America/Argentina/ComodRivadavia' });
      expect(validateBlocks(message.blocks, 'message')).toEqual([]);
      expect(message.text.length).toBeLessThanOrEqual(4000);
      expect(JSON.stringify(withoutRichBlocks(message))).not.toContain('<!channel>');
    }
  });
});
