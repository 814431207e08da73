import { describe, expect, test } from 'vitest';
import { isAccountId } from '../../../src/domain/account-id.ts';
import { spell } from '../../../src/domain/command-words.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { ALL_SPELLINGS, isQuestion, spellings, VERBS, verbOf } from '../../../src/listeners/commands/verbs.ts';

test('no spelling of a verb can be an account', () => {
  expect(ALL_SPELLINGS.filter(isAccountId)).toEqual([]);
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(VERBS)('%s answers to the spelling that answers show', (verb) => {
    expect(verbOf(spell(verb, language))).toBe(verb);
  });
});

test('every verb has a Chinese spelling, and no spelling has two verbs', () => {
  const chinese = spellings('zh');
  expect(VERBS.filter((verb) => !chinese.some((spelling) => verbOf(spelling) === verb))).toEqual([]);
  expect(chinese.filter((spelling) => !/^\p{Script=Han}+$/u.test(spelling))).toEqual([]);
  const all = [...spellings('en'), ...chinese];
  expect(all.filter((spelling, index) => all.indexOf(spelling) !== index)).toEqual([]);
  expect(ALL_SPELLINGS.toSorted()).toEqual(all.toSorted());
});

test('no change counts as a question', () => {
  expect(VERBS).toHaveLength(23);
  expect(new Set(VERBS.filter((verb) => isQuestion(verb)))).toEqual(
    new Set(['show', 'rules', 'why', 'history', 'simulate', 'afford', 'top_up', 'version', 'help']),
  );
});
