import { describe, expect, test } from 'vitest';
import { balanceMessage } from '../../../src/blocks/answers/balance.ts';
import { slackTime } from '../../../src/blocks/times.ts';
import type { AccountView, BalanceAnswer } from '../../../src/domain/answer.ts';
import { DAY_MS, toMinuteMicros } from '../../../src/domain/duration.ts';
import type { Forecast } from '../../../src/domain/forecast.ts';
import { EN } from '../voices.ts';
import { AT_1220, AT_1405, makeAccount, makeKindRule, makeRule, makeWallet, NOW, units } from './make-answer.ts';

const COMMAND = '/deepseek-balance';
const FAILED = { stale: true, readAt: AT_1220, failing: { cause: 'unreachable', since: AT_1405 } } as const;
const SPLIT = '¥110.00 (¥10.00 granted, ¥100.00 topped up)';
const OLD = 'Last read 2 h ago (12:20 UTC). This says nothing about the money.';

function makeAnswer(accounts: readonly AccountView[], answer: Partial<BalanceAnswer> = {}): BalanceAnswer {
  return { accounts, rules: [makeRule(1)], waiting: [], suggestion: null, snooze: null, now: NOW, ...answer };
}

/** The lines about one account, without those about rules. */
function linesOf(account: Partial<AccountView>, label?: string): readonly string[] {
  const text = balanceMessage(EN, makeAnswer([makeAccount('prod', account, label)]), COMMAND).text;
  return text.slice(0, text.indexOf('\n🔔')).split('\n');
}

const SHORT = { severity: 'warning', currency: 'CNY', thresholdMicros: toMinuteMicros(3 * DAY_MS) } as const;
const NO_BURN = { hour: null, day: null, week: null };
const AHEAD: Forecast = {
  currency: 'CNY',
  burn: { ...NO_BURN, day: { perDayMicros: units(31.2), observed: 1 } },
  outlook: { kind: 'lasts', shortestMs: 1.2 * DAY_MS, likelyMs: 1.5 * DAY_MS, longestMs: 1.8 * DAY_MS },
  topUpMicros: units(938.2),
  thresholdMicros: units(100),
};
const FALLEN = {
  severity: 'warning',
  currency: 'CNY',
  unit: 'money',
  windowMs: 3_600_000,
  fall: { micros: units(32.1), ofMicros: units(142.1), hidden: false, estimated: false },
} as const;

describe('a snooze', () => {
  const end = { kind: 'time', at: AT_1405 + DAY_MS } as const;

  test.each([
    ['of the channel', null, 'What this channel is told'],
    ['of an account', { id: 'prod', label: 'Production' }, 'What this channel is told about Production (`prod`)'],
  ])('%s is the last line', (_, account, what) => {
    const snooze = { account, by: 'U7', end };
    const text = balanceMessage(EN, makeAnswer([makeAccount('prod')], { snooze }), COMMAND).text;
    expect(text.split('\n').at(-1)).toBe(`😴 ${what} is snoozed by <@U7> until 14:05 UTC.`);
  });
});

describe('the balance of one account', () => {
  const rows: readonly [string, Partial<AccountView>, readonly string[]][] = [
    ['fine', {}, ['✅ prod is fine.', SPLIT, 'Read 40 s ago (14:19 UTC).']],
    ['low', { state: 'low' }, ['⚠️ prod is low.', SPLIT, 'Read 40 s ago (14:19 UTC).']],
    [
      'below a critical threshold',
      {
        state: 'low',
        wallets: [makeWallet({ total: units(9) })],
        low: { severity: 'critical', currency: 'CNY', thresholdMicros: units(10) },
      },
      [
        '🔴 prod is below ¥10.00 (critical).',
        '¥9.00 (¥10.00 granted, ¥100.00 topped up)',
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
    [
      'below a threshold',
      { state: 'low', low: { severity: 'warning', currency: 'CNY', thresholdMicros: units(200) } },
      ['⚠️ prod is below ¥200.00.', SPLIT, 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'back above a threshold, but not where its alert ends',
      { state: 'low', low: { severity: 'critical', currency: 'CNY', thresholdMicros: units(109) } },
      ['🔴 prod is low.', SPLIT, 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'when it will not last',
      { state: 'low', short: SHORT, wallets: [makeWallet({ forecast: AHEAD })] },
      [
        '⚠️ prod will not last 3 days.',
        SPLIT,
        'Spending ¥31.20 a day. It lasts about 1 to 2 days. To last 30 days: top up about ¥940; a threshold of ¥100 warns about 3 days ahead.',
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
    [
      'critically short, and low',
      { state: 'low', short: { ...SHORT, severity: 'critical' }, low: { ...SHORT, thresholdMicros: units(200) } },
      ['🔴 prod is below ¥200.00.', SPLIT, 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'as far as anybody knows',
      {
        wallets: [
          makeWallet({ forecast: { ...AHEAD, burn: NO_BURN, outlook: { kind: 'unknown' }, topUpMicros: null } }),
        ],
      },
      ['✅ prod is fine.', SPLIT, 'Not enough data yet to say how long it lasts.', 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'after a sudden fall',
      { state: 'low', fallen: FALLEN },
      ['⚠️ prod fell by ¥32.10 within 1 h.', SPLIT, 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'after a sudden fall that is critical',
      { state: 'low', fallen: { ...FALLEN, severity: 'critical' } },
      ['🔴 prod fell by ¥32.10 within 1 h.', SPLIT, 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'without a rule for an amount',
      { watched: false },
      ['✅ DeepSeek accepts calls from prod.', SPLIT, 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'without a rule for an amount and availability left out',
      { watched: false, available: null },
      ['✅ prod can be read.', SPLIT, 'DeepSeek does not say whether it accepts calls.', 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'refused with HTTP 402',
      { state: 'unavailable', available: false, refused: true, readAt: AT_1220 },
      [
        '🔴 DeepSeek refuses calls from prod. Only a top-up helps, not retries.',
        SPLIT,
        'The refusal came without amounts; they were last read 2 h ago (12:20 UTC).',
      ],
    ],
    [
      'not available because it is empty',
      { state: 'unavailable', available: false, wallets: [makeWallet({ total: units(-0.02), granted: 0 })] },
      [
        '🔴 DeepSeek refuses calls from prod. Only a top-up helps, not retries.',
        '-¥0.02 (¥0.00 granted, ¥100.00 topped up)',
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
    [
      'not available although money is left',
      { state: 'unavailable', available: false },
      [
        '🔴 DeepSeek reports prod as not available although money is left. Look at the console and the status page.',
        SPLIT,
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
    [
      'not available, and only an unlisted wallet had money',
      { state: 'unavailable', available: false, wallets: [makeWallet({ listed: false })] },
      [
        '🔴 DeepSeek refuses calls from prod. Only a top-up helps, not retries.',
        'CNY: not reported any more, which does not mean zero. Last read 14:19 UTC: ¥110.00.',
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
    [
      'a refused key',
      { ...FAILED, state: 'auth', failing: { cause: 'auth', since: AT_1405 } },
      [
        '🔑 prod cannot be read: DeepSeek no longer accepts its key (HTTP 401).',
        SPLIT,
        `It has not been readable since 14:05 UTC. ${OLD}`,
      ],
    ],
    [
      'too many requests, after the first failure',
      { ...FAILED, state: 'limited', failing: null },
      ['❔ prod could not be read: DeepSeek asks for fewer calls (HTTP 429).', SPLIT, OLD],
    ],
    [
      'unreachable',
      { ...FAILED, state: 'error' },
      [
        '❔ prod could not be read: DeepSeek could not be reached.',
        SPLIT,
        `It has not been readable since 14:05 UTC. ${OLD}`,
      ],
    ],
    [
      'a failure whose cause is not known',
      { ...FAILED, state: 'error', failing: null },
      ['❔ prod could not be read.', SPLIT, OLD],
    ],
    [
      'a failure before the first good reading',
      { ...FAILED, state: 'error', readAt: null, wallets: [], available: null },
      [
        '❔ prod could not be read: DeepSeek could not be reached.',
        'It has not been readable since 14:05 UTC. Its balance has never been read, so it is not known.',
      ],
    ],
    [
      'a stale amount of an account that was fine',
      { ...FAILED },
      [
        '✅ prod is fine.',
        SPLIT,
        `It could not be read just now: DeepSeek could not be reached. It has not been readable since 14:05 UTC. ${OLD}`,
      ],
    ],
    [
      'a stale amount after one failure',
      { ...FAILED, state: 'low', failing: null },
      ['⚠️ prod is low.', SPLIT, `It could not be read just now. ${OLD}`],
    ],
    ['never read', { state: 'unread', readAt: null, wallets: [], available: null }, ['⏳ prod has not been read yet.']],
    [
      'availability left out',
      { available: null },
      ['✅ prod is fine.', SPLIT, 'DeepSeek does not say whether it accepts calls.', 'Read 40 s ago (14:19 UTC).'],
    ],
    [
      'a failure after DeepSeek said not available',
      { ...FAILED, state: 'error', failing: null, available: false },
      ['❔ prod could not be read.', SPLIT, 'When it was last read, DeepSeek reported it as not available.', OLD],
    ],
    [
      'several currencies, of which it is said how long each lasts',
      {
        wallets: [
          makeWallet({ forecast: { ...AHEAD, topUpMicros: null } }),
          makeWallet({ currency: 'USD', total: units(5), granted: null, toppedUp: null }),
        ],
      },
      [
        '✅ prod is fine.',
        SPLIT,
        'Spending ¥31.20 a day. The CNY money lasts about 1 to 2 days.',
        '$5.00',
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
    [
      'several wallets, with and without the split',
      {
        wallets: [
          makeWallet({ granted: null }),
          makeWallet({ currency: 'USD', total: units(5), toppedUp: null }),
          makeWallet({ currency: 'EUR', total: units(7), granted: null, toppedUp: null }),
        ],
      },
      [
        '✅ prod is fine.',
        '¥110.00 (¥100.00 topped up)',
        '$5.00 ($10.00 granted)',
        '7.00 EUR',
        'Read 40 s ago (14:19 UTC).',
      ],
    ],
  ];

  test.each(rows)('%s', (_name, account, lines) => {
    expect(linesOf(account)).toEqual(lines);
  });

  test('names the label with the id that one types', () => {
    expect(linesOf({}, 'Production')[0]).toBe('✅ Production (`prod`) is fine.');
  });
});

describe('what a balance says about rules', () => {
  const suggestion = { currency: 'CNY', micros: units(50) };
  const rules = [makeRule(1), makeKindRule(2, 'unavailable')];
  const list = [
    '🔔 This channel is warned about:',
    '• #1 warn when the total of prod falls below ¥50.00',
    '• #2 warn when calls from any account are refused',
  ];
  const rows: readonly [string, Partial<BalanceAnswer>, readonly string[]][] = [
    ['rules', { rules }, list],
    [
      'rules, none of them for an amount',
      { rules, suggestion },
      [
        ...list,
        'No money that is there is watched here yet. A good first rule to type: `/deepseek-balance threshold 50 CNY`',
      ],
    ],
    [
      'no rules',
      { rules: [], suggestion },
      [
        '🔕 This channel is not warned about any of this. A good first rule to type: `/deepseek-balance threshold 50 CNY`',
      ],
    ],
    [
      'a rule that waits for its currency',
      { rules: [makeRule(1, { currency: 'USD' })], waiting: [1] },
      [
        '🔔 This channel is warned about:',
        '• #1 warn when the total of prod falls below $50.00 (waiting: no account holds USD)',
      ],
    ],
    [
      'no rules and nothing to suggest',
      { rules: [] },
      ['🔕 This channel is not warned about any of this. `/deepseek-balance help` shows how to set a rule.'],
    ],
  ];

  test.each(rows)('%s', (_name, answer, lines) => {
    const { text } = balanceMessage(EN, makeAnswer([makeAccount('prod')], answer), COMMAND);
    expect(text.split('\n').slice(3)).toEqual(lines);
  });

  test('of many rules the first are listed and the others counted', () => {
    const many = Array.from({ length: 10 }, (_, index) => makeRule(index + 1));
    const { text } = balanceMessage(EN, makeAnswer([makeAccount('prod')], { rules: many }), COMMAND);
    expect(text.split('\n').slice(-2)).toEqual([
      '• #8 warn when the total of prod falls below ¥50.00',
      '… and 2 more: `/deepseek-balance rules` shows all',
    ]);
  });

  test.each([
    [
      'one account that no rule covers',
      ['prod'],
      '⚠️ Nobody is warned about prod: no rule of any channel covers it. To begin, type `/deepseek-balance watch for prod`',
    ],
    [
      'several accounts that no rule covers',
      ['prod', 'batch', 'dev'],
      '⚠️ Nobody is warned about prod, batch and dev: no rule of any channel covers them. To begin, type `/deepseek-balance watch for prod`',
    ],
  ])('%s', (_name, ids, line) => {
    const accounts = ids.map((id) => makeAccount(id, { covered: false }));
    expect(balanceMessage(EN, makeAnswer(accounts), COMMAND).text.split('\n').at(-1)).toBe(line);
  });
});

test('an account that nobody at all is warned about brings one beginning only', () => {
  const suggestion = { currency: 'CNY', micros: units(20) };
  const { text } = balanceMessage(
    EN,
    makeAnswer([makeAccount('prod', { covered: false })], { rules: [], suggestion }),
    COMMAND,
  );
  expect(text.split('\n').slice(3)).toEqual([
    '🔕 Nobody is warned about prod. To begin: `/deepseek-balance threshold 20 CNY`',
  ]);
});

describe('the balance of all accounts', () => {
  test('without accounts says what is missing', () => {
    expect(balanceMessage(EN, makeAnswer([]), COMMAND).text).toBe(
      'There is no account to show yet. Whoever runs this bot can add a DeepSeek key.',
    );
  });

  test('keeps the order of the answer, each account in a section of its own', () => {
    const message = balanceMessage(
      EN,
      makeAnswer([makeAccount('batch', { state: 'low' }), makeAccount('prod')]),
      COMMAND,
    );
    expect(message.text.split('\n')[0]).toBe('Here are the balances of 2 accounts, worst first.');
    expect(
      message.blocks.map((block) => (block.type === 'section' ? block.text?.text.split('\n')[0] : block.type)),
    ).toEqual([
      'Here are the balances of 2 accounts, worst first.',
      '⚠️ batch is low.',
      '✅ prod is fine.',
      '🔔 This channel is warned about:',
    ]);
  });

  test('its blocks show times in the zone of the reader', () => {
    const blocks = JSON.stringify(balanceMessage(EN, makeAnswer([makeAccount('prod')]), COMMAND).blocks);
    expect(blocks).toContain(`Read 40 s ago (${slackTime(NOW - 40_000)}).`);
  });

  test('a text that would be too long has the totals only', () => {
    const accounts = Array.from({ length: 60 }, (_, index) => makeAccount(`account-${index}`));
    const lines = balanceMessage(EN, makeAnswer(accounts), COMMAND).text.split('\n');
    expect(lines[1]).toBe('✅ account-0 is fine. Total ¥110.00.');
    expect(lines[60]).toBe('✅ account-59 is fine. Total ¥110.00.');
  });

  test('an account without a listed wallet has no total', () => {
    const accounts = Array.from({ length: 40 }, (_, index) =>
      makeAccount(`account-${index}`, { wallets: [makeWallet({ listed: false })] }),
    );
    expect(balanceMessage(EN, makeAnswer(accounts), COMMAND).text.split('\n')[1]).toBe('✅ account-0 is fine.');
  });

  test.each([
    [41, '… and 1 more account: `/deepseek-balance account-40`'],
    [52, '… and 12 more accounts: `/deepseek-balance account-40`'],
  ])('of %i accounts those that do not fit are counted', (count, more) => {
    const accounts = Array.from({ length: count }, (_, index) => makeAccount(`account-${index}`));
    const { blocks } = balanceMessage(EN, makeAnswer(accounts), COMMAND);
    expect(blocks.map((block) => (block.type === 'section' ? block.text?.text : ''))).toContain(more);
  });
});
