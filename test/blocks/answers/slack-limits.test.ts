import { describe, expect, test } from 'vitest';
import { balanceMessage } from '../../../src/blocks/answers/balance.ts';
import { correctedNote } from '../../../src/blocks/answers/corrected.ts';
import { deniedMessage } from '../../../src/blocks/answers/denied.ts';
import { failedMessage } from '../../../src/blocks/answers/failed.ts';
import { helpMessage } from '../../../src/blocks/answers/help.ts';
import { helpAllMessage } from '../../../src/blocks/answers/help-all.ts';
import { ruleAnswerMessage } from '../../../src/blocks/answers/rule-change.ts';
import { rulesMessage } from '../../../src/blocks/answers/rules.ts';
import { snoozeAnswerMessage } from '../../../src/blocks/answers/snooze.ts';
import { testAnswerMessage } from '../../../src/blocks/answers/test-alert.ts';
import { topUpMessage } from '../../../src/blocks/answers/top-up.ts';
import { versionMessage } from '../../../src/blocks/answers/version.ts';
import { whyMessage } from '../../../src/blocks/answers/why.ts';
import { MESSAGE_LIMITS } from '../../../src/blocks/limits.ts';
import type { Say } from '../../../src/blocks/locales/say.ts';
import type { Message } from '../../../src/blocks/message.ts';
import { validateBlocks } from '../../../src/demo/slack/blocks/validate.ts';
import type { RuleOutcome, RuleState, SnoozeOutcome, SnoozeView } from '../../../src/domain/answer.ts';
import { EN, ZH } from '../voices.ts';
import {
  AT_1220,
  AT_1405,
  makeAccount,
  makeKindRule,
  makeRule,
  makeStanding,
  makeWallet,
  NOW,
  units,
} from './make-answer.ts';

const COMMAND = `/${'d'.repeat(31)}`;
const HOSTILE = '<!channel>`*~_<!channel>&<@U1> <!here>|b';
const IDS = Array.from({ length: 20 }, (_, index) => `${'a'.repeat(29)}-${String(index).padStart(2, '0')}`);
const CURRENCIES = ['<!channel>', 'CNY', 'USD'];
const MOST = 9_000_000_000_000_000;
const STATES: readonly RuleState[] = ['ok', 'firing', 'recovering', 'waiting', 'unread', 'not_reported'];

const accounts = IDS.map((id) =>
  makeAccount(
    id,
    {
      state: 'error',
      stale: true,
      covered: false,
      available: null,
      readAt: AT_1220,
      failing: { cause: 'blocked', since: AT_1405 },
      report: { status: 429, reportedAt: AT_1405, by: HOSTILE, readingsSince: 1 },
      wallets: CURRENCIES.map((currency, index) =>
        makeWallet({ currency, total: MOST, granted: MOST, toppedUp: MOST, listed: index > 0 }),
      ),
    },
    HOSTILE,
  ),
);
const rules = Array.from({ length: 200 }, (_, index) =>
  makeRule(999_000 + index, {
    accountId: IDS[index % IDS.length] ?? null,
    currency: HOSTILE,
    thresholdMicros: MOST,
    severity: 'critical',
    mention: '<!subteam^S0123456789>',
    authorId: HOSTILE,
  }),
);
const standings = IDS.flatMap((accountId, index) => [
  makeStanding({
    accountId,
    label: HOSTILE,
    state: STATES[index % STATES.length] ?? 'ok',
    total: MOST,
    since: AT_1405,
    report: { status: 429, reportedAt: AT_1405, by: HOSTILE, readingsSince: 1 },
    nextRepeatAt: NOW,
  }),
]);
const views = rules.map((rule) => ({ rule, standings }));
const uncovered = IDS.map((id) => `${id} (${HOSTILE})`);
const paused = { reason: 'not_found', since: AT_1405 } as const;
const lastDelivery = { at: AT_1405, outcome: 'dead', reason: HOSTILE.repeat(20) } as const;

const OUTCOMES: readonly RuleOutcome[] = [
  { kind: 'active', added: rules.slice(0, 2), along: [makeKindRule(1, 'blind'), makeKindRule(2, 'unavailable')] },
  { kind: 'changed', from: makeRule(1, rules[0]), to: makeRule(1, rules[1]) },
  { kind: 'removed', rules, told: false },
  { kind: 'waiting', rules: rules.slice(0, 3), active: false },
  { kind: 'waiting', rules: rules.slice(0, 3), active: true },
  { kind: 'closed', reason: 'not_found' },
  { kind: 'unchanged', rules },
  { kind: 'confirm_remove_all', rules },
  { kind: 'no_such_rule', asked: HOSTILE.repeat(100), fits: 'none', rules },
  {
    kind: 'which_currency',
    wish: { micros: MOST, unit: 'money', windowMs: null, severity: 'critical', mention: '<@U5>', accountId: 'prod' },
    currencies: [...CURRENCIES, ...IDS],
  },
  {
    kind: 'no_currency',
    wish: { micros: MOST, unit: 'money', windowMs: null, severity: null, mention: null, accountId: null },
  },
  { kind: 'not_an_amount_rule', rule: makeKindRule(1, 'blind', { accountId: HOSTILE }) },
  { kind: 'clash', with: makeRule(1, rules[0]) },
];

const SNOOZE: SnoozeView = {
  account: { id: HOSTILE, label: HOSTILE.repeat(20) },
  by: HOSTILE,
  end: { kind: 'top_up', at: NOW },
};
const SHOWN = accounts.map(({ info }) => info);
const SNOOZES: readonly SnoozeOutcome[] = [
  { kind: 'snoozed', id: 1, snooze: SNOOZE, shown: SHOWN, notice: null },
  { kind: 'snoozed', id: 1, snooze: SNOOZE, shown: [], notice: { kind: 'closed', reason: 'not_found' } },
  { kind: 'unchanged', snooze: SNOOZE },
  { kind: 'taken', snooze: SNOOZE },
  { kind: 'over', account: { id: HOSTILE, label: HOSTILE } },
  { kind: 'ended', account: SNOOZE.account, shown: SHOWN, notice: null },
  { kind: 'not_snoozed', account: SNOOZE.account, still: SNOOZE },
];

function everyAnswer(say: Say): readonly [string, Message][] {
  return [
    [
      'balances, 20 accounts of 3 wallets',
      balanceMessage(
        say,
        { accounts, rules, waiting: [], suggestion: { currency: 'CNY', micros: units(50) }, snooze: SNOOZE, now: NOW },
        COMMAND,
      ),
    ],
    [
      'balances, 200 accounts',
      balanceMessage(
        say,
        {
          accounts: Array.from({ length: 10 }, () => accounts).flat(),
          rules,
          waiting: [],
          suggestion: null,
          snooze: null,
          now: NOW,
        },
        COMMAND,
      ),
    ],
    ['rules', rulesMessage(say, { rules: views, uncovered, paused }, COMMAND)],
    ['why', whyMessage(say, { rules: views, uncovered, paused, lastDelivery, now: NOW }, COMMAND)],
    ...SNOOZES.map((outcome): [string, Message] => [
      `snooze: ${outcome.kind}`,
      snoozeAnswerMessage(say, outcome, COMMAND),
    ]),
    ...OUTCOMES.map((outcome): [string, Message] => [
      `rule answer: ${outcome.kind}`,
      ruleAnswerMessage(
        say,
        {
          outcome,
          assumedCurrency: HOSTILE,
          unheld: { currency: HOSTILE, instead: HOSTILE },
          siblings: rules,
          uncovered,
          offersDigest: true,
        },
        COMMAND,
      ),
    ]),
    ['test', testAnswerMessage(say, { kind: 'closed', reason: 'not_found' }, COMMAND)],
    ['top up', topUpMessage(say, { accounts: accounts.map(({ info }) => ({ ...info, ownerId: HOSTILE })) })],
    ['version', versionMessage(say, { version: HOSTILE, lastCheckAt: NOW, accounts: 20 })],
    ['help', helpMessage(say, { command: COMMAND, accountIds: IDS, currencies: CURRENCIES })],
    ['help all', helpAllMessage(say, { command: COMMAND, accountIds: IDS, currencies: CURRENCIES })],
    ['denied', deniedMessage(say, { because: 'not_admin', admins: Array.from({ length: 200 }, () => HOSTILE) })],
    ['failed', failedMessage(say, HOSTILE)],
    [
      'corrected',
      correctedNote(
        say,
        { typed: HOSTILE, read: 'rules' },
        rulesMessage(say, { rules: views, uncovered, paused }, COMMAND),
      ),
    ],
  ];
}

const MESSAGES = [
  ...everyAnswer(EN).map(([name, message]) => ({ name: `in English: ${name}`, message })),
  ...everyAnswer(ZH).map(([name, message]) => ({ name: `in Chinese: ${name}`, message })),
];

describe.each(MESSAGES)('with extreme input $name', ({ message }) => {
  test('Slack takes the blocks', () => {
    expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  });

  test('the text is as long as Slack recommends at most', () => {
    expect(message.text.length).toBeLessThanOrEqual(MESSAGE_LIMITS.messageText);
    expect(message.text).not.toBe('');
  });

  test('nothing is cut inside a section', () => {
    const texts = message.blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''));
    expect(texts.filter((text) => text.length >= MESSAGE_LIMITS.sectionText)).toEqual([]);
  });

  test('text from outside mentions nobody', () => {
    const all = [message.text, JSON.stringify(message.blocks)].join('\n');
    expect(all).not.toMatch(/<!(?:channel|here|everyone)|<@U1>/);
  });
});
