import { COMMAND_VERBS, type QuestionVerb, spellingsOf, type Verb } from '../../domain/command-words.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';

/** Every verb of the grammar. */
export const VERBS: readonly Verb[] = Object.keys(COMMAND_VERBS).filter(isVerb);

const MEANINGS: ReadonlyMap<string, Verb> = new Map(
  VERBS.flatMap((verb) =>
    LANGUAGES.flatMap((language) => spellingsOf(verb, language).map((spelling): [string, Verb] => [spelling, verb])),
  ),
);

/** Every spelling in every language. */
export const ALL_SPELLINGS: readonly string[] = [...MEANINGS.keys()];

/** Whether the verb changes nothing, so that it may be answered for a misspelt word. */
export function isQuestion(verb: Verb): verb is QuestionVerb {
  return COMMAND_VERBS[verb].sort === 'question';
}

/** Every spelling in one language, also those of two words. */
export function spellings(language: Language): readonly string[] {
  return VERBS.flatMap((verb) => spellingsOf(verb, language));
}

/** The verb of an exact spelling in lower case, in any language. */
export function verbOf(spelling: string): Verb | undefined {
  return MEANINGS.get(spelling);
}

function isVerb(key: string): key is Verb {
  return Object.hasOwn(COMMAND_VERBS, key);
}
