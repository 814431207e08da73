import { expect, test } from 'vitest';
import { LANGUAGES, parseLanguage, readLanguage } from '../../src/domain/language.ts';

test.each([
  ['en', 'en'],
  ['English', 'en'],
  ['英文', 'en'],
  ['英语', 'en'],
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['Chinese', 'zh'],
  ['Simplified Chinese', 'zh'],
  ['中文', 'zh'],
  ['简体中文', 'zh'],
])('%s is a language', (text, language) => {
  expect(parseLanguage(text)).toBe(language);
});

test.each(['', 'french', '__proto__', '中'])('“%s” is none', (text) => {
  expect(parseLanguage(text)).toBeUndefined();
});

test('every language is called by its own code', () => {
  expect(LANGUAGES.map(parseLanguage)).toEqual([...LANGUAGES]);
});

test.each([
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh'],
  ['en-GB', 'en'],
  ['fr-FR', null],
  ['', null],
])('the locale “%s” is read as %s', (locale, language) => {
  expect(readLanguage(locale)).toBe(language);
});
