import { describe, expect, it } from 'vitest';
import { ENGLISH_MESSAGES } from '../../src/blocks/locales/en.ts';
import { CHINESE_MESSAGES } from '../../src/blocks/locales/zh.ts';
import { listSources } from '../source-files.ts';
import { contentsOf, MESSAGE_KEYS } from './messages.ts';
import { EN, ZH } from './voices.ts';

const CATALOG = /^blocks\/locales\/(?:en|zh)\//;
const SOURCES = listSources('src');
const CODE = SOURCES.filter(({ path }) => !CATALOG.test(path))
  .map(({ text }) => text)
  .join('\n');

/** Words that a Chinese sentence keeps, and what is no word: currencies, code, links, tokens of Slack's. */
const KEPT_WORDS = /\b(?:DeepSeek|Slack|HTTP|UTC|API|CNY|USD|English)\b/g;
const NO_WORDS = /`[^`]*`|<[^>]*>|https?:\/\/\S+|@[a-z]+|\/invite/g;

function keysOf(language: 'en' | 'zh'): readonly string[] {
  return SOURCES.filter(({ path }) => path.startsWith(`blocks/locales/${language}/`)).flatMap(({ text }) =>
    [...text.matchAll(/^ {2}'?([\w.-]+)'?:/gm)].flatMap(([, key = '']) => key),
  );
}

/** The keys that a template literal of the code can become: `severity.${severity}`. */
function builtKeys(): readonly RegExp[] {
  return [...CODE.matchAll(/`([a-z][a-z_]*\.[^`\s]*\$\{[^`\s]*)`/g)].map(
    ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[a-z0-9_]+')}$`),
  );
}

function chineseText(key: (typeof MESSAGE_KEYS)[number]): string {
  return contentsOf(CHINESE_MESSAGES[key]).literals.join('§').replaceAll(NO_WORDS, '');
}

describe('the messages of both languages', () => {
  it('have the same keys, each once', () => {
    expect(keysOf('en').toSorted()).toEqual(MESSAGE_KEYS.toSorted());
    expect(keysOf('zh').toSorted()).toEqual(MESSAGE_KEYS.toSorted());
  });

  it.each(MESSAGE_KEYS)('%s has the same placeholders', (key) => {
    const [english, chinese] = [contentsOf(ENGLISH_MESSAGES[key]), contentsOf(CHINESE_MESSAGES[key])];
    expect(chinese.names).toEqual(english.names);
    expect(chinese.selects).toEqual(english.selects);
  });

  it('are said with any value, and are never empty', () => {
    for (const key of MESSAGE_KEYS) {
      const { names, selects } = contentsOf(ENGLISH_MESSAGES[key]);
      const branches = selects.flatMap((select) => select.replace(/^.*: /, '').split(', '));
      for (const value of [1, 2, ...branches]) {
        const values = Object.fromEntries(names.map((name) => [name, branches.length === 0 ? value : `${value}`]));
        for (const say of [EN, ZH]) expect([key, say(key, values).trim()]).not.toEqual([key, '']);
      }
    }
  });

  it('are all used', () => {
    const built = builtKeys();
    const unused = MESSAGE_KEYS.filter(
      (key) => !CODE.includes(`'${key}'`) && !built.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

describe('the Chinese messages', () => {
  it('hold no English words', () => {
    const english = MESSAGE_KEYS.filter((key) => /[a-z]/i.test(chineseText(key).replaceAll(KEPT_WORDS, '')));
    expect(english).toEqual([]);
  });

  it('use the punctuation of their script', () => {
    const halfWidth = /\p{Script=Han}[,.;:!?()]|[,;:!?()]\p{Script=Han}/u;
    expect(MESSAGE_KEYS.filter((key) => halfWidth.test(chineseText(key)))).toEqual([]);
  });

  it('put a space between their script and Latin letters or digits, but for lines to type', () => {
    const touching = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
    const sentences = MESSAGE_KEYS.filter((key) => !key.startsWith('type.'));
    expect(sentences.filter((key) => touching.test(chineseText(key)))).toEqual([]);
  });
});

describe('these checks', () => {
  it('find a placeholder in every branch', () => {
    const message = '{a, select, x {{b}} other {{c, plural, one {# {d}} other {}}}} <!date^1> {e}';
    const { names, selects } = contentsOf(message);
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(selects).toEqual(['a: other, x']);
  });

  it('refuse a message that cannot be read', () => {
    expect(() => contentsOf('{open')).toThrow('EXPECT_ARGUMENT_CLOSING_BRACE');
  });
});
