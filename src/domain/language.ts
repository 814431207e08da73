/** The languages that messages are written in. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a channel that set none. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** The language of a locale such as `zh-CN`; null for one that messages are not written in. */
export function readLanguage(locale: string): Language | null {
  return parseLanguage(locale.slice(0, 2).toLowerCase()) ?? null;
}

/** A language as it is stored; undefined for anything else. */
export function parseLanguage(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
