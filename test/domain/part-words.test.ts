import { expect, test } from 'vitest';
import { isAccountId } from '../../src/domain/account-id.ts';
import { CHINESE_PART_WORDS, partMeaning, spellPart } from '../../src/domain/part-words.ts';

test('every Chinese word has one meaning and can be no account', () => {
  expect(new Set(CHINESE_PART_WORDS).size).toBe(CHINESE_PART_WORDS.length);
  expect(CHINESE_PART_WORDS.filter((word) => isAccountId(word))).toEqual([]);
});

test('a word is spelt in the language of a line, and means the same in both', () => {
  expect(spellPart('critical', 'en')).toBe('critical');
  expect(spellPart('critical', 'zh')).toBe('严重');
  expect(partMeaning('严重')).toBe('critical');
});

test('any other word means itself', () => {
  expect(partMeaning('prod')).toBe('prod');
});
