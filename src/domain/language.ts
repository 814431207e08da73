/** The languages that the bot writes. */
export const LANGUAGES = ['en', 'zh'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a channel that set none. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** What people call them, in lower case. */
const NAMES: ReadonlyMap<string, Language> = new Map([
  ...named('en', 'en', 'english', 'en-us', 'en-gb', '英文', '英语'),
  ...named('zh', 'zh', 'chinese', 'simplified chinese', 'zh-cn', 'zh-hans', '中文', '简体中文', '汉语'),
]);

/** The language of a locale such as `zh-CN`; null for one that the bot does not write. */
export function readLanguage(locale: string): Language | null {
  return parseLanguage(locale.slice(0, 2)) ?? null;
}

/** The language of that code or name in any case: `en`, `English`, `中文`; undefined for any other. */
export function parseLanguage(text: string): Language | undefined {
  return NAMES.get(text.toLowerCase());
}

function named(language: Language, ...names: readonly string[]): readonly (readonly [string, Language])[] {
  return names.map((name) => [name, language]);
}
