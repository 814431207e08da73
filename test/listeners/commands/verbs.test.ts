import { expect, test } from 'vitest';
import { isAccountId } from '../../../src/domain/account-id.ts';
import { isLater, isQuestion, spell, spellings, verbOf } from '../../../src/listeners/commands/verbs.ts';

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
  expect(questions).toEqual(new Set(['show', 'rules', 'why', 'simulate', 'afford', 'top_up', 'version', 'help']));
  expect([...questions].filter((verb) => isLater(verb))).toEqual([]);
});
