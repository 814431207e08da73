interface Words {
  /** Every spelling; the first is the one that answers show. */
  readonly spellings: readonly [string, ...string[]];
  /** A question may be answered for a misspelt word, because a wrong guess changes nothing. `later` is for a later release. */
  readonly sort: 'question' | 'change' | 'later';
}

/** The first words of the command (product: "The command"). */
export const COMMAND_VERBS = {
  show: { spellings: ['show', 'status', 'balance', 'now'], sort: 'question' },
  threshold: { spellings: ['threshold', 'set', 'below', 'alert at', 'alert', 'warn'], sort: 'change' },
  drop: { spellings: ['drop'], sort: 'change' },
  runway: { spellings: ['runway'], sort: 'change' },
  watch: { spellings: ['watch'], sort: 'change' },
  probe: { spellings: ['probe'], sort: 'change' },
  rules: { spellings: ['rules', 'list', 'thresholds', 'alerts'], sort: 'question' },
  change: { spellings: ['change'], sort: 'change' },
  remove: { spellings: ['remove'], sort: 'change' },
  test: { spellings: ['test'], sort: 'change' },
  why: { spellings: ['why'], sort: 'question' },
  top_up: { spellings: ['top up', 'topup', 'top-up'], sort: 'question' },
  version: { spellings: ['version'], sort: 'question' },
  help: { spellings: ['help', '?'], sort: 'question' },
  history: { spellings: ['history', 'usage', 'spend'], sort: 'question' },
  digest: { spellings: ['digest'], sort: 'change' },
  snooze: { spellings: ['snooze', 'mute', 'pause', 'ack'], sort: 'later' },
  settings: { spellings: ['settings'], sort: 'later' },
  simulate: { spellings: ['simulate'], sort: 'question' },
  afford: { spellings: ['afford'], sort: 'question' },
  language: { spellings: ['language'], sort: 'later' },
  zone: { spellings: ['zone'], sort: 'change' },
} as const satisfies Readonly<Record<string, Words>>;

export type Verb = keyof typeof COMMAND_VERBS;

type OfSort<Sort extends Words['sort']> = {
  [Each in Verb]: (typeof COMMAND_VERBS)[Each]['sort'] extends Sort ? Each : never;
}[Verb];

/** Verbs of the grammar that later releases fill. */
export type LaterVerb = OfSort<'later'>;
/** Verbs that change nothing. */
export type QuestionVerb = OfSort<'question'>;

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
]);

/** Words with a meaning inside a command. */
const PART_WORDS = ['on', 'off', 'all', 'for', 'to', 'yes', 'rule', 'critical', 'crit', 'warning', 'warn', 'notify'];

/** First words of a command in every spelling, and the words with a meaning inside one; none of them can be an account's id. */
export const COMMAND_WORDS: ReadonlySet<string> = new Set([
  ...Object.values(COMMAND_VERBS).flatMap(({ spellings }) => spellings.map((spelling) => spelling.replace(/ .*/, ''))),
  ...PART_WORDS,
]);
