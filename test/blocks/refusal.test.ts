import { describe, expect, test } from 'vitest';
import { refusalText } from '../../src/blocks/refusal.ts';
import type { AmountProblem, Refusal } from '../../src/domain/refusal.ts';
import { EN } from './voices.ts';

const BOT = '/deepseek-balance';
const LINE = 'threshold 50 CNY';
const TYPE = `\`${BOT} ${LINE}\``;

function amount(problem: AmountProblem | 'amount_twice', typed: string, ...lines: string[]): Refusal {
  return { problem, typed, lines: lines.length === 0 ? [LINE] : lines };
}

describe('what was not understood', () => {
  test.each<[string, Refusal, string]>([
    [
      'a long text',
      { problem: 'too_long', limit: 300 },
      `No command is longer than 300 characters, so I did not read this one. \`${BOT} help\` shows what you can type.`,
    ],
    ['a strange word', { problem: 'not_understood', typed: 'xyzzy', lines: [] }, 'I did not understand “xyzzy”.'],
    [
      'a word near to one',
      { problem: 'not_understood', typed: 'shwo it', lines: ['show'] },
      `I did not understand “shwo it”. Did you mean \`${BOT} show\`?`,
    ],
    [
      'a simulation without an amount',
      { problem: 'simulate_incomplete', typed: '', lines: ['simulate 3 CNY'] },
      `Which balance should I pretend? Type, for example, \`${BOT} simulate 3 CNY\`.`,
    ],
    [
      'quiet hours without an end',
      { problem: 'quiet_incomplete', typed: '22:00', lines: ['quiet 22:00-07:00', 'quiet off'] },
      `I cannot use “22:00” here. From when until when should warnings wait? Type, for example, \`${BOT} quiet 22:00-07:00\` or \`${BOT} quiet off\`.`,
    ],
    [
      'quiet hours that end when they begin',
      { problem: 'quiet_empty', typed: '7-7', lines: ['quiet off'] },
      `Quiet hours cannot end when they begin (“7-7”), so I did nothing. Type, for example, \`${BOT} quiet off\`.`,
    ],
    [
      'a snooze for too long',
      { problem: 'snooze_range', typed: '60d', line: 'snooze 30d' },
      `A snooze lasts from 1 minute to 30 days; “60d” is outside of that. Did you mean \`${BOT} snooze 30d\`?`,
    ],
    [
      'a snooze until something else',
      { problem: 'snooze_unclear', typed: 'until friday', lines: ['snooze until tomorrow', 'snooze 4h'] },
      `I cannot tell when “until friday” ends, so I did nothing. Type, for example, \`${BOT} snooze until tomorrow\` or \`${BOT} snooze 4h\`.`,
    ],
    [
      'a language that there is not',
      { problem: 'language_unknown', typed: 'french', lines: ['language english', 'language 中文'] },
      `I do not write “french”, so I did nothing. Type \`${BOT} language english\` or \`${BOT} language 中文\`.`,
    ],
    [
      'a word near to three',
      { problem: 'not_understood', typed: 'prob', lines: ['pro', 'prod', 'prof'] },
      `I did not understand “prob”. Did you mean \`${BOT} pro\`, \`${BOT} prod\` or \`${BOT} prof\`?`,
    ],
    [
      'a word left over',
      { problem: 'word_left_over', typed: 'thresold', line: LINE },
      `I cannot use “thresold” here, so I did nothing. Did you mean ${TYPE}?`,
    ],
  ])('%s', (_name, refusal, text) => {
    expect(refusalText(EN, refusal, BOT)).toBe(text);
  });
});

describe('what changes nothing', () => {
  test.each<[string, Refusal, string]>([
    [
      'an amount alone',
      { problem: 'amount_alone', line: LINE },
      `Nothing was changed. To be warned below an amount, type ${TYPE}.`,
    ],
    [
      'on',
      { problem: 'on_alone', line: LINE },
      `“on” alone changes nothing. To be warned below an amount, type ${TYPE}. To be warned only when calls are refused or an account cannot be read, type \`${BOT} watch\`.`,
    ],
    [
      'off',
      { problem: 'off_alone' },
      `“off” alone changes nothing. \`${BOT} remove all\` ends the warnings in this channel.`,
    ],
    [
      'a threshold without an amount',
      { problem: 'threshold_incomplete', typed: '', lines: [LINE] },
      `Below which amount should I warn? Type, for example, ${TYPE}.`,
    ],
    [
      'a threshold with a strange word instead',
      { problem: 'threshold_incomplete', typed: 'lots', lines: [LINE] },
      `I cannot use “lots” here. Below which amount should I warn? Type, for example, ${TYPE}.`,
    ],
    [
      'a change of nothing',
      { problem: 'change_incomplete', typed: '', lines: ['change 2 to 40 CNY', 'change 2 critical'] },
      `Which rule should change, and to what? Type, for example, \`${BOT} change 2 to 40 CNY\` or \`${BOT} change 2 critical\`. \`${BOT} rules\` shows the numbers.`,
    ],
    [
      'a removal of nothing',
      { problem: 'remove_incomplete', typed: 'it', lines: ['remove 2'] },
      `I cannot use “it” here. What should I remove? Type, for example, \`${BOT} remove 2\`. \`${BOT} rules\` shows the numbers.`,
    ],
  ])('%s', (_name, refusal, text) => {
    expect(refusalText(EN, refusal, BOT)).toBe(text);
  });
});

describe('several at once', () => {
  test.each<[string, Refusal, string]>([
    [
      'two accounts',
      { problem: 'several_accounts', lines: ['watch for prod', 'watch for dev'] },
      `A rule is for one account or for all. Type both: \`${BOT} watch for prod\`, \`${BOT} watch for dev\`.`,
    ],
    [
      'three numbers',
      { problem: 'several_numbers', lines: ['remove 1', 'remove 2', 'remove 3'] },
      `I remove one rule at a time, so I did nothing. Type each: \`${BOT} remove 1\`, \`${BOT} remove 2\`, \`${BOT} remove 3\`.`,
    ],
  ])('%s', (_name, refusal, text) => {
    expect(refusalText(EN, refusal, BOT)).toBe(text);
  });
});

describe('a digest and a zone', () => {
  test.each<[Refusal, string]>([
    [
      { problem: 'digest_incomplete', typed: 'soon', lines: ['digest daily 09:00'] },
      'I cannot use “soon” here. When should the digest come? Type, for example, `/deepseek-balance digest daily 09:00`.',
    ],
    [
      { problem: 'zone_unknown', typed: 'CST', lines: ['zone Asia/Shanghai', 'zone America/Chicago'] },
      'I know no time zone “CST”, so I did nothing. Did you mean `/deepseek-balance zone Asia/Shanghai` or `/deepseek-balance zone America/Chicago`?',
    ],
    [
      { problem: 'zone_unknown', typed: '+08:00', lines: [] },
      'I know no time zone “+08:00”, so I did nothing. A zone is named like this: `/deepseek-balance zone Asia/Shanghai`',
    ],
  ])('%j', (refusal, text) => {
    expect(refusalText(EN, refusal, '/deepseek-balance')).toBe(text);
  });
});

describe('a runway', () => {
  test.each<[Refusal, string]>([
    [
      { problem: 'runway_incomplete', typed: '', lines: ['runway 3d'] },
      'How long must the money last before I warn? Type, for example, `/deepseek-balance runway 3d`.',
    ],
    [
      { problem: 'span_range', typed: '30m', line: 'runway 1h' },
      'How long the money lasts is told from 1 hour to 90 days; “30m” is outside of that. Did you mean `/deepseek-balance runway 1h`?',
    ],
    [
      { problem: 'time_range', typed: '100d', line: 'change 4 in 90d' },
      'A drop looks back 5 minutes to 7 days, and how long the money lasts is told from 1 hour to 90 days; “100d” is outside of both. Did you mean `/deepseek-balance change 4 in 90d`?',
    ],
  ])('%j', (refusal, text) => {
    expect(refusalText(EN, refusal, '/deepseek-balance')).toBe(text);
  });
});

describe('a drop', () => {
  const DROP = 'drop 30 CNY in 1h';
  test.each([
    [
      { problem: 'drop_incomplete', typed: '', lines: [DROP] },
      `After which fall, and within which time, should I warn? Type, for example, \`/deepseek-balance ${DROP}\`.`,
    ],
    [
      { problem: 'drop_or_remove', lines: ['remove 2', DROP] },
      `“drop” is a warning about a sudden fall, so I did nothing. Did you mean \`/deepseek-balance remove 2\`? To be warned, type \`/deepseek-balance ${DROP}\`.`,
    ],
    [
      { problem: 'window_unclear', typed: 'in soon', line: DROP },
      `I cannot read a time in “in soon”. Did you mean \`/deepseek-balance ${DROP}\`?`,
    ],
    [
      { problem: 'window_range', typed: 'in 1m', line: DROP },
      `A drop looks back 5 minutes to 7 days; “in 1m” is outside of that. Did you mean \`/deepseek-balance ${DROP}\`?`,
    ],
    [
      { problem: 'percent_range', typed: '150%', line: DROP },
      `A share is more than 0% and at most 100%, with at most two decimals; “150%” is not. Type, for example, \`/deepseek-balance ${DROP}\`.`,
    ],
  ] as const)('%j', (refusal, text) => {
    expect(refusalText(EN, refusal, '/deepseek-balance')).toBe(text);
  });
});

describe('an amount', () => {
  test.each<[Refusal, string]>([
    [amount('amount_decimal_comma', '1,5'), `Please write “1,5” with a point for the decimals. Did you mean ${TYPE}?`],
    [amount('amount_grouping', '1,00,000'), `I am not sure which amount “1,00,000” is. Did you mean ${TYPE}?`],
    [amount('amount_multiplier', '50k'), `Please write “50k” in full. Did you mean ${TYPE}?`],
    [amount('amount_exponent', '5e1'), `Please write “5e1” as a plain number. Did you mean ${TYPE}?`],
    [
      amount('amount_negative', '-50'),
      `An amount is always above zero here, so I did not take “-50”. Did you mean ${TYPE}?`,
    ],
    [amount('amount_decimals', '50.001'), `“50.001” has more than two decimals. Did you mean ${TYPE}?`],
    [
      amount('amount_too_large', '1e400'),
      `“1e400” is too much: amounts end at one billion. Type, for example, ${TYPE}.`,
    ],
    [
      amount('amount_percent', '20%'),
      `This takes an amount, not a share such as “20%”; for a sudden fall there is \`/deepseek-balance drop 20% in 24h\`. Type, for example, ${TYPE}.`,
    ],
    [
      amount('amount_zero', '0'),
      `An amount is always above zero here. To be warned only when calls are refused or an account cannot be read, type \`${BOT} watch\`. Type, for example, ${TYPE}.`,
    ],
    [
      amount('amount_two_currencies', '$50 CNY', 'threshold 50 USD', LINE),
      `“$50 CNY” names two currencies. Did you mean \`${BOT} threshold 50 USD\` or ${TYPE}?`,
    ],
    [
      amount('amount_twice', '50 CNY 60 CNY', LINE, 'threshold 60 CNY'),
      `I can take only one of “50 CNY 60 CNY”. Did you mean ${TYPE} or \`${BOT} threshold 60 CNY\`?`,
    ],
  ])('$problem', (refusal, text) => {
    expect(refusalText(EN, refusal, BOT)).toBe(text);
  });
});

describe('an account', () => {
  test.each<[string, readonly string[], string | null, string]>([
    ['near to a known one', ['prod', 'dev'], LINE, `There are \`prod\` and \`dev\`. Did you mean ${TYPE}?`],
    ['near to nothing', ['prod', 'dev'], null, 'There are `prod` and `dev`.'],
    ['beside a single one', ['prod'], null, 'The only one is `prod`.'],
    ['where there is none', [], null, 'No account is set up yet.'],
    [
      'beside ten',
      Array.from({ length: 10 }, (_, index) => `a${index}`),
      null,
      'There are `a0`, `a1`, `a2`, `a3`, `a4`, `a5`, `a6`, `a7`, `a8` and `a9`.',
    ],
    [
      'beside many',
      Array.from({ length: 22 }, (_, index) => `a${index}`),
      null,
      'There are `a0`, `a1`, `a2`, `a3`, `a4`, `a5`, `a6`, `a7`, `a8`, `a9` and 12 more.',
    ],
  ])('%s', (_name, known, line, advice) => {
    const unknown: Refusal = { problem: 'account_unknown', typed: 'prdo', known, line };
    expect(refusalText(EN, unknown, BOT)).toBe(`There is no account “prdo”. ${advice}`);
    expect(refusalText(EN, { problem: 'account_missing', known, line }, BOT)).toBe(`Which account? ${advice}`);
  });
});

describe('a mention', () => {
  const advice = `type @ after \`notify\` and pick the person or the group from Slack's list. The line then reads ${TYPE}.`;
  test.each<[Refusal, string]>([
    [{ problem: 'mention_missing', typed: 'notify', line: LINE }, `Whom should I notify? Please ${advice}`],
    [
      { problem: 'mention_unresolved', typed: '@oncall', line: LINE },
      `Slack did not tell me who “@oncall” is. Please ${advice}`,
    ],
    [
      { problem: 'mention_everyone', typed: '@channel', line: LINE },
      `I never notify a whole channel (“@channel”). Please ${advice}`,
    ],
  ])('$problem', (refusal, text) => {
    expect(refusalText(EN, refusal, BOT)).toBe(text);
  });
});

describe('what a person wrote', () => {
  test('is escaped, and its backticks are dropped', () => {
    const typed = '<!channel> `&`';
    expect(refusalText(EN, { problem: 'word_left_over', typed, line: 'threshold 5 CNY notify <@U1>`' }, BOT)).toBe(
      `I cannot use “&lt;!channel&gt; &amp;” here, so I did nothing. Did you mean \`${BOT} threshold 5 CNY notify &lt;@U1&gt;\`?`,
    );
  });

  test("is the command's name, too", () => {
    expect(refusalText(EN, { problem: 'amount_alone', line: LINE }, '/deepseek-balance-dev')).toContain(
      '`/deepseek-balance-dev threshold 50 CNY`',
    );
  });
});
