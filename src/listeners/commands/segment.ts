import { REMOVAL_WORDS, WAKING_WORDS } from '../../domain/command-words.ts';
import { CHINESE_PART_WORDS } from '../../domain/part-words.ts';
import type { Token, WordToken } from './tokens.ts';
import { ALL_SPELLINGS } from './verbs.ts';

const ASCII = /^[!-~]*$/;
/** Chinese is written without spaces; these words end where another begins. */
const WORDS = [...ALL_SPELLINGS, ...CHINESE_PART_WORDS, ...REMOVAL_WORDS, ...WAKING_WORDS].filter(isChinese);
/** `50元`, `¥50`, `4小时内`, `9点30分`, `第2条`, `prod`: a number with what is stuck to it, or a name. */
const STUCK =
  /^第?[#@¥$€+-]?[a-z0-9.][!-~]*(?:万元|[百千万萬亿]?(?:元|圆|圓|块钱|块|人民币|美元)|[百千万萬亿]|(?:分钟|个?小时|天|周|个?星期)(?:以内|之内|内)?|点(?:半|\d{1,2}分?)?|[条号])?/;

/** `30元1小时内` is two numbers, but the `cn` of `cn¥50` belongs to its sign. */
const STARTS_NUMBER = /^[¥$€]?\d/;

/**
 * The pieces of a word in which nothing is left over: `阈值50元` is `阈值` and `50元`, `修改2改为40元` has four. `names` are
 * words of this team's own. A word that is not made of such pieces alone stays whole: `余额宝`.
 */
export function segment(word: WordToken, names: readonly string[] = []): readonly WordToken[] {
  if (!isChinese(word.text) || word.text.length !== word.typed.length) return [word];
  const lengths = piecesOf(word.text, [...WORDS, ...names]);
  let at = 0;
  return (lengths ?? [word.text.length]).map((length): WordToken => {
    const [from, to] = [at, at + length];
    at = to;
    return { kind: 'word', text: word.text.slice(from, to), typed: word.typed.slice(from, to) };
  });
}

/** Tokens with this team's own names told apart from what is stuck to them: `针对生产`. */
export function segmentNames(tokens: readonly Token[], labels: readonly WordToken[]): readonly Token[] {
  const names = labels.map(({ text }) => text).filter(isChinese);
  return names.length === 0
    ? tokens
    : tokens.flatMap((token): readonly Token[] => (token.kind === 'word' ? segment(token, names) : [token]));
}

/** How long each piece is; undefined when something would be left over. */
function piecesOf(text: string, words: readonly string[]): readonly number[] | undefined {
  const lengths: number[] = [];
  let rest = text;
  let hasWord = false;
  let isNumbers = true;
  while (rest !== '') {
    const known = words.filter((word) => rest.startsWith(word)).map(({ length }) => length);
    const length = known.length > 0 ? Math.max(...known) : (STUCK.exec(rest)?.[0].length ?? 0);
    if (length === 0) return undefined;
    hasWord ||= known.length > 0;
    isNumbers &&= STARTS_NUMBER.test(rest);
    lengths.push(length);
    rest = rest.slice(length);
  }
  return hasWord || isNumbers ? lengths : undefined;
}

function isChinese(word: string): boolean {
  return !ASCII.test(word);
}
