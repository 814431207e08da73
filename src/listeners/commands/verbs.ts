import type { Intention, LaterVerb } from './intention.ts';

export type Verb = Exclude<Intention['kind'], 'later'> | LaterVerb;

/** Every spelling of every verb; the first is the one that answers show. */
const SPELLINGS: Readonly<Record<Verb, readonly [string, ...string[]]>> = {
  show: ['show', 'status', 'balance', 'now'],
  threshold: ['threshold', 'set', 'below', 'alert at', 'alert', 'warn'],
  watch: ['watch'],
  rules: ['rules', 'list', 'thresholds', 'alerts'],
  change: ['change'],
  remove: ['remove'],
  test: ['test'],
  why: ['why'],
  top_up: ['top up', 'topup', 'top-up'],
  version: ['version'],
  help: ['help', '?'],
  drop: ['drop'],
  runway: ['runway'],
  history: ['history', 'usage', 'spend'],
  digest: ['digest'],
  snooze: ['snooze', 'mute', 'pause', 'ack'],
  settings: ['settings'],
  simulate: ['simulate'],
  afford: ['afford'],
  probe: ['probe'],
  language: ['language'],
  zone: ['zone'],
};

/** Words with a meaning inside a command, so that no account can be called so. */
export const PART_WORDS: readonly string[] = [
  'on',
  'off',
  'all',
  'for',
  'to',
  'yes',
  'rule',
  'critical',
  'crit',
  'warning',
  'warn',
  'notify',
];

const VERBS: ReadonlyMap<string, Verb> = new Map(
  Object.keys(SPELLINGS)
    .filter(isVerb)
    .flatMap((verb) => SPELLINGS[verb].map((spelling): [string, Verb] => [spelling, verb])),
);

/** Only questions may be answered for a misspelt word: a wrong guess changes nothing. */
const QUESTIONS: ReadonlySet<Verb> = new Set(['show', 'rules', 'why', 'top_up', 'version', 'help']);

const LATER: ReadonlySet<Verb> = new Set<LaterVerb>([
  'drop',
  'runway',
  'history',
  'digest',
  'snooze',
  'settings',
  'simulate',
  'afford',
  'probe',
  'language',
  'zone',
]);

export function isQuestion(verb: Verb): boolean {
  return QUESTIONS.has(verb);
}

/** Whether the verb belongs to a later release. */
export function isLater(verb: Verb): verb is LaterVerb {
  return LATER.has(verb);
}

/** Every spelling, also those of two words. */
export function spellings(): readonly string[] {
  return [...VERBS.keys()];
}

/** The verb of an exact spelling in lower case. */
export function verbOf(spelling: string): Verb | undefined {
  return VERBS.get(spelling);
}

/** The spelling of a verb that answers show. */
export function spell(verb: Verb): string {
  return SPELLINGS[verb][0];
}

function isVerb(key: string): key is Verb {
  return Object.hasOwn(SPELLINGS, key);
}
