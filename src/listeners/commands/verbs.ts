import { COMMAND_VERBS, type LaterVerb, type QuestionVerb, type Verb } from '../../domain/command-words.ts';

const SPELLINGS: ReadonlyMap<string, Verb> = new Map(
  Object.keys(COMMAND_VERBS)
    .filter(isVerb)
    .flatMap((verb) => COMMAND_VERBS[verb].spellings.map((spelling): [string, Verb] => [spelling, verb])),
);

/** Whether the verb changes nothing, so that it may be answered for a misspelt word. */
export function isQuestion(verb: Verb): verb is QuestionVerb {
  return COMMAND_VERBS[verb].sort === 'question';
}

/** Whether the verb belongs to a later release. */
export function isLater(verb: Verb): verb is LaterVerb {
  return COMMAND_VERBS[verb].sort === 'later';
}

/** Every spelling, also those of two words. */
export function spellings(): readonly string[] {
  return [...SPELLINGS.keys()];
}

/** The verb of an exact spelling in lower case. */
export function verbOf(spelling: string): Verb | undefined {
  return SPELLINGS.get(spelling);
}

/** The spelling of a verb that answers show. */
export function spell(verb: Verb): string {
  return COMMAND_VERBS[verb].spellings[0];
}

function isVerb(key: string): key is Verb {
  return Object.hasOwn(COMMAND_VERBS, key);
}
