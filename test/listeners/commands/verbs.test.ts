import { expect, test } from 'vitest';
import { COMMAND_WORDS, isAccountId } from '../../../src/domain/account-id.ts';
import { isLater, isQuestion, PART_WORDS, spell, spellings, verbOf } from '../../../src/listeners/commands/verbs.ts';

const ACCOUNT_SHAPE = /^[a-z][a-z0-9_-]*$/;

test('the words that no account may be called are exactly the first words and the part words of the grammar', () => {
  const firstWords = spellings().map((spelling) => spelling.split(' ')[0] ?? '');
  const words = new Set([...firstWords.filter((word) => ACCOUNT_SHAPE.test(word)), ...PART_WORDS]);
  expect([...COMMAND_WORDS].toSorted()).toEqual([...words].toSorted());
});

test('no spelling of a verb can be an account', () => {
  expect(spellings().filter(isAccountId)).toEqual([]);
});

test('every verb answers to the spelling that answers show', () => {
  const verbs = new Set(spellings().flatMap((spelling) => verbOf(spelling) ?? []));
  expect([...verbs].filter((verb) => verbOf(spell(verb)) !== verb)).toEqual([]);
  expect(verbs.size).toBe(22);
});

test('no change and no verb of a later release counts as a question', () => {
  const verbs = spellings().flatMap((spelling) => verbOf(spelling) ?? []);
  const questions = new Set(verbs.filter((verb) => isQuestion(verb)));
  expect(questions).toEqual(new Set(['show', 'rules', 'why', 'top_up', 'version', 'help']));
  expect([...questions].filter((verb) => isLater(verb))).toEqual([]);
});
