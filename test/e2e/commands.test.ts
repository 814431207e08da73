import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChannels, createTypist, startOverHttp, startOverSocket, type Typed } from './typist.ts';
import { ALICE, createWorld, type World } from './world.ts';

const C = '/deepseek-balance';
const FIRST = '#1 warn when the total of any account falls below ¥50.00';
const REFUSED = '#2 critical when calls from any account are refused';
const BLIND = '#3 warn when any account cannot be read';
const BALANCE = ['✅ DeepSeek accepts calls from default.', '¥60.00 (¥10.00 granted, ¥50.00 topped up)'];

/** One command: what was typed before it in the same channel, and what it must bring. */
interface Row {
  readonly name: string;
  readonly before?: readonly string[];
  readonly type: string;
  readonly command?: string;
  readonly says: readonly string[];
  /** What the one notice to the channel says; none when not given. */
  readonly notice?: readonly string[];
}

const QUESTIONS: readonly Row[] = [
  ...['', 'show', 'status', 'balance', 'now', 'NOW?', 'default', 'show default', 'Show DEFAULT.'].map((type) => ({
    name: `${type === '' ? 'nothing' : type} shows the balances`,
    type,
    says: [...BALANCE, 'Nobody is warned about default. To begin:', `\`${C} threshold 20 CNY\``],
  })),
  { name: 'a misspelt account is corrected and said', type: 'show defualt', says: ['defualt', ...BALANCE] },
  { name: 'nothing names what the channel is warned about', before: ['threshold 50 CNY'], type: '', says: [FIRST] },
  { name: 'rules without any', type: 'rules', says: ['This channel has no rules', `\`${C} threshold 50 CNY\``] },
  ...['rules', 'list', 'thresholds', 'alerts'].map((type) => ({
    name: `${type} lists the rules`,
    before: ['threshold 50 CNY'],
    type,
    says: ['This channel has 3 rules; none warns at present.', FIRST, REFUSED, BLIND, 'set by', 'default: ✅ fine'],
  })),
  { name: 'why', before: ['threshold 50 CNY'], type: 'why', says: [FIRST, '¥60.00', 'Last message to this channel'] },
  { name: 'why without rules', type: 'why', says: ['This channel has no rules', 'Nothing has ever been posted'] },
  ...['top up', 'topup', 'top-up'].map((type) => ({
    name: type,
    type,
    says: ['https://platform.deepseek.com/top_up'],
  })),
  ...['history', 'usage', 'spend 30d', 'history 1d default'].map((type) => ({
    name: type,
    type,
    says: ['📉 default spent nothing since it was first read', 'Days begin and end at midnight, UTC time.'],
  })),
  {
    name: 'simulate',
    before: ['threshold 50 CNY'],
    type: 'simulate 3.20 CNY',
    says: ['Nothing was sent', 'is down to ¥3.20'],
  },
  {
    name: 'afford',
    type: 'afford deepseek-flash 40M in 1M out',
    says: [
      'deepseek-flash, 40,000,000 tokens in and 1,000,000 out: about ¥44.00 or $6.60 off-peak',
      '¥60.00 is enough',
    ],
  },
  { name: 'version', type: 'version', says: ['0.0.0-test', '1 DeepSeek account', 'Last check: '] },
  ...['help', '?', 'help?'].map((type) => ({ name: `${type} is help`, type, says: [`\`${C} threshold 50 CNY\``] })),
  { name: 'help all', type: 'help all', says: ['Here is all that you can type', '`/deepseek-balance settings`'] },
  {
    name: "the command's name as it was typed",
    type: 'help',
    command: '/deepseek-balance-dev',
    says: ['`/deepseek-balance-dev`', '`/deepseek-balance-dev threshold 50 CNY`'],
  },
  {
    name: 'digest, before there is one',
    type: 'digest',
    says: ['🔕 This channel gets no digest.', `\`${C} digest weekdays 09:00\``],
  },
  {
    name: 'digest, when there is one',
    before: ['digest weekdays 9:00'],
    type: 'digest',
    says: ['📊 This channel gets a digest Monday to Friday at 09:00 (UTC). The next digest comes at '],
  },
  {
    name: 'digest now',
    type: 'digest now',
    says: [
      '📊 Preview of the digest: default has ¥60.00',
      '¥10.00 granted, ¥50.00 topped up',
      'Only you see this preview.',
    ],
  },
  { name: 'zone', type: 'zone', says: ['🕘 The time zone of this channel is UTC.', `\`${C} zone Asia/Shanghai\``] },
  {
    name: 'words nobody understands',
    type: 'frobnicate the knob',
    says: ['I did not understand', `\`${C}\` shows all balances`, `\`${C} help all\``],
  },
];

const NOTHING_DONE: readonly Row[] = [
  { name: 'an amount alone', type: '50 CNY', says: ['Nothing was changed.', `\`${C} threshold 50 CNY\``] },
  { name: 'on alone', type: 'on', says: ['“on” alone changes nothing'] },
  { name: 'off alone', type: 'off', says: ['“off” alone changes nothing'] },
  { name: 'a multiplier', type: 'threshold 1万', says: ['in full', `\`${C} threshold 10000\``] },
  {
    name: 'a misspelt change',
    type: 'treshold 50 CNY',
    says: ['I cannot use “treshold”', `\`${C} threshold 50 CNY\``],
  },
  { name: 'a word left over', type: 'threshold 50 CNY pls', says: ['“pls”', 'so I did nothing'] },
  {
    name: 'the same rule again',
    before: ['threshold 50 CNY'],
    type: 'set ¥50',
    says: [`✅ Already so: ${FIRST}`, '¥51.00'],
  },
  { name: 'the same digest again', before: ['digest daily 9'], type: 'digest daily 09:00', says: ['✅ Already so'] },
  { name: 'the same zone again', type: 'zone utc', says: ['✅ Already so', 'its time zone is UTC'] },
  { name: 'a digest of no time', type: 'digest daily', says: [`\`${C} digest daily 09:00\``] },
  { name: 'a zone that is none', type: 'zone Shanghai', says: [`Did you mean \`${C} zone Asia/Shanghai\`?`] },
  { name: 'a snooze of no time', type: 'snooze until friday', says: [`\`${C} snooze until tomorrow\``] },
  { name: 'quiet hours without an end', type: 'quiet 22:00', says: [`\`${C} quiet 22:00-07:00\``] },
  { name: 'a language that is none', type: 'language french', says: [`\`${C} language 中文\``] },
  { name: 'settings with a word left over', type: 'settings now', says: ['“now”', `\`${C} settings\``] },
  { name: 'Chinese with a word left over', type: '删除2 吧', says: ['“吧”', `\`${C} remove 2\``] },
  { name: 'watch again', before: ['watch'], type: 'watch', says: ['✅ Already so', 'refused', 'cannot be read'] },
  { name: 'a change to what is', before: ['threshold 50 CNY'], type: 'change 1 to ¥50', says: ['✅ Already so'] },
  {
    name: 'a change of no rule',
    before: ['threshold 50 CNY'],
    type: 'change 9 to ¥40',
    says: ['there is no rule #9 here. These are the rules:'],
  },
  { name: 'a change without amount', before: ['watch'], type: 'change 1 to ¥40', says: ['there is no amount in #1'] },
  {
    name: 'a change into another rule',
    before: ['threshold 50 CNY', 'threshold 10 CNY'],
    type: 'change 4 to 50 CNY',
    says: ['that rule is there already', FIRST],
  },
  {
    name: 'a percentage for a threshold',
    before: ['threshold 50 CNY'],
    type: 'change 1 to 20%',
    says: ['a percentage or a time has no place in #1', `\`${C} drop 20% CNY in 24h\``],
  },
  { name: 'drop with the number of a rule', type: 'drop 2', says: [`\`${C} remove 2\``, `\`${C} drop 2 CNY in 1h\``] },
  { name: 'a removal of no rule', type: 'remove 1', says: ['this channel has no rules'] },
  {
    name: 'a number that is no rule',
    before: ['threshold 50 CNY'],
    type: 'remove 50',
    says: ['there is no rule #50 here. These are the rules:'],
  },
  {
    name: 'remove all asks first',
    before: ['threshold 50 CNY'],
    type: 'remove all',
    says: ['Nothing was removed yet', FIRST, BLIND, `\`${C} remove all yes\``],
  },
];

const CHANGES: readonly Row[] = [
  {
    name: 'the first threshold brings calls refused and cannot read along',
    type: 'threshold 50 CNY',
    says: [`✅ Set: ${FIRST}.`, '¥51.00', 'these came along', REFUSED, BLIND],
    notice: [`<@${ALICE}> set a rule for this channel: ${FIRST}.`, REFUSED, BLIND],
  },
  {
    name: 'a first rule about a sudden fall brings the same along',
    type: 'drop 30 CNY in 1h critical for default',
    says: [
      '✅ Set: #1 critical when the total of default falls by ¥30.00 or more within 1 h.',
      '¥24.00 fell',
      'came along',
    ],
    notice: [
      '#1 critical when the total of default falls by ¥30.00 or more within 1 h',
      REFUSED.replace('any account', 'default'),
    ],
  },
  {
    name: 'a bare percentage takes the only funded currency and says so',
    type: 'drop 20% in 24h',
    says: ['#1 warn when the CNY total of any account falls by 20% or more within 24 h', 'in CNY, the only currency'],
    notice: ['within 24 h'],
  },
  {
    name: 'a drop is edited in size and time',
    before: ['drop 30 CNY in 1h'],
    type: 'change 1 to 25% in 12h',
    says: ['✅ Changed: #1 warn when the CNY total of any account falls by 25% or more within 12 h.'],
    notice: ['From: #1 warn when the total of any account falls by ¥30.00 or more within 1 h'],
  },
  {
    name: 'a drop is removed by its amount',
    before: ['drop 30 CNY in 1h'],
    type: 'remove 30 CNY',
    says: ['✅ Removed:', `\`${C} drop 30 CNY in 1h\``],
    notice: ['removed a rule of this channel', `\`${C} drop 30 CNY in 1h\``],
  },
  ...[
    'set ¥50',
    'below 50元',
    'alert at ￥５０',
    'alert ５０ CNY',
    'warn 50 RMB',
    'threshold CNY 50',
    'THRESHOLD 50cny',
    'threshold “50块”.',
    'threshold 50 人民币',
    'threshold 50.00 yuan for all',
  ].map((type) => ({ name: type, type, says: [`✅ Set: ${FIRST}.`], notice: [FIRST] })),
  {
    name: 'a bare number takes the only funded currency and says so',
    type: 'threshold 50',
    says: [`✅ Set: ${FIRST}.`, 'I read the amount in CNY', 'the only currency that holds money'],
    notice: [FIRST],
  },
  {
    name: 'every part at once, in any order',
    type: `threshold critical for default notify <@${ALICE}|alice> $1,000.50`,
    says: [
      '#1 critical when the total of default falls below $1,000.50',
      '#2 critical when calls from default are refused',
    ],
    notice: ['#1 critical when the total of default falls below $1,000.50', '#1 mentions one person'],
  },
  {
    name: 'a second threshold comes alone, its siblings are named',
    before: ['threshold 50 CNY'],
    type: 'threshold 10 CNY critical',
    says: ['✅ Set: #4 critical when the total of any account falls below ¥10.00.', 'Also here:', FIRST],
    notice: ['#4 critical when the total of any account falls below ¥10.00'],
  },
  {
    name: 'the same rule with another severity changes it',
    before: ['threshold 50 CNY'],
    type: 'threshold 50 CNY critical',
    says: ['✅ Changed: #1 critical when the total of any account falls below ¥50.00.', `Before: ${FIRST}.`],
    notice: [`<@${ALICE}> changed rule #1 of this channel.`, `From: ${FIRST}`, 'To: #1 critical'],
  },
  {
    name: 'watch',
    type: 'watch',
    says: ['✅ Set:', '#1 critical when calls from any account are refused', '#2 warn when any account cannot be read'],
    notice: [`<@${ALICE}> set 2 rules for this channel.`, '#1 critical', '#2 warn when any account cannot be read'],
  },
  { name: 'watch one account', type: 'watch default', says: ['calls from default'], notice: ['calls from default'] },
  {
    name: 'change',
    before: ['threshold 50 CNY'],
    type: 'change 1 to 40 critical',
    says: ['✅ Changed: #1 critical when the total of any account falls below ¥40.00.', '¥40.80'],
    notice: [`<@${ALICE}> changed rule #1 of this channel.`, `From: ${FIRST}`],
  },
  {
    name: 'remove by number',
    before: ['threshold 50 CNY'],
    type: 'remove #1',
    says: ['✅ Removed', FIRST, `\`${C} threshold 50 CNY\``],
    notice: [`<@${ALICE}> removed a rule of this channel: ${FIRST}.`, `To restore it: \`${C} threshold 50 CNY\``],
  },
  {
    name: 'remove by amount',
    before: ['threshold 50 CNY', 'threshold 10 CNY'],
    type: 'remove ￥10',
    says: ['✅ Removed', '¥10.00', FIRST],
    notice: ['removed a rule of this channel: #4', `\`${C} threshold 10 CNY\``],
  },
  {
    name: 'remove all yes',
    before: ['threshold 50 CNY critical'],
    type: 'remove all yes',
    command: '/deepseek-balance-dev',
    says: ['✅ Removed', '#1', '#2', '#3'],
    notice: ['removed 3 rules of this channel.', '`/deepseek-balance-dev threshold 50 CNY critical`'],
  },
  {
    name: 'numbers are never used again',
    before: ['threshold 50 CNY', 'remove all yes'],
    type: 'threshold 50 CNY',
    says: ['✅ Set: #4 warn when the total of any account falls below ¥50.00.', '#5 critical', '#6 warn'],
    notice: ['#4 warn'],
  },
  {
    name: 'a first rule offers a digest',
    type: 'threshold 50 CNY',
    says: [`A regular summary here, too? Type \`${C} digest weekdays 09:00\``],
    notice: ['#1 warn'],
  },
  {
    name: 'a digest',
    before: ['zone Asia/Shanghai'],
    type: 'digest weekly mon 9am',
    says: ['✅ Set: this channel gets a digest every Monday at 09:00 (Asia/Shanghai).', 'The next digest comes at '],
    notice: [`<@${ALICE}> set a digest for this channel: every Monday at 09:00.`, `\`${C} digest off\``],
  },
  {
    name: 'digest off',
    before: ['digest daily 9'],
    type: 'digest off',
    says: ['✅ Set: this channel gets no digest any more.'],
    notice: ['turned the digest of this channel off.', `To restore it: \`${C} digest daily 09:00\``],
  },
  {
    name: 'a zone',
    type: 'zone america/new_york',
    says: ['✅ Set: the time zone of this channel is America/New_York.'],
    notice: [`<@${ALICE}> set the time zone of this channel to America/New_York.`, `\`${C} zone UTC\``],
  },
  {
    name: 'test',
    type: 'test',
    says: ['✅ The test alert is in this channel.'],
    notice: ['TEST, nothing is wrong', `<@${ALICE}> asked for this test`],
  },
];

const funded = (wallets: Record<string, string>) => ({
  wallets: Object.fromEntries(
    Object.entries(wallets).map(([currency, toppedUp]) => [currency, { granted: '10.00', toppedUp }]),
  ),
});

describe.each([
  { transport: 'Socket Mode', start: startOverSocket },
  { transport: 'signed HTTP', start: startOverHttp },
])('every command over $transport', ({ start }) => {
  const typed: Typed[] = [];
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;
  let rowsTyped = 0;

  beforeAll(async () => {
    world = await createWorld();
    newChannel = createChannels(world);
    world.deepseek.set(world.key, funded({ CNY: '50.00' }));
    await start(world);
    await createTypist(world, newChannel()).type('show');
  });
  afterAll(() => world.close());

  it.each([...QUESTIONS, ...NOTHING_DONE, ...CHANGES])('$name', async (row) => {
    rowsTyped += 1;
    const typist = createTypist(world, newChannel(), typed);
    for (const text of row.before ?? []) {
      await typist.type(text);
    }
    const { text, notices } = await typist.type(row.type, row.command === undefined ? {} : { command: row.command });
    for (const part of row.says) expect(text).toContain(part);
    expect(notices).toHaveLength(row.notice === undefined ? 0 : 1);
    for (const part of row.notice ?? []) expect(notices[0]).toContain(part);
  });

  it('asks for the currency of a bare number when two wallets are funded', async () => {
    const typist = createTypist(world, newChannel(), typed);
    world.deepseek.set(world.key, funded({ CNY: '50.00', USD: '5.00' }));
    await typist.type('show');
    const { text, notices } = await typist.type('threshold 50');
    expect(text).toContain('Nothing was set yet. In which currency?');
    expect(text).toContain(`\`${C} threshold 50 CNY\``);
    expect(text).toContain(`\`${C} threshold 50 USD\``);
    expect(notices).toEqual([]);
    expect((await typist.type('rules')).text).toContain('This channel has no rules');
  });

  it('gave exactly one private answer to each, in time and after its notice', async () => {
    expect(typed.length).toBeGreaterThan(rowsTyped);
    for (const { interaction } of typed) {
      expect(interaction.failure).toBeNull();
      expect(interaction.ack?.afterMs).toBeLessThan(3000);
      expect(interaction.answers).toHaveLength(1);
      expect(interaction.responses.map((use) => use.outcome)).toEqual(['ok']);
    }
  });
});
