import { describe, expect, test } from 'vitest';
import { permissionFor } from '../../../src/listeners/commands/permission-for.ts';
import { CHINESE, intentionOf, refusalFor } from './context.ts';

const NIGHT = { kind: 'set_quiet', quiet: { fromMinute: 22 * 60, untilMinute: 7 * 60 } };

describe('settings', () => {
  test('takes no further word', () => {
    expect(intentionOf('settings')).toEqual({ kind: 'settings' });
  });

  test.each([
    ['settings now', 'now'],
    ['settings for prod', 'for prod'],
    ['setings', 'setings'],
  ])('%j shows the line to type', (text, typed) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line: 'settings' });
  });

  test('with an amount is a threshold that was meant', () => {
    expect(refusalFor('设置 50元')).toEqual({ problem: 'amount_alone', line: 'threshold 50 CNY' });
  });
});

describe('language', () => {
  test.each([
    ['language', { kind: 'language' }],
    ['language 中文', { kind: 'set_language', language: 'zh' }],
    ['language Chinese', { kind: 'set_language', language: 'zh' }],
    ['language simplified chinese', { kind: 'set_language', language: 'zh' }],
    ['language zh', { kind: 'set_language', language: 'zh' }],
    ['language english', { kind: 'set_language', language: 'en' }],
    ['语言 英语', { kind: 'set_language', language: 'en' }],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test.each([
    ['language english please', 'please', 'language english'],
    ['language to 中文', 'to', 'language 中文'],
    ['langauge english', 'langauge', 'language english'],
    ['langauge', 'langauge', 'language'],
    ['language <#C1|ops> zh', '#ops', 'language 中文'],
  ])('%j does nothing', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });

  test.each(['french', 'english chinese', '<@U1|ann>', 'en zh now'])('“%s” is answered with what there is', (words) => {
    const typed = words === '<@U1|ann>' ? '@ann' : words;
    const lines = ['language english', 'language 中文'];
    expect(refusalFor(`language ${words}`)).toEqual({ problem: 'language_unknown', typed, lines });
    const chinese = { problem: 'language_unknown', typed, lines: ['语言 英文', '语言 中文'] };
    expect(refusalFor(`language ${words}`, CHINESE)).toEqual(chinese);
  });
});

describe('quiet hours', () => {
  test.each([
    ['quiet 22:00-07:00', NIGHT],
    ['quiet 22:00 - 07:00', NIGHT],
    ['quiet 22:00–7:00', NIGHT],
    ['quiet 22-7', NIGHT],
    ['quiet 22:00 to 07:00', NIGHT],
    ['quiet from 10pm until 7 am', NIGHT],
    ['QUIET 10 PM - 7AM.', NIGHT],
    ['quiet between 22:00 and 7:00', NIGHT],
    ['免打扰 22点到7点', NIGHT],
    ['quiet 00:00-23:59', { kind: 'set_quiet', quiet: { fromMinute: 0, untilMinute: 24 * 60 - 1 } }],
    ['quiet off', { kind: 'set_quiet', quiet: null }],
    ['quiet', { kind: 'quiet' }],
  ])('%j', (text, intention) => {
    expect(intentionOf(text)).toEqual(intention);
  });

  test.each([
    ['quiet 22:00-07:00 weekdays', 'weekdays', 'quiet 22:00-07:00'],
    ['quiet 22-7 8', '8', 'quiet 22:00-07:00'],
    ['quiet off please', 'please', 'quiet off'],
    ['quit 9:30pm-7', 'quit', 'quiet 21:30-07:00'],
    ['quiiet', 'quiiet', 'quiet'],
  ])('%j with a word left over does nothing', (text, typed, line) => {
    expect(refusalFor(text)).toEqual({ problem: 'word_left_over', typed, line });
  });

  test.each([
    ['quiet 22:00', 'quiet_incomplete', ''],
    ['quiet to', 'quiet_incomplete', ''],
    ['quiet at night', 'quiet_incomplete', 'at night'],
    ['quiet 22:00-24:00', 'quiet_incomplete', '24:00'],
    ['quiet 22:00-', 'quiet_incomplete', '22:00-'],
    ['quiet <@U1|ann>', 'quiet_incomplete', '@ann'],
    ['quiet 22:00-22:00', 'quiet_empty', '22:00-22:00'],
    ['quiet 10pm to 22:00', 'quiet_empty', '10pm to 22:00'],
  ])('%j does nothing', (text, problem, typed) => {
    expect(refusalFor(text)).toEqual({ problem, typed, lines: ['quiet 22:00-07:00', 'quiet off'] });
  });
});

test('to change a setting one must be allowed to, to see it not', () => {
  const changes = [
    { kind: 'settings' },
    { kind: 'set_language', language: 'zh' },
    { kind: 'set_quiet', quiet: null },
  ] as const;
  expect(changes.map(permissionFor)).toEqual(['change', 'change', 'change']);
  expect(permissionFor({ kind: 'language' })).toBe('ask');
  expect(permissionFor({ kind: 'quiet' })).toBe('ask');
});
