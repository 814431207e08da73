import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/listeners/commands/parse-command.ts';
import { intentionOf, refusalFor, TEAM } from './context.ts';

const KNOWN = TEAM.accountIds;

describe('an amount, on or off alone changes nothing', () => {
  test.each([
    ['50', 'threshold 50 CNY'],
    ['50 USD', 'threshold 50 USD'],
    ['¥50 critical for prod', 'threshold 50 CNY critical for prod'],
    ['critical 50', 'threshold 50 CNY critical'],
    ['for prod 50', 'threshold 50 CNY for prod'],
    ['prod 50 CNY', 'threshold 50 CNY for prod'],
    ['show prod 50 CNY', 'threshold 50 CNY for prod'],
    ['watch 50 CNY', 'threshold 50 CNY'],
    ['thresholds 50 CNY', 'threshold 50 CNY'],
    ['notify <@U1|ann> 50 CNY', 'threshold 50 CNY notify @ann'],
  ])('%s', (text, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'amount_alone', line });
  });

  test('a team without a balance is shown CNY', () => {
    expect(refusalFor('50', { ...TEAM, currencies: [] })).toEqual({
      problem: 'amount_alone',
      line: 'threshold 50 CNY',
    });
  });

  test('on and off show what can be typed', () => {
    expect(refusalFor('on', { ...TEAM, currencies: ['USD'] })).toEqual({
      problem: 'on_alone',
      line: 'threshold 50 USD',
    });
    expect(refusalFor('OFF')).toEqual({ problem: 'off_alone' });
  });

  test('an amount with a problem is refused for that', () => {
    expect(refusalFor('1,5')).toEqual({ problem: 'amount_decimal_comma', typed: '1,5', lines: ['threshold 1.5'] });
    expect(refusalFor('20%')).toMatchObject({ problem: 'amount_percent' });
  });
});

describe('a change with a typing error or a word left over does nothing, names the word and shows the line', () => {
  test.each([
    ['thresold 50 CNY', 'thresold', 'threshold 50 CNY'],
    ['Thersohld 50 CNY for prod', 'Thersohld', 'threshold 50 CNY for prod'],
    ['xyzzy 50 CNY', 'xyzzy', 'threshold 50 CNY'],
    ['critcal 50 CNY', 'critcal', 'threshold 50 CNY critical'],
    ['50 bananas', 'bananas', 'threshold 50'],
    ['threshold 50 CNY bananas', 'bananas', 'threshold 50 CNY'],
    ['threshold 50 CNY in the channel', 'in the channel', 'threshold 50 CNY'],
    ['threshold 50 CNY critcal', 'critcal', 'threshold 50 CNY critical'],
    ['threshold 50 CNY critical warning', 'warning', 'threshold 50 CNY critical'],
    ['threshold 50 CNY prod', 'prod', 'threshold 50 CNY for prod'],
    ['threshold 50 CNY fro prod', 'fro', 'threshold 50 CNY for prod'],
    ['threshold 50 CNY <@U1|ann>', '@ann', 'threshold 50 CNY notify @ann'],
    ['threshold 50 CNY <@U1>', '@…', 'threshold 50 CNY notify @…'],
    ['threshold 50 CNY notfy <@U1|ann>', 'notfy', 'threshold 50 CNY notify @ann'],
    ['threshold 50 CNY <https://example.com|example.com>', 'example.com', 'threshold 50 CNY'],
    ['threshold 50 CNY <https://example.com/a>', 'https://example.com/a', 'threshold 50 CNY'],
    ['threshold 50 CNY <#C123|ops>', '#ops', 'threshold 50 CNY'],
    ['threshold 50 CNY &lt;!channel&gt;', '<!channel>', 'threshold 50 CNY'],
    ['threshold 50 CNY a&amp;b', 'a&b', 'threshold 50 CNY'],
    ['threshold 50 CNY &amp;lt;', '&lt', 'threshold 50 CNY'],
    ['threshold 50 CNY 🎉', '🎉', 'threshold 50 CNY'],
    ['wacth', 'wacth', 'watch'],
    ['wacth prod', 'wacth', 'watch for prod'],
    ['watch prod please', 'please', 'watch for prod'],
    ['watch critical', 'critical', 'watch'],
    ['watch <#C1|ops>', '#ops', 'watch'],
    ['chnage 2 to 40 CNY', 'chnage', 'change 2 to 40 CNY'],
    ['change 2 to 40 CNY for prod', 'for prod', 'change 2 to 40 CNY'],
    ['change 2 critical now', 'now', 'change 2 critical'],
    ['remvoe 2', 'remvoe', 'remove 2'],
    ['remove 2 please', 'please', 'remove 2'],
    ['remove #2 please', 'please', 'remove 2'],
    ['remove 50 CNY critical', 'critical', 'remove 50 CNY'],
    ['remove 50 for prod', 'for prod', 'remove 50 CNY for prod'],
    ['remove all now', 'now', 'remove all'],
    ['remove all yes please', 'please', 'remove all'],
    ['remvoe all yes', 'remvoe', 'remove all'],
    ['tset', 'tset', 'test'],
    ['test now', 'now', 'test'],
  ])('%s', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });
});

describe('a question is answered without the words that it has no use for, and says so', () => {
  test.each([
    ['prod dev', { kind: 'show', accountId: 'prod' }, 'dev'],
    ['show prod please', { kind: 'show', accountId: 'prod' }, 'please'],
    ['rules prod', { kind: 'rules' }, 'prod'],
    ['why prod', { kind: 'why' }, 'prod'],
    ['why 2', { kind: 'why' }, '2'],
    ['topup prod', { kind: 'top_up' }, 'prod'],
    ['version 2', { kind: 'version' }, '2'],
    ['help me', { kind: 'help', all: false }, 'me'],
    ['help all of it', { kind: 'help', all: true }, 'of it'],
  ])('%s', (text, intention, leftOut) => {
    expect(parseCommand(text, TEAM)).toEqual({ intention, corrected: { leftOut } });
  });
});

describe('a first word is not corrected when the rest does not fit', () => {
  test.each([
    ['how much is left', ['show']],
    ['hlep me', ['help']],
    ['shwo nobody', ['show']],
    ['whyy prod', ['why']],
  ])('%s', (text, lines) => {
    expect(refusalFor(text)).toEqual({ problem: 'not_understood', typed: text, lines });
  });
});

describe('who wants a rule gone is never told how to set one, and nothing is done', () => {
  test.each([
    ['delete 2', 'delete', 'remove 2'],
    ['Delete #2', 'Delete', 'remove 2'],
    ['delte 2', 'delte', 'remove 2'],
    ['rm 50', 'rm', 'remove 50'],
    ['unset 50 CNY', 'unset', 'remove 50 CNY'],
    ['reset 50 CNY', 'reset', 'remove 50 CNY'],
    ['disable 50 CNY for prod', 'disable', 'remove 50 CNY for prod'],
    ['please remove 50 CNY', 'please remove', 'remove 50 CNY'],
    ['50 CNY cancel', 'cancel', 'remove 50 CNY'],
    ['clear all yes', 'clear', 'remove all'],
  ])('%s', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });

  test.each(['unwatch', 'stop', 'stop it', 'forget prod', 'please stop', 'del'])('%s', (text) => {
    const lines = ['remove 2', 'remove 50 CNY', 'remove all'];
    expect(refusalFor(text)).toEqual({ problem: 'not_understood', typed: text, lines });
  });

  test('an account may be called so', () => {
    const context = { ...TEAM, accountIds: ['cancel'] };
    expect(intentionOf('cancel', context)).toEqual({ kind: 'show', accountId: 'cancel' });
    expect(parseCommand('cancl', context)).toMatchObject({ intention: { kind: 'show', accountId: 'cancel' } });
  });
});

describe('several rules at once are not removed', () => {
  test.each(['remove 1,2', 'remove 1, 2', 'remove 1 2', 'remove 1 and 2', 'remove #1 #2', 'delete rule 1 & rule 2'])(
    '%s',
    (text) => {
      expect(refusalFor(text)).toEqual({ problem: 'several_numbers', lines: ['remove 1', 'remove 2'] });
    },
  );
});

describe('a change that lacks something asks for it', () => {
  const change = ['change 2 to 40 CNY', 'change 2 critical'];
  const remove = ['remove 2', 'remove 50 CNY', 'remove all'];
  test.each([
    ['threshold', 'threshold_incomplete', '', ['threshold 50 CNY']],
    ['threshold critical for prod', 'threshold_incomplete', '', ['threshold 50 CNY critical for prod']],
    ['threshold bananas', 'threshold_incomplete', 'bananas', ['threshold 50 CNY']],
    ['thresold', 'threshold_incomplete', 'thresold', ['threshold 50 CNY']],
    ['change', 'change_incomplete', '', change],
    ['change to 40 CNY', 'change_incomplete', '', change],
    ['change bananas to 40 CNY', 'change_incomplete', 'bananas', change],
    ['change 7', 'change_incomplete', '', ['change 7 to 40 CNY', 'change 7 critical']],
    ['change 2 bananas', 'change_incomplete', 'bananas', change],
    ['change 0 to 40 CNY', 'change_incomplete', '', change],
    ['remove', 'remove_incomplete', '', remove],
    ['remove bananas', 'remove_incomplete', 'bananas', remove],
    ['remove for prod', 'remove_incomplete', '', remove],
    ['remove yes', 'remove_incomplete', 'yes', remove],
  ])('%s', (text, problem, typed, lines) => {
    expect(refusalFor(text)).toEqual({ problem, typed, lines });
  });

  test("in this team's first currency", () => {
    const context = { ...TEAM, currencies: ['USD', 'CNY'] };
    expect(refusalFor('threshold', context)).toMatchObject({ lines: ['threshold 50 USD'] });
    expect(refusalFor('remove', context)).toMatchObject({ lines: ['remove 2', 'remove 50 USD', 'remove all'] });
  });
});

describe('amounts of other changes', () => {
  test.each([
    ['change 2 to 1,5', { problem: 'amount_decimal_comma', typed: '1,5', lines: ['change 2 to 1.5'] }],
    ['change 2 to 50k critical', { problem: 'amount_multiplier', typed: '50k', lines: ['change 2 to 50000 critical'] }],
    ['remove 1,5 CNY', { problem: 'amount_decimal_comma', typed: '1,5 CNY', lines: ['remove 1.5 CNY'] }],
    ['remove 200 3', { problem: 'amount_twice', typed: '200 3', lines: ['remove 200', 'remove 3'] }],
  ])('%s', (text, refusal) => {
    expect(refusalFor(text)).toEqual(refusal);
  });
});

describe('accounts', () => {
  test.each([
    ['threshold 50 CNY for prdo', 'prdo', 'threshold 50 CNY for prod'],
    ['threshold for prdo', 'prdo', 'threshold 50 CNY for prod'],
    ['threshold 50 CNY for nobody', 'nobody', null],
    ['threshold 50 CNY for <#C1|ops>', '#ops', null],
    ['watch prdo', 'prdo', 'watch for prod'],
    ['watch for __proto__', '__proto__', null],
    ['remove 50 CNY for prdo', 'prdo', 'remove 50 CNY for prod'],
    ['remove for prdo', 'prdo', 'remove 50 CNY for prod'],
    ['show nobody', 'nobody', null],
    ['show prdo please', 'prdo', 'show prod'],
    ['prdo 50 CNY', 'prdo', 'threshold 50 CNY for prod'],
  ])('an unknown one is refused: %s', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'account_unknown', typed, known: KNOWN, line });
  });

  test('one that is equally near to two is not guessed', () => {
    const context = { ...TEAM, accountIds: ['prod1', 'prod2'] };
    const unknown = { problem: 'account_unknown', known: context.accountIds, line: null };
    expect(refusalFor('show prod3', context)).toEqual({ ...unknown, typed: 'prod3' });
    expect(refusalFor('prod', context)).toEqual({
      problem: 'not_understood',
      typed: 'prod',
      lines: ['prod1', 'prod2'],
    });
  });

  test.each([
    ['threshold 50 CNY for', 'threshold 50 CNY for prod'],
    ['threshold for 50 CNY', 'threshold 50 CNY for prod'],
    ['threshold for critical 50 CNY', 'threshold 50 CNY critical for prod'],
    ['threshold 50 CNY for <@U1|ann>', 'threshold 50 CNY notify @ann for prod'],
    ['watch for', 'watch for prod'],
    ['show for', 'show prod'],
  ])('a missing one is asked for: %s', (text, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'account_missing', known: KNOWN, line });
  });

  test('without any account there is no line to show', () => {
    const context = { ...TEAM, accountIds: [] };
    expect(refusalFor('watch for', context)).toEqual({ problem: 'account_missing', known: [], line: null });
  });
});

describe('a rule for several accounts is refused with a line for each', () => {
  test.each([
    ['threshold 30 CNY for prod and dev', ['threshold 30 CNY for prod', 'threshold 30 CNY for dev']],
    ['threshold 30 CNY for prod, dev', ['threshold 30 CNY for prod', 'threshold 30 CNY for dev']],
    ['threshold 50 CNY for prod for dev', ['threshold 50 CNY for prod', 'threshold 50 CNY for dev']],
    ['threshold for prod and dev', ['threshold 50 CNY for prod', 'threshold 50 CNY for dev']],
    ['watch prod and dev', ['watch for prod', 'watch for dev']],
    ['remove 30 CNY for prod and for dev', ['remove 30 CNY for prod', 'remove 30 CNY for dev']],
  ])('%s', (text, lines) => {
    expect(refusalFor(text)).toEqual({ problem: 'several_accounts', lines });
  });
});

describe('mentions', () => {
  test.each([
    ['threshold 50 CNY notify @oncall', 'mention_unresolved', '@oncall'],
    ['threshold 50 CNY @ann', 'mention_unresolved', '@ann'],
    ['threshold 50 CNY notify ann', 'mention_unresolved', 'ann'],
    ['threshold 50 CNY notify <#C1|ops>', 'mention_unresolved', '#ops'],
    ['threshold 50 CNY notify', 'mention_missing', 'notify'],
    ['threshold notify 50 CNY', 'mention_missing', 'notify'],
    ['threshold 50 CNY notify <!channel>', 'mention_everyone', '@channel'],
    ['threshold 50 CNY notify <!here|here>', 'mention_everyone', '@here'],
    ['threshold 50 CNY <!everyone>', 'mention_everyone', '@everyone'],
    ['threshold 50 CNY notify @channel', 'mention_everyone', '@channel'],
    ['threshold 50 CNY notify here', 'mention_everyone', 'here'],
    ['threshold 50 CNY @Here', 'mention_everyone', '@Here'],
  ])('%s', (text, problem, typed) => {
    expect(refusalFor(text)).toEqual({ problem, typed, line: 'threshold 50 CNY notify @oncall' });
  });

  test('before another part, nobody was named', () => {
    expect(refusalFor('threshold 50 CNY notify critical')).toEqual({
      problem: 'mention_missing',
      typed: 'notify',
      line: 'threshold 50 CNY critical notify @oncall',
    });
  });
});

describe('what is not understood names the nearest command', () => {
  test.each([
    ['prob', ['probe', 'prod']],
    ['top', ['top up']],
    ['hello', []],
    ['affor', ['afford deepseek-flash 40M in 8M out']],
    ['😀', []],
    ['what is the balance?', []],
    ['thresh', ['threshold 50 CNY', 'thresholds']],
    ['stag', ['staging']],
    ['xyzzy', []],
    ['what is going on', []],
    ['ab', []],
    ['<!channel>', []],
    ['critical', []],
    ['yes', []],
    ['__proto__', []],
    ['constructor', []],
    ['toString', []],
    ['🎉🎉', []],
  ])('%s', (text, lines) => {
    expect(refusalFor(text)).toMatchObject({ problem: 'not_understood', lines });
  });

  test('what is said back is one line of at most 40 characters', () => {
    const long = `xyzzy\n${'🎉'.repeat(60)}`;
    expect(refusalFor(long)).toEqual({
      problem: 'not_understood',
      typed: `xyzzy ${'🎉'.repeat(33)}…`,
      lines: [],
    });
  });
});

describe('a text longer than 300 characters', () => {
  test('is refused', () => {
    expect(intentionOf(`show${' '.repeat(296)}`)).toEqual({ kind: 'show', accountId: null });
    expect(refusalFor(`show${' '.repeat(297)}`)).toEqual({ problem: 'too_long', limit: 300 });
    expect(refusalFor('a'.repeat(3000))).toEqual({ problem: 'too_long', limit: 300 });
  });

  test('of 100 kB takes no time', () => {
    const text = '<@U1|'.repeat(20_000);
    const start = performance.now();
    for (let round = 0; round < 100; round++) refusalFor(text);
    expect((performance.now() - start) / 100).toBeLessThan(1);
  });
});
