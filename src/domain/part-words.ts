import type { Language } from './language.ts';

/** Words with a meaning inside a command, by their English spelling; the first Chinese one is the one that answers show. */
const PART_WORDS = {
  on: ['开启', '打开'],
  off: ['关闭', '关掉', '结束'],
  all: ['全部', '所有'],
  for: ['针对', '对'],
  to: ['改为', '改成', '到'],
  yes: ['确认'],
  rule: ['规则'],
  critical: ['严重'],
  warning: ['警告'],
  notify: ['通知'],
  until: ['直到', '至'],
  tomorrow: ['明天'],
  'top-up': ['充值'],
  resolved: ['恢复', '解决'],
  now: ['现在'],
  below: ['低于'],
  under: ['少于'],
  last: ['最近'],
  and: ['和', '与'],
  daily: ['每天', '每日'],
  weekdays: ['工作日'],
  weekly: ['每周'],
  monday: ['每周一', '周一', '星期一'],
  tuesday: ['每周二', '周二', '星期二'],
  wednesday: ['每周三', '周三', '星期三'],
  thursday: ['每周四', '周四', '星期四'],
  friday: ['每周五', '周五', '星期五'],
  saturday: ['每周六', '周六', '星期六'],
  sunday: ['每周日', '周日', '星期日', '每周天', '星期天'],
  input: ['输入'],
  output: ['输出'],
  cached: ['缓存'],
  peak: ['高峰'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type PartWord = keyof typeof PART_WORDS;

const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(PART_WORDS).flatMap(([word, chinese]) => chinese.map((each): [string, string] => [each, word])),
);

/** Every Chinese word with a meaning inside a command. */
export const CHINESE_PART_WORDS: readonly string[] = [...MEANINGS.keys()];

/** How a line to type spells a word inside a command. */
export function spellPart(word: PartWord, language: Language): string {
  return language === 'zh' ? PART_WORDS[word][0] : word;
}

/** The English word for a Chinese one; any other word is returned as it is. */
export function partMeaning(word: string): string {
  return MEANINGS.get(word) ?? word;
}
