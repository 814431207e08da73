import type { Language } from './language.ts';
import { CHINESE_PART_WORDS } from './part-words.ts';

interface Words {
  /** Every English spelling; the first is the one that answers show. */
  readonly spellings: readonly [string, ...string[]];
  /** The same in Chinese. */
  readonly zh: readonly [string, ...string[]];
  /** A question may be answered for a misspelt word, because a wrong guess changes nothing. */
  readonly sort: 'question' | 'change';
}

/** The first words of the command (product: "The command"). */
export const COMMAND_VERBS = {
  show: { spellings: ['show', 'status', 'balance', 'now'], zh: ['余额', '显示', '状态'], sort: 'question' },
  threshold: {
    spellings: ['threshold', 'set', 'below', 'alert at', 'alert', 'warn'],
    zh: ['阈值', '设置阈值', '低于', '提醒'],
    sort: 'change',
  },
  drop: { spellings: ['drop'], zh: ['骤降', '下跌'], sort: 'change' },
  runway: { spellings: ['runway'], zh: ['可用天数', '可用时长', '续航'], sort: 'change' },
  watch: { spellings: ['watch'], zh: ['监控'], sort: 'change' },
  probe: { spellings: ['probe'], zh: ['探测'], sort: 'change' },
  rules: { spellings: ['rules', 'list', 'thresholds', 'alerts'], zh: ['规则'], sort: 'question' },
  change: { spellings: ['change'], zh: ['修改'], sort: 'change' },
  remove: { spellings: ['remove'], zh: ['删除'], sort: 'change' },
  test: { spellings: ['test'], zh: ['测试'], sort: 'change' },
  why: { spellings: ['why'], zh: ['为什么', '原因'], sort: 'question' },
  top_up: { spellings: ['top up', 'topup', 'top-up'], zh: ['充值'], sort: 'question' },
  version: { spellings: ['version'], zh: ['版本'], sort: 'question' },
  help: { spellings: ['help', '?'], zh: ['帮助'], sort: 'question' },
  history: { spellings: ['history', 'usage', 'spend'], zh: ['历史', '用量'], sort: 'question' },
  digest: { spellings: ['digest'], zh: ['摘要', '日报'], sort: 'change' },
  snooze: { spellings: ['snooze', 'mute', 'pause', 'ack'], zh: ['暂停', '静音'], sort: 'change' },
  quiet: { spellings: ['quiet'], zh: ['免打扰'], sort: 'change' },
  settings: { spellings: ['settings'], zh: ['设置'], sort: 'change' },
  simulate: { spellings: ['simulate'], zh: ['模拟'], sort: 'question' },
  afford: { spellings: ['afford'], zh: ['估算'], sort: 'question' },
  language: { spellings: ['language'], zh: ['语言'], sort: 'change' },
  zone: { spellings: ['zone'], zh: ['时区'], sort: 'change' },
} as const satisfies Readonly<Record<string, Words>>;

export type Verb = keyof typeof COMMAND_VERBS;

/** Verbs that change nothing. */
export type QuestionVerb = {
  [Each in Verb]: (typeof COMMAND_VERBS)[Each]['sort'] extends 'question' ? Each : never;
}[Verb];

/** The spelling of a verb that answers show. */
export function spell(verb: Verb, language: Language): string {
  return spellingsOf(verb, language)[0];
}

/** Every spelling of a verb in one language, the one that answers show first. */
export function spellingsOf(verb: Verb, language: Language): readonly [string, ...string[]] {
  return COMMAND_VERBS[verb][language === 'zh' ? 'zh' : 'spellings'];
}

/** First words of somebody who wants a rule gone. They name no command; the answer shows how to remove, and never how to set. */
export const REMOVAL_WORDS: ReadonlySet<string> = new Set([
  'delete',
  'del',
  'rm',
  'forget',
  'unset',
  'reset',
  'unwatch',
  'stop',
  'cancel',
  'clear',
  'disable',
  '删掉',
  '取消',
  '移除',
  '去掉',
  '清除',
  '停止',
]);

/** First words of somebody who wants a snooze to end. They name no command either; the answer shows how to end it. */
export const WAKING_WORDS: ReadonlySet<string> = new Set([
  'wake',
  'unsnooze',
  'unmute',
  'unpause',
  'resume',
  '恢复',
  '取消暂停',
  '取消静音',
  '解除暂停',
  '解除静音',
]);

/** Words with a meaning inside a command that therefore cannot be an account's id. */
const PART_WORDS = ['on', 'off', 'all', 'for', 'to', 'yes', 'rule', 'critical', 'crit', 'warning', 'warn', 'notify'];

/** First words of a command in every spelling, and the words with a meaning inside one; none of them can be an account's id. */
export const COMMAND_WORDS: ReadonlySet<string> = new Set([
  ...Object.values(COMMAND_VERBS).flatMap(({ spellings, zh }) => [
    ...spellings.map((spelling) => spelling.replace(/ .*/, '')),
    ...zh,
  ]),
  ...PART_WORDS,
  ...CHINESE_PART_WORDS,
]);
