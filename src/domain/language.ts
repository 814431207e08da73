/** The languages that messages are written in. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a channel that set none. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** A language as it is stored; undefined for anything else. */
export function parseLanguage(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
