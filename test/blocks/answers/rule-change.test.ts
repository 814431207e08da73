import { describe, expect, test } from 'vitest';
import { ruleAnswerMessage } from '../../../src/blocks/answers/rule-change.ts';
import type { RuleAnswer, RuleOutcome } from '../../../src/domain/answer.ts';
import { DAY_MS, toMinuteMicros } from '../../../src/domain/duration.ts';
import { EN } from '../voices.ts';
import { makeKindRule, makeRule, units } from './make-answer.ts';

const COMMAND = '/deepseek-balance-dev';
const TWO = '#2 warn when the total of prod falls below ¥50.00';
const THREE = '#3 critical when the total of any account falls below $9.80';
const RUNWAY = { kind: 'runway', thresholdMicros: toMinuteMicros(3 * DAY_MS), unit: 'minutes' } as const;
const three = makeRule(3, { accountId: null, currency: 'USD', thresholdMicros: units(9.8), severity: 'critical' });

function linesOf(outcome: RuleOutcome, answer: Partial<RuleAnswer> = {}): readonly string[] {
  const whole = {
    outcome,
    assumedCurrency: null,
    unheld: null,
    siblings: [],
    uncovered: [],
    offersDigest: false,
    ...answer,
  };
  return ruleAnswerMessage(EN, whole, COMMAND).text.split('\n');
}

describe('a change that was made', () => {
  const rows: readonly [string, RuleOutcome, readonly string[]][] = [
    [
      'set',
      { kind: 'active', added: [three], along: [] },
      [`✅ Set: ${THREE}.`, '#3 ends when the total is back at $10.00 or more.'],
    ],
    [
      'a drop',
      {
        kind: 'active',
        added: [makeRule(4, { kind: 'drop', thresholdMicros: units(30), windowMs: 3_600_000 })],
        along: [],
      },
      [
        '✅ Set: #4 warn when the total of prod falls by ¥30.00 or more within 1 h.',
        '#4 ends when less than ¥24.00 fell within 1 h.',
      ],
    ],
    [
      'a runway',
      { kind: 'active', added: [makeRule(4, RUNWAY)], along: [] },
      [
        '✅ Set: #4 warn when the CNY money of prod lasts less than 3 days.',
        '#4 ends when the money lasts 3 days 18 hours or more.',
      ],
    ],
    [
      'the first rule of a channel',
      { kind: 'active', added: [makeRule(2)], along: [makeKindRule(3, 'unavailable'), makeKindRule(4, 'blind')] },
      [
        `✅ Set: ${TWO}.`,
        '#2 ends when the total is back at ¥51.00 or more.',
        "As this is the channel's first rule, these came along:",
        '• #3 warn when calls from any account are refused',
        '• #4 warn when any account cannot be read',
        'To do without one: `/deepseek-balance-dev remove 3`',
      ],
    ],
    [
      'watch',
      { kind: 'active', added: [makeKindRule(1, 'unavailable'), makeKindRule(2, 'blind')], along: [] },
      ['✅ Set:', '• #1 warn when calls from any account are refused', '• #2 warn when any account cannot be read'],
    ],
    [
      'changed',
      { kind: 'changed', from: makeRule(2), to: makeRule(2, { thresholdMicros: units(40), severity: 'critical' }) },
      [
        '✅ Changed: #2 critical when the total of prod falls below ¥40.00.',
        `Before: ${TWO}.`,
        '#2 ends when the total is back at ¥40.80 or more.',
      ],
    ],
    [
      'removed, each with the line that sets it again',
      { kind: 'removed', rules: [makeRule(2), three], told: true },
      [
        '✅ Removed:',
        `• ${TWO}. To set it again: \`/deepseek-balance-dev threshold 50 CNY for prod\``,
        `• ${THREE}. To set it again: \`/deepseek-balance-dev threshold 9.80 USD critical\``,
      ],
    ],
    [
      'waiting for Slack',
      { kind: 'waiting', rules: [makeRule(2)], active: false },
      [
        `⏳ Not active yet: ${TWO}.`,
        '#2 ends when the total is back at ¥51.00 or more.',
        'It becomes active once Slack has taken the notice to this channel; I keep trying.',
      ],
    ],
    [
      'in force, the notice waits for Slack',
      { kind: 'waiting', rules: [makeRule(2)], active: true },
      [
        `✅ Already in force: ${TWO}.`,
        '#2 ends when the total is back at ¥51.00 or more.',
        'The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does.',
      ],
    ],
    [
      'already so',
      { kind: 'unchanged', rules: [makeRule(2)] },
      [`✅ Already so: ${TWO}.`, '#2 ends when the total is back at ¥51.00 or more.'],
    ],
  ];

  test.each(rows)('%s', (_name, outcome, lines) => {
    expect(linesOf(outcome)).toEqual(lines);
  });

  test('says in which currency a bare number was read, what else is here and what is not watched', () => {
    const answer = { assumedCurrency: 'CNY', siblings: [three], uncovered: ['batch', 'prod (USD)'] };
    expect(linesOf({ kind: 'active', added: [makeRule(2)], along: [] }, answer).slice(2)).toEqual([
      'I read the amount in CNY, the only currency that holds money.',
      'Also here:',
      `• ${THREE}`,
      'Not watched here: batch and prod (USD).',
    ]);
  });

  test.each<[string, RuleOutcome, RuleAnswer['unheld'], string]>([
    [
      'set',
      { kind: 'active', added: [three], along: [] },
      { currency: 'USD', instead: 'CNY' },
      'No account holds USD, so this rule waits until one does. Did you mean CNY: `/deepseek-balance-dev threshold 9.80 CNY critical`',
    ],
    [
      'changed while nothing is held',
      { kind: 'changed', from: makeRule(3), to: three },
      { currency: 'USD', instead: null },
      'No account holds USD, so this rule waits until one does.',
    ],
    [
      'that waits for Slack',
      { kind: 'waiting', rules: [three], active: false },
      { currency: 'USD', instead: 'CNY' },
      'No account holds USD, so this rule waits until one does. Did you mean CNY: `/deepseek-balance-dev threshold 9.80 CNY critical`',
    ],
    [
      'that is there already',
      { kind: 'unchanged', rules: [three] },
      { currency: 'USD', instead: 'CNY' },
      'No account holds USD, so this rule waits until one does.',
    ],
  ])('says that nobody holds the currency of a rule %s', (_name, outcome, unheld, line) => {
    expect(linesOf(outcome, { unheld })).toContain(line);
  });

  test('of many removed rules the others are counted', () => {
    const rules = Array.from({ length: 200 }, (_, index) => makeRule(index + 1));
    expect(linesOf({ kind: 'removed', rules, told: true }).at(-1)).toBe('… and 195 more');
    expect(linesOf({ kind: 'removed', rules, told: false }).at(-1)).toBe(
      'The channel does not know yet: Slack has not taken the notice. It is told as soon as Slack does.',
    );
  });
});

describe('a change that was not made', () => {
  const rows: readonly [string, RuleOutcome, readonly string[]][] = [
    [
      'the bot is not in the channel',
      { kind: 'closed', reason: 'not_in_channel' },
      [
        '🚫 Nothing was set, because I am not a member of this channel and nobody here would hear of it. Type `/invite` here and pick this app, then try again.',
      ],
    ],
    [
      'archived',
      { kind: 'closed', reason: 'archived' },
      [
        '🚫 Nothing was set, because this channel is archived and nobody here would hear of it. Unarchive it, or try again in another channel.',
      ],
    ],
    [
      'not visible',
      { kind: 'closed', reason: 'not_found' },
      [
        '🚫 Nothing was set, because Slack does not let me see this channel and nobody here would hear of it. If it is private, type `/invite` here and pick this app, then try again. In a direct message between people I cannot post at all; use a channel.',
      ],
    ],
    [
      'restricted',
      { kind: 'closed', reason: 'restricted' },
      [
        '🚫 Nothing was set, because only some people may post in this channel and nobody here would hear of it. Ask a workspace admin to let this app post here, or try again in another channel.',
      ],
    ],
    [
      'remove all asks first',
      { kind: 'confirm_remove_all', rules: [makeRule(2), three] },
      [
        '❓ Nothing was removed yet. This would remove the 2 rules of this channel, and nobody here would be warned:',
        `• ${TWO}`,
        `• ${THREE}`,
        'To do it, type `/deepseek-balance-dev remove all yes`',
      ],
    ],
    [
      'remove all of one rule',
      { kind: 'confirm_remove_all', rules: [makeRule(2)] },
      [
        '❓ Nothing was removed yet. This would remove the only rule of this channel, and nobody here would be warned:',
        `• ${TWO}`,
        'To do it, type `/deepseek-balance-dev remove all yes`',
      ],
    ],
    [
      'no such rule',
      { kind: 'no_such_rule', asked: '<7>', fits: 'none', rules: [makeRule(2)] },
      ['❓ Nothing was changed: there is no rule &lt;7&gt; here. These are the rules:', `• ${TWO}`],
    ],
    [
      'several rules with the amount',
      {
        kind: 'no_such_rule',
        asked: '50 CNY',
        fits: 'several',
        rules: [makeRule(2), makeRule(5, { accountId: null })],
      },
      [
        '❓ Nothing was changed: 2 rules have 50 CNY. Please type the number of one:',
        expect.any(String),
        expect.any(String),
      ],
    ],
    [
      'no rules at all',
      { kind: 'no_such_rule', asked: 'all', fits: 'none', rules: [] },
      ['❓ Nothing was changed: this channel has no rules.'],
    ],
    [
      'two funded currencies',
      {
        kind: 'which_currency',
        wish: {
          micros: units(50),
          unit: 'money',
          windowMs: null,
          severity: 'critical',
          mention: null,
          accountId: 'prod',
        },
        currencies: ['CNY', 'USD'],
      },
      [
        '❓ Nothing was set yet. In which currency? Type one of these:',
        '• `/deepseek-balance-dev threshold 50 CNY critical for prod`',
        '• `/deepseek-balance-dev threshold 50 USD critical for prod`',
      ],
    ],
    [
      'a percentage for a threshold',
      { kind: 'not_a_drop', rule: makeRule(2, { currency: null }) },
      [
        '❓ Nothing was changed: a percentage or a time has no place in #2 warn when the total of prod falls below its threshold. To be warned about a sudden fall too, type `/deepseek-balance-dev drop 20% CNY in 24h for prod`',
      ],
    ],
    [
      'an amount for how long money must last',
      { kind: 'not_a_runway', rule: makeRule(4, RUNWAY) },
      [
        '❓ Nothing was changed: an amount has no place in #4 warn when the CNY money of prod lasts less than 3 days. Type a time: `/deepseek-balance-dev change 4 to 5d`',
      ],
    ],
    [
      'a time that is too long or too short',
      { kind: 'out_of_range', rule: makeRule(4, RUNWAY) },
      [
        '❓ Nothing was changed in #4 warn when the CNY money of prod lasts less than 3 days: a drop looks back 5 minutes to 7 days, and how long the money lasts is told from 1 hour to 90 days.',
      ],
    ],
    [
      'no funded currency',
      {
        kind: 'no_currency',
        wish: { micros: units(5.5), unit: 'money', windowMs: null, severity: null, mention: null, accountId: null },
      },
      [
        '❓ Nothing was set: no account holds money yet, so I cannot tell the currency. Type it with the amount: `/deepseek-balance-dev threshold 5.50 CNY` or `/deepseek-balance-dev threshold 5.50 USD`',
      ],
    ],
    [
      'a rule without an amount',
      { kind: 'not_an_amount_rule', rule: makeKindRule(4, 'blind') },
      [
        '❓ Nothing was changed, because there is no amount in #4 warn when any account cannot be read. If you do not want it, type `/deepseek-balance-dev remove 4`',
      ],
    ],
    [
      'the same as another rule',
      { kind: 'clash', with: makeRule(2) },
      [
        `❓ Nothing was changed, because that rule is there already: ${TWO}. If one is enough, remove the other; \`/deepseek-balance-dev rules\` shows the numbers.`,
      ],
    ],
  ];

  test.each(rows)('%s', (_name, outcome, lines) => {
    expect(linesOf(outcome, { siblings: [three], uncovered: ['batch'] })).toEqual(lines);
  });

  test('200 rules that would be removed are listed as far as they fit, and the question stays', () => {
    const rules = Array.from({ length: 200 }, (_, index) => makeRule(index + 1));
    const lines = linesOf({ kind: 'confirm_remove_all', rules });
    expect(lines.at(-2)).toMatch(/^… and \d+ more, from #\d+ on$/);
    expect(lines.at(-1)).toBe('To do it, type `/deepseek-balance-dev remove all yes`');
  });
});

test('a runway without a currency says which wallet it is about', () => {
  const outcome: RuleOutcome = { kind: 'active', added: [makeRule(4, RUNWAY)], along: [] };
  expect(linesOf(outcome, { assumedCurrency: 'CNY' })).toContain(
    'It is about CNY, the only currency that holds money.',
  );
});

test('a first rule of a channel without a digest is followed by an offer of one', () => {
  const outcome: RuleOutcome = { kind: 'active', added: [makeRule(2)], along: [] };
  expect(linesOf(outcome, { offersDigest: true }).at(-1)).toBe(
    `A regular summary here, too? Type \`${COMMAND} digest weekdays 09:00\``,
  );
});
