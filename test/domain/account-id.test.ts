import { expect, test } from 'vitest';
import { isAccountId } from '../../src/domain/account-id.ts';
import { COMMAND_WORDS } from '../../src/domain/command-words.ts';

test.each(['p', 'prod', 'prod-eu_2', 'x'.repeat(32), 'showcase'])('%s names an account', (text) => {
  expect(isAccountId(text)).toBe(true);
});

test.each([
  ['an empty text', ''],
  ['a capital letter', 'Prod'],
  ['a digit at the start', '2prod'],
  ['a dash at the start', '-prod'],
  ['a space', 'prod eu'],
  ['a dot', 'prod.eu'],
  ['33 characters', 'x'.repeat(33)],
  ['a line break at the end', 'prod\n'],
  ['a letter with an accent', 'pröd'],
])('%s names none', (_, text) => {
  expect(isAccountId(text)).toBe(false);
});

test('no first word of the command can be an account', () => {
  const documented = [
    'show status balance now threshold set below alert warn drop runway watch rules list thresholds alerts change remove',
    'snooze mute pause ack history usage spend digest language zone test why simulate afford probe settings top version',
    'help on off quiet',
  ].flatMap((line) => line.split(' '));
  expect(documented.filter((word) => isAccountId(word))).toEqual([]);
  expect([...COMMAND_WORDS].filter((word) => isAccountId(word))).toEqual([]);
});

test.each(['top', 'alert', 'rule', 'crit', 'notify', 'snooze'])('%s is a word of the command', (word) => {
  expect(COMMAND_WORDS.has(word)).toBe(true);
});
